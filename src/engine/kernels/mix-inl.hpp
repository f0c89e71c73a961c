// The end of a group's voices; included once for each instruction set.
#if defined(REFRAIN_ENGINE_MIX_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef REFRAIN_ENGINE_MIX_INL
#undef REFRAIN_ENGINE_MIX_INL
#else
#define REFRAIN_ENGINE_MIX_INL
#endif

#include <bit>

#include "engine/kernels/sources-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace refrain::engine::HWY_NAMESPACE {

/// Each voice by its envelope and gains. The sum is taken voice by voice, in the order of the lanes, so that it does
/// not depend on where a block is cut.
inline void mix(const Plan& plan, Group& group, std::uint32_t place, std::uint32_t frames, Buses& buses,
                float* out_left, float* out_right) REFRAIN_RT {
    const TimeTag d;
    const Stretch<false> stretch{.place = place, .frames = frames, .samples = frames, .frames_a_sample = 1.0F};
    alignas(64) float left_sum[kTickFrames] = {};
    alignas(64) float right_sum[kTickFrames] = {};
    alignas(64) float left_wave[kTickFrames];
    alignas(64) float right_wave[kTickFrames];
    for (dsp::LaneMask voices = group.sounding; voices != 0; voices &= voices - 1) {
        const auto lane = static_cast<std::size_t>(std::countr_zero(voices));
        const SampledLine left_gain(group.left, lane, stretch);
        const SampledLine right_gain(group.right, lane, stretch);
        const float* const levels = group.amplitude[lane].data() + place;
        const float* const left = buses.left[Buses::direct][lane].data();
        const float* const right = plan.stereo ? buses.right[Buses::direct][lane].data() : left;
        for (std::size_t i = 0; i < kTickFrames; i += hn::Lanes(d)) {
            const auto level = hn::LoadU(d, levels + i);
            const auto left_part = hn::Mul(hn::Load(d, left + i), hn::Mul(level, left_gain.at(i)));
            const auto right_part = hn::Mul(hn::Load(d, right + i), hn::Mul(level, right_gain.at(i)));
            hn::Store(left_part, d, left_wave + i);
            hn::Store(right_part, d, right_wave + i);
            hn::Store(hn::Add(hn::Load(d, left_sum + i), left_part), d, left_sum + i);
            hn::Store(hn::Add(hn::Load(d, right_sum + i), right_part), d, right_sum + i);
        }
        group.last_left.lane[lane] = left_wave[frames - 1];
        group.last_right.lane[lane] = right_wave[frames - 1];
    }
    for (std::uint32_t i = 0; i < frames; ++i) {
        out_left[i] += left_sum[i];
        out_right[i] += right_sum[i];
    }
}

}  // namespace refrain::engine::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
