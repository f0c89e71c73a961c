#include "dsp/filters/filter_kernels.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "dsp/filters/filter_kernels.cpp"
#include <hwy/foreach_target.h>
// Highway's order: foreach_target.h before highway.h and what includes it.
#include <hwy/highway.h>

#include "dsp/filters/comb-inl.hpp"
#include "dsp/filters/ladder-inl.hpp"
#include "dsp/filters/mapping-inl.hpp"
#include "dsp/filters/state_variable-inl.hpp"
#include "dsp/filters/vowel-inl.hpp"
#include "dsp/lane_vectors-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace refrain::dsp::HWY_NAMESPACE {
namespace {

/// What a filter of any type is handed for one call.
struct Work {
    FilterState& state;
    Row* x;
    const Row* cutoff;
    const Row* resonance;
    const Row* shape;
    std::uint32_t frames;
};

void render_chunk(FilterType type, const Work& work, std::size_t first) REFRAIN_RT {
    const auto& [state, x, cutoff, resonance, shape, frames] = work;
    switch (type) {
        case FilterType::low_12:
            return svf_12<FilterType::low_12>(state, x, cutoff, resonance, frames, first);
        case FilterType::low_24:
            return svf_24<FilterType::low_24>(state, x, cutoff, resonance, frames, first);
        case FilterType::band_12:
            return svf_12<FilterType::band_12>(state, x, cutoff, resonance, frames, first);
        case FilterType::band_24:
            return svf_24<FilterType::band_24>(state, x, cutoff, resonance, frames, first);
        case FilterType::high_12:
            return svf_12<FilterType::high_12>(state, x, cutoff, resonance, frames, first);
        case FilterType::high_24:
            return svf_24<FilterType::high_24>(state, x, cutoff, resonance, frames, first);
        case FilterType::notch_12:
            return svf_12<FilterType::notch_12>(state, x, cutoff, resonance, frames, first);
        case FilterType::notch_24:
            return svf_24<FilterType::notch_24>(state, x, cutoff, resonance, frames, first);
        case FilterType::peak_12:
            return svf_12<FilterType::peak_12>(state, x, cutoff, resonance, frames, first);
        case FilterType::peak_24:
            return svf_24<FilterType::peak_24>(state, x, cutoff, resonance, frames, first);
        case FilterType::ladder:
            return ladder(state, x, cutoff, resonance, frames, first);
        case FilterType::comb:
            return comb(state, x, cutoff, resonance, shape, frames, first);
        case FilterType::vowel:
            return vowel(state, x, cutoff, resonance, shape, frames, first);
    }
}

void render(FilterType type, FilterState& state, Row* x, const Row* cutoff, const Row* resonance, const Row* shape,
            std::uint32_t frames, std::uint32_t lane_mask) REFRAIN_RT {
    if (type == FilterType::comb && state.delay == nullptr) {
        return;
    }
    const Work work{state, x, cutoff, resonance, shape, frames};
    for (std::size_t first = 0; first < kLanes; first += kChunk) {
        if (sounds(lane_mask, first)) {
            render_chunk(type, work, first);
        }
    }
    state.position += frames;
}

void map_cutoff(FilterType type, const Row* turns, Row* mapped, std::uint32_t rows) REFRAIN_RT {
    for (std::uint32_t n = 0; n < rows; ++n) {
        for (std::size_t first = 0; first < kLanes; first += kChunk) {
            store(mapped_cutoff(type, load(turns[n], first)), mapped[n], first);
        }
    }
}

void map_resonance(FilterType type, const Row* resonance, Row* mapped, std::uint32_t rows) REFRAIN_RT {
    for (std::uint32_t n = 0; n < rows; ++n) {
        for (std::size_t first = 0; first < kLanes; first += kChunk) {
            store(mapped_resonance(type, load(resonance[n], first)), mapped[n], first);
        }
    }
}

/// gain x / sqrt(1 + (gain x)^2), times what brings 0.5 back to where gain 1 puts it, as one root.
void saturate(Row* x, const Row* gain, std::uint32_t frames) REFRAIN_RT {
    const Vec one = all(1.0F);
    for (std::uint32_t n = 0; n < frames; ++n) {
        for (std::size_t first = 0; first < kLanes; first += kChunk) {
            const Vec in = load(x[n], first);
            const Vec g = load(gain[n], first);
            const Vec driven = hn::Mul(g, in);
            const Vec above = hn::MulAdd(hn::Mul(g, g), all(0.2F), all(0.8F));
            store(hn::Mul(in, hn::Sqrt(hn::Div(above, hn::MulAdd(driven, driven, one)))), x[n], first);
        }
    }
}

constexpr FilterKernels kKernels{render, map_cutoff, map_resonance, saturate};

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
