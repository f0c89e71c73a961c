#include "engine/voices/unison.hpp"

#include <algorithm>
#include <cmath>
#include <span>

namespace refrain::engine {
namespace {

struct Chord {
    std::size_t size;
    std::array<float, 4> semitones;
};

// The copies take the notes of the stack in turn.
constexpr std::array<Chord, patch::kStacks.size()> kChords{{{1, {0.0F}},
                                                            {2, {0.0F, 12.0F}},
                                                            {3, {0.0F, 12.0F, 24.0F}},
                                                            {2, {0.0F, 7.0F}},
                                                            {3, {0.0F, 4.0F, 7.0F}},
                                                            {3, {0.0F, 3.0F, 7.0F}},
                                                            {4, {0.0F, 4.0F, 7.0F, 10.0F}},
                                                            {1, {0.0F}}}};

float stacked(patch::Stack stack, std::size_t copy) REFRAIN_RT {
    if (stack == patch::Stack::harmonics) {
        return 12.0F * std::log2(static_cast<float>(copy + 1));
    }
    const Chord& chord = kChords[static_cast<std::size_t>(stack)];
    return chord.semitones[copy % chord.size];
}

}  // namespace

void lay_out(Unison& unison, std::uint32_t copies, float spread, patch::Stack stack) REFRAIN_RT {
    unison.copies = std::clamp(copies, 1U, static_cast<std::uint32_t>(patch::kMaxUnison));
    const float power = std::exp2(3.0F - 6.0F * spread);
    for (std::size_t copy = 0; copy < unison.copies; ++copy) {
        const std::size_t mirror = unison.copies - 1 - copy;
        const float even =
            unison.copies == 1 ? 0.0F : 2.0F * static_cast<float>(copy) / static_cast<float>(unison.copies - 1) - 1.0F;
        unison.place[copy] = std::copysign(std::pow(std::abs(even), power), even);
        unison.side[copy] = std::min(copy, mirror) % 2 == 0 ? even : -even;
        unison.stack[copy] = stacked(stack, copy);
        unison.middle[copy] = copy == mirror || (copy > mirror ? copy - mirror : mirror - copy) == 1;
    }
}

}  // namespace refrain::engine
