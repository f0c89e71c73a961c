#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "patch/choices.hpp"
#include "support/instrument.hpp"

// What all voices share is moved by what they share, and by LFOs.
namespace refrain {
namespace {

/// A note through an equalizer whose gain the LFO moves by `amount`, as levels of 10 ms each.
std::vector<float> levels_with(patch::LfoScope scope, float amount) {
    test::Instrument instrument(48000.0, wavetable::Shape::sine);
    instrument.set(patch::id(patch::Lfo::scope, 0), static_cast<float>(scope));
    instrument.set(patch::id(patch::Lfo::rate, 0), 5.0F);
    instrument.set(patch::id(patch::Equalizer::on), 1.0F);
    instrument.set(patch::id(patch::Equalizer::low_frequency), 1000.0F);
    instrument.route(
        1, {.source = patch::Source::lfo_1, .target = patch::id(patch::Equalizer::low_gain), .amount = amount});
    instrument.now(test::note_on(57));
    instrument.play(24000);
    std::vector<float> levels;
    for (int i = 0; i < 40; ++i) {
        levels.push_back(test::peak(instrument.play(480).left));
    }
    return levels;
}

float swing(const std::vector<float>& levels) {
    const auto [low, high] = std::minmax_element(levels.begin(), levels.end());
    return *high / *low;
}

TEST(GlobalRoutes, AnLfoMovesAnEffectWhateverItsScope) {
    EXPECT_LT(swing(levels_with(patch::LfoScope::shared, 0.0F)), 1.01F);
    const float shared = swing(levels_with(patch::LfoScope::shared, 0.25F));
    EXPECT_GT(shared, 1.5F);
    EXPECT_NEAR(swing(levels_with(patch::LfoScope::voice, 0.25F)), shared, 0.05F * shared);
}

}  // namespace
}  // namespace refrain
