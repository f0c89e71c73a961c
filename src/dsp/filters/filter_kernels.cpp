#include "dsp/filters/filter_kernels.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "dsp/filters/filter_kernels.cpp"
#include <hwy/foreach_target.h>
// Highway's order: foreach_target.h before highway.h and what includes it.
#include <hwy/highway.h>

#include "dsp/filters/comb-inl.hpp"
#include "dsp/filters/filter_work.hpp"
#include "dsp/filters/ladder-inl.hpp"
#include "dsp/filters/mapping-inl.hpp"
#include "dsp/filters/state_variable-inl.hpp"
#include "dsp/filters/vowel-inl.hpp"
#include "dsp/simd/rows-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace refrain::dsp::HWY_NAMESPACE {
namespace {

template <std::size_t kChannels>
void render_chunk(FilterType type, const FilterWork<kChannels>& work, std::size_t first) REFRAIN_RT {
    switch (type) {
        case FilterType::low_12:
            return svf_12<FilterType::low_12>(work, first);
        case FilterType::low_24:
            return svf_24<FilterType::low_24>(work, first);
        case FilterType::band_12:
            return svf_12<FilterType::band_12>(work, first);
        case FilterType::band_24:
            return svf_24<FilterType::band_24>(work, first);
        case FilterType::high_12:
            return svf_12<FilterType::high_12>(work, first);
        case FilterType::high_24:
            return svf_24<FilterType::high_24>(work, first);
        case FilterType::notch_12:
            return svf_12<FilterType::notch_12>(work, first);
        case FilterType::notch_24:
            return svf_24<FilterType::notch_24>(work, first);
        case FilterType::peak_12:
            return svf_12<FilterType::peak_12>(work, first);
        case FilterType::peak_24:
            return svf_24<FilterType::peak_24>(work, first);
        case FilterType::ladder:
            return ladder(work, first);
        case FilterType::comb:
            return comb(work, first);
        case FilterType::vowel:
            return vowel(work, first);
    }
}

template <std::size_t kChannels>
void render_work(FilterType type, const FilterWork<kChannels>& work, std::uint32_t lane_mask) REFRAIN_RT {
    for (const FilterState* state : work.states) {
        if (type == FilterType::comb && state->delay == nullptr) {
            return;
        }
    }
    for (std::size_t first = 0; first < kLanes; first += kRowPart) {
        if (sounds(lane_mask, first)) {
            render_chunk(type, work, first);
        }
    }
    for (FilterState* state : work.states) {
        state->position += work.frames;
    }
}

void render(FilterType type, FilterState& state, Row* x, const Row* cutoff, const Row* resonance, const Row* shape,
            std::uint32_t frames, std::uint32_t lane_mask) REFRAIN_RT {
    render_work<1>(type, {{&state}, {x}, cutoff, resonance, shape, frames}, lane_mask);
}

void render_stereo(FilterType type, FilterState& left, FilterState& right, Row* x_left, Row* x_right, const Row* cutoff,
                   const Row* resonance, const Row* shape, std::uint32_t frames, std::uint32_t lane_mask) REFRAIN_RT {
    render_work<2>(type, {{&left, &right}, {x_left, x_right}, cutoff, resonance, shape, frames}, lane_mask);
}

void map_cutoff(FilterType type, const Row* turns, Row* mapped, std::uint32_t rows) REFRAIN_RT {
    for (std::uint32_t n = 0; n < rows; ++n) {
        for (std::size_t first = 0; first < kLanes; first += kRowPart) {
            store(mapped_cutoff(type, load(turns[n], first)), mapped[n], first);
        }
    }
}

void map_resonance(FilterType type, const Row* resonance, Row* mapped, std::uint32_t rows) REFRAIN_RT {
    for (std::uint32_t n = 0; n < rows; ++n) {
        for (std::size_t first = 0; first < kLanes; first += kRowPart) {
            store(mapped_resonance(type, load(resonance[n], first)), mapped[n], first);
        }
    }
}

/// gain x / sqrt(1 + (gain x)^2), times what brings 0.5 back to where gain 1 puts it, as one root.
void saturate(Row* x, const Row* gain, std::uint32_t frames) REFRAIN_RT {
    const RowVector one = all(1.0F);
    for (std::uint32_t n = 0; n < frames; ++n) {
        for (std::size_t first = 0; first < kLanes; first += kRowPart) {
            const RowVector in = load(x[n], first);
            const RowVector g = load(gain[n], first);
            const RowVector driven = hn::Mul(g, in);
            const RowVector above = hn::MulAdd(hn::Mul(g, g), all(0.2F), all(0.8F));
            store(hn::Mul(in, hn::Sqrt(hn::Div(above, hn::MulAdd(driven, driven, one)))), x[n], first);
        }
    }
}

constexpr FilterKernels kKernels{render, render_stereo, map_cutoff, map_resonance, saturate};

}  // namespace

const FilterKernels* filter_kernels_of_target() {
    return &kKernels;
}

}  // namespace refrain::dsp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace refrain::dsp {

HWY_EXPORT(filter_kernels_of_target);

const FilterKernels& filter_kernels() {
    return *HWY_DYNAMIC_DISPATCH(filter_kernels_of_target)();
}

}  // namespace refrain::dsp
#endif
