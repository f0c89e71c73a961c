// Included once for each instruction set (hwy/foreach_target.h), hence no #pragma once.
#if defined(REFRAIN_DSP_VOWEL_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef REFRAIN_DSP_VOWEL_INL
#undef REFRAIN_DSP_VOWEL_INL
#else
#define REFRAIN_DSP_VOWEL_INL
#endif

#include "dsp/filters/filter_work.hpp"
#include "dsp/filters/turns-inl.hpp"
#include "dsp/filters/vowel.hpp"
#include "dsp/simd/rows-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace refrain::dsp::HWY_NAMESPACE {

/// Where between the vowels: p and what of it exceeds 1, 2 and 3.
struct VowelPlace {
    RowVector p;
    RowVector past[kVowels - 2];

    HWY_INLINE explicit VowelPlace(RowVector shape) REFRAIN_RT {
        p = hn::Mul(hn::Clamp(shape, hn::Zero(RowTag()), all(1.0F)), all(static_cast<float>(kVowels - 1)));
        for (std::size_t v = 0; v < kVowels - 2; ++v) {
            past[v] = hn::Max(hn::Sub(p, all(static_cast<float>(v + 1))), hn::Zero(RowTag()));
        }
    }

    HWY_INLINE RowVector on(const VowelLine& line) const REFRAIN_RT {
        RowVector value = hn::MulAdd(p, all(line.slope), all(line.start));
        for (std::size_t v = 0; v < kVowels - 2; ++v) {
            value = hn::MulAdd(past[v], all(line.bends[v]), value);
        }
        return value;
    }
};

/// One chunk of four band-passes side by side, each a state-variable filter (state_variable-inl.hpp) of which sine and
/// cosine of the cutoff share the one division.
template <std::size_t kChannels>
HWY_INLINE void vowel(const FilterWork<kChannels> work, std::size_t first) REFRAIN_RT {
    RowVector s[kChannels][2 * kFormants];
    for (std::size_t c = 0; c < kChannels; ++c) {
        for (std::size_t i = 0; i < 2 * kFormants; ++i) {
            s[c][i] = load(work.states[c]->memory[i], first);
        }
    }
    for (std::uint32_t n = 0; n < work.frames; ++n) {
        const VowelPlace place(load(work.shape[n], first));
        const RowVector turns_per_hz = hn::Mul(load(work.cutoff[n], first), all(0.001F));
        const RowVector width = load(work.resonance[n], first);
        const RowVector width2 = hn::Mul(width, width);
        RowVector in[kChannels];
        RowVector sum[kChannels];
        for (std::size_t c = 0; c < kChannels; ++c) {
            in[c] = load(work.x[c][n], first);
            sum[c] = hn::Zero(RowTag());
        }
        for (std::size_t i = 0; i < kFormants; ++i) {
            const FormantLines& lines = kFormantLines[i];
            const RowVector turns = hn::Min(hn::Mul(place.on(lines.frequency_hz), turns_per_hz), all(kHighestTurns));
            const RowVector natural = place.on(lines.damping);
            const RowVector k = hn::Mul(natural, width2);
            // Narrower formants are raised, though less than would keep the power of a noise.
            const RowVector gain = hn::Mul(hn::Mul(natural, width), place.on(lines.gain));
            const RowVector sine = sin_half_turns(turns);
            const RowVector cosine = cos_half_turns(turns);
            const RowVector inverse =
                hn::Div(all(1.0F), hn::MulAdd(cosine, cosine, hn::Mul(sine, hn::MulAdd(k, cosine, sine))));
            const RowVector of_band = hn::Mul(cosine, inverse);
            const RowVector of_input = hn::Mul(sine, inverse);
            for (std::size_t c = 0; c < kChannels; ++c) {
                RowVector& s1 = s[c][2 * i];
                RowVector& s2 = s[c][2 * i + 1];
                const RowVector drive = hn::MulAdd(of_band, s1, hn::Mul(of_input, hn::Sub(in[c], s2)));
                const RowVector band = hn::Mul(cosine, drive);
                s1 = hn::MulSub(all(2.0F), band, s1);
                s2 = hn::MulAdd(hn::Add(sine, sine), drive, s2);
                sum[c] = hn::MulAdd(band, gain, sum[c]);
            }
        }
        for (std::size_t c = 0; c < kChannels; ++c) {
            store(sum[c], work.x[c][n], first);
        }
    }
    for (std::size_t c = 0; c < kChannels; ++c) {
        for (std::size_t i = 0; i < 2 * kFormants; ++i) {
            store(s[c][i], work.states[c]->memory[i], first);
        }
    }
}

}  // namespace refrain::dsp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
