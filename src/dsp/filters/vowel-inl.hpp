// Included once for each instruction set (hwy/foreach_target.h), hence no #pragma once.
#if defined(REFRAIN_DSP_VOWEL_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef REFRAIN_DSP_VOWEL_INL
#undef REFRAIN_DSP_VOWEL_INL
#else
#define REFRAIN_DSP_VOWEL_INL
#endif

#include "dsp/filters/filter_state.hpp"
#include "dsp/filters/turns-inl.hpp"
#include "dsp/filters/vowel.hpp"
#include "dsp/lane_vectors-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace refrain::dsp::HWY_NAMESPACE {

/// Where between the vowels: p and what of it exceeds 1, 2 and 3.
struct VowelPlace {
    Vec p;
    Vec past[kVowels - 2];

    HWY_INLINE explicit VowelPlace(Vec shape) REFRAIN_RT {
        p = hn::Mul(hn::Clamp(shape, hn::Zero(Chunk()), all(1.0F)), all(static_cast<float>(kVowels - 1)));
        for (std::size_t v = 0; v < kVowels - 2; ++v) {
            past[v] = hn::Max(hn::Sub(p, all(static_cast<float>(v + 1))), hn::Zero(Chunk()));
        }
    }

    HWY_INLINE Vec on(const VowelLine& line) const REFRAIN_RT {
        Vec value = hn::MulAdd(p, all(line.slope), all(line.start));
        for (std::size_t v = 0; v < kVowels - 2; ++v) {
            value = hn::MulAdd(past[v], all(line.bends[v]), value);
        }
        return value;
    }
};

/// One chunk of four band-passes side by side, each a state-variable filter (state_variable-inl.hpp) of which sine and
/// cosine of the cutoff share the one division.
HWY_INLINE void vowel(FilterState& state, Row* x, const Row* cutoff, const Row* resonance, const Row* shape,
                      std::uint32_t frames, std::size_t first) REFRAIN_RT {
    Vec s[2 * kFormants];
    for (std::size_t i = 0; i < 2 * kFormants; ++i) {
        s[i] = load(state.memory[i], first);
    }
    for (std::uint32_t n = 0; n < frames; ++n) {
        const Vec in = load(x[n], first);
        const VowelPlace place(load(shape[n], first));
        const Vec turns_per_hz = hn::Mul(load(cutoff[n], first), all(0.001F));
        const Vec width = load(resonance[n], first);
        const Vec width2 = hn::Mul(width, width);
        Vec sum = hn::Zero(Chunk());
        for (std::size_t i = 0; i < kFormants; ++i) {
            const FormantLines& lines = kFormantLines[i];
            const Vec turns = hn::Min(hn::Mul(place.on(lines.frequency_hz), turns_per_hz), all(kHighestTurns));
            const Vec natural = place.on(lines.damping);
            const Vec k = hn::Mul(natural, width2);
            const Vec sine = sin_half_turns(turns);
            const Vec cosine = cos_half_turns(turns);
            const Vec inverse =
                hn::Div(all(1.0F), hn::MulAdd(cosine, cosine, hn::Mul(sine, hn::MulAdd(k, cosine, sine))));
            Vec& s1 = s[2 * i];
            Vec& s2 = s[2 * i + 1];
            const Vec drive = hn::Mul(inverse, hn::MulAdd(cosine, s1, hn::Mul(sine, hn::Sub(in, s2))));
            const Vec band = hn::Mul(cosine, drive);
            const Vec rise = hn::Mul(sine, drive);
            s1 = hn::MulSub(all(2.0F), band, s1);
            s2 = hn::MulAdd(all(2.0F), rise, s2);
            // Narrower formants are raised, though less than would keep the power of a noise.
            sum = hn::MulAdd(hn::Mul(band, width), hn::Mul(natural, place.on(lines.gain)), sum);
        }
        store(sum, x[n], first);
    }
    for (std::size_t i = 0; i < 2 * kFormants; ++i) {
        store(s[i], state.memory[i], first);
    }
}

}  // namespace refrain::dsp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
