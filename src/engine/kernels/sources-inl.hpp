// The sources of a group's voices over a span; included once for each instruction set.
#if defined(REFRAIN_ENGINE_SOURCES_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef REFRAIN_ENGINE_SOURCES_INL
#undef REFRAIN_ENGINE_SOURCES_INL
#else
#define REFRAIN_ENGINE_SOURCES_INL
#endif

#include <algorithm>
#include <bit>

#include "engine/kernels/noise-inl.hpp"
#include "engine/kernels/plain_copies-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace refrain::engine::HWY_NAMESPACE {

template <bool kOversampled>
HWY_INLINE void render_oscillator(const Plan& plan, Group& group, std::size_t index,
                                  const Stretch<kOversampled>& stretch, std::uint32_t rendered, Written& written,
                                  Buses& buses) {
    const OscillatorPlan& oscillator = plan.oscillators[index];
    const Destinations to = oscillator.heard ? destinations_of(oscillator.ways, written) : Destinations();
    if (oscillator.hears || oscillator.modulates || oscillator.warp != patch::Warp::off) {
        for (dsp::LaneMask left = group.sounding; left != 0; left &= left - 1) {
            const auto lane = static_cast<std::size_t>(std::countr_zero(left));
            play_altered(plan, group, index, lane, stretch, rendered, to, buses);
        }
        return;
    }
    const bool morphs = oscillator.tables.current != nullptr && oscillator.tables.current->frame_count() > 1;
    if (morphs) {
        plan.stereo ? play_plain<true, true>(plan, group, index, stretch, to, buses)
                    : play_plain<true, false>(plan, group, index, stretch, to, buses);
    } else {
        plan.stereo ? play_plain<false, true>(plan, group, index, stretch, to, buses)
                    : play_plain<false, false>(plan, group, index, stretch, to, buses);
    }
}

template <bool kOversampled>
HWY_INLINE void render_noise(const Plan& plan, Group& group, const Stretch<kOversampled>& stretch, Written& written,
                             Buses& buses) {
    const Destinations to = destinations_of(plan.noise_ways, written);
    for (dsp::LaneMask left = group.sounding; left != 0; left &= left - 1) {
        const auto lane = static_cast<std::size_t>(std::countr_zero(left));
        alignas(64) float wave[dsp::kMaxSpan];
        make_noise(plan, group.noise, lane, stretch, wave);
        send(plan, wave, group.noise.left, group.noise.right, to, true, lane, stretch, buses);
    }
}

/// What nothing was written to is silent.
HWY_INLINE void clear_unwritten(const Plan& plan, const Written& written, std::size_t lane, std::size_t count,
                                Buses& buses) {
    for (std::size_t bus = 0; bus < Buses::kCount; ++bus) {
        if (buses.used[bus] && !written[bus]) {
            std::fill_n(buses.left[bus][lane].begin(), count, 0.0F);
            if (plan.stereo) {
                std::fill_n(buses.right[bus][lane].begin(), count, 0.0F);
            }
        }
    }
}

template <bool kOversampled>
HWY_INLINE void render_stretch(const Plan& plan, Group& group, std::uint32_t place, std::uint32_t frames,
                               Buses& buses) {
    const std::uint32_t factor = kOversampled ? 1U << plan.oversampling_log2 : 1U;
    const Stretch<kOversampled> stretch{.place = place,
                                        .frames = frames,
                                        .samples = frames * factor,
                                        .frames_a_sample = 1.0F / static_cast<float>(factor)};
    Written written{};
    std::uint32_t rendered = 0;
    for (const std::uint8_t index : plan.order) {
        if (plan.oscillators[index].on) {
            render_oscillator(plan, group, index, stretch, rendered, written, buses);
            rendered |= plan.oscillators[index].modulates ? 1U << index : 0U;
        }
    }
    if (plan.noise_on) {
        render_noise(plan, group, stretch, written, buses);
    }
    for (dsp::LaneMask left = group.sounding; left != 0; left &= left - 1) {
        clear_unwritten(plan, written, static_cast<std::size_t>(std::countr_zero(left)), stretch.padded(), buses);
    }
}

inline void render_sources(const Plan& plan, Group& group, std::uint32_t place, std::uint32_t frames,
                           Buses& buses) REFRAIN_RT {
    if (plan.oversampling_log2 == 0) {
        render_stretch<false>(plan, group, place, frames, buses);
    } else {
        render_stretch<true>(plan, group, place, frames, buses);
    }
}

}  // namespace refrain::engine::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
