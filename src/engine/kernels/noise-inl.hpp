// Noise of a group's voices; included once for each instruction set.
#if defined(REFRAIN_ENGINE_NOISE_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef REFRAIN_ENGINE_NOISE_INL
#undef REFRAIN_ENGINE_NOISE_INL
#else
#define REFRAIN_ENGINE_NOISE_INL
#endif

#include "engine/kernels/phase-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace refrain::engine::HWY_NAMESPACE {

/// Evenly distributed numbers from -1 to 1, each from its own place in the voice's sequence: mixed bits of a counter
/// (the finalizer of MurmurHash3, Appleby 2011).
HWY_INLINE void white_noise(std::uint32_t seed, std::uint32_t first, std::size_t count, float* out) {
    const TimeTag d;
    const hn::RebindToUnsigned<TimeTag> du;
    const hn::RebindToSigned<TimeTag> di;
    for (std::size_t i = 0; i < count; i += hn::Lanes(d)) {
        auto x = hn::Mul(hn::Iota(du, first + static_cast<std::uint32_t>(i)), hn::Set(du, 2654435769U));
        x = hn::Xor(x, hn::Set(du, seed));
        x = hn::Mul(hn::Xor(x, hn::ShiftRight<16>(x)), hn::Set(du, 0x85ebca6bU));
        x = hn::Mul(hn::Xor(x, hn::ShiftRight<13>(x)), hn::Set(du, 0xc2b2ae35U));
        x = hn::Xor(x, hn::ShiftRight<16>(x));
        hn::Store(hn::Mul(hn::ConvertTo(d, hn::BitCast(di, x)), hn::Set(d, 0x1p-31F)), d, out + i);
    }
}

/// Three first-order low-passes in parallel, within half a decibel of 3 dB an octave above 40 Hz at 48 kHz (Paul
/// Kellet, "pink noise generation", 1999); loudness of the white noise that goes in.
HWY_INLINE void colour_pink(NoiseLanes& noise, std::size_t lane, std::uint32_t count, float* samples) {
    float& a = noise.memory[0].lane[lane];
    float& b = noise.memory[1].lane[lane];
    float& c = noise.memory[2].lane[lane];
    for (std::uint32_t i = 0; i < count; ++i) {
        const float white = samples[i];
        a = 0.99765F * a + white * 0.0990460F;
        b = 0.96300F * b + white * 0.2965164F;
        c = 0.57000F * c + white * 1.0526913F;
        samples[i] = 0.47F * (a + b + c + white * 0.1848F);
    }
}

/// A leaky integrator: 6 dB an octave above 15 Hz at 48 kHz; loudness of the white noise that goes in.
HWY_INLINE void colour_brown(NoiseLanes& noise, std::size_t lane, std::uint32_t count, float* samples) {
    float& sum = noise.memory[0].lane[lane];
    for (std::uint32_t i = 0; i < count; ++i) {
        sum = 0.998F * sum + 0.0632F * samples[i];
        samples[i] = sum;
    }
}

HWY_INLINE void tick_noise(const Plan& plan, Group& group, const Span& span) {
    const float* const level_row = row(plan, group, patch::id(patch::Noise::level));
    const float* const pan_row = row(plan, group, patch::id(patch::Noise::pan));
    for_chunks(span.mask, [&](std::size_t c, RowMask mask) HWY_ATTR {
        const RowTag d;
        // An oversampled noise has its power in a band as many times as wide.
        const auto louder = hn::Set(d, std::sqrt(static_cast<float>(1U << plan.oversampling_log2)));
        const auto level = hn::Mul(hn::Load(d, level_row + c), louder);
        if (!plan.stereo) {
            aim(group.noise.left, c, mask, level, span);
            return;
        }
        const PanGains gains = pan_gains(hn::Load(d, pan_row + c));
        const auto root2 = hn::Set(d, 1.41421356F);
        aim(group.noise.left, c, mask, hn::Mul(level, hn::Mul(gains.left, root2)), span);
        aim(group.noise.right, c, mask, hn::Mul(level, hn::Mul(gains.right, root2)), span);
    });
}

template <bool kOversampled>
HWY_INLINE void make_noise(const Plan& plan, NoiseLanes& noise, std::size_t lane, const Stretch<kOversampled>& stretch,
                           float* wave) {
    std::uint32_t& place = noise.place.lane[lane];
    white_noise(noise.seed.lane[lane], place, stretch.padded(), wave);
    place += stretch.samples;
    if (plan.noise_colour == patch::NoiseColour::pink) {
        colour_pink(noise, lane, stretch.samples, wave);
    } else if (plan.noise_colour == patch::NoiseColour::brown) {
        colour_brown(noise, lane, stretch.samples, wave);
    }
}

}  // namespace refrain::engine::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
