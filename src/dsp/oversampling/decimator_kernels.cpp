#include "dsp/oversampling/decimator_kernels.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "dsp/oversampling/decimator_kernels.cpp"
#include <hwy/foreach_target.h>
// Highway's order: foreach_target.h before highway.h and what includes it.
#include <hwy/highway.h>

#include "dsp/simd/rows-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace refrain::dsp::HWY_NAMESPACE {
namespace {

/// One chunk. memory[0] and [1] are what went into the two chains, memory[i + 2] what came out of section i, which is
/// what goes into section i + 2 and so its memory too.
template <std::size_t kSections>
HWY_INLINE void halve_chunk(DecimatorState& state, const Row* in, Row* out, std::uint32_t frames,
                            std::size_t first) REFRAIN_RT {
    RowVector memory[kSections + 2];
    RowVector coefficients[kSections];
    for (std::size_t i = 0; i < kSections + 2; ++i) {
        memory[i] = load(state.memory[i], first);
    }
    for (std::size_t i = 0; i < kSections; ++i) {
        coefficients[i] = all(state.coefficients[i]);
    }
    for (std::size_t n = 0; n < frames; ++n) {
        // The later of the two frames goes through the even chain, the earlier one is the other's z^-1.
        RowVector value[2] = {load(in[2 * n + 1], first), load(in[2 * n], first)};
        for (std::size_t i = 0; i < kSections; ++i) {
            RowVector& through = value[i % 2];
            const RowVector before = memory[i];
            memory[i] = through;
            through = hn::MulAdd(coefficients[i], hn::Sub(through, memory[i + 2]), before);
        }
        memory[kSections] = value[kSections % 2];
        memory[kSections + 1] = value[(kSections + 1) % 2];
        store(hn::Mul(hn::Add(value[0], value[1]), all(0.5F)), out[n], first);
    }
    for (std::size_t i = 0; i < kSections + 2; ++i) {
        store(memory[i], state.memory[i], first);
    }
}

void halve(DecimatorState& state, const Row* in, Row* out, std::uint32_t frames, std::uint32_t lane_mask) REFRAIN_RT {
    for (std::size_t first = 0; first < kLanes; first += kRowPart) {
        if (!sounds(lane_mask, first)) {
            continue;
        }
        switch (state.stage) {
            case DecimatorStage::to_1x:
                halve_chunk<decimator_sections(DecimatorStage::to_1x)>(state, in, out, frames, first);
                break;
            case DecimatorStage::to_2x:
                halve_chunk<decimator_sections(DecimatorStage::to_2x)>(state, in, out, frames, first);
                break;
            case DecimatorStage::to_4x:
                halve_chunk<decimator_sections(DecimatorStage::to_4x)>(state, in, out, frames, first);
                break;
        }
    }
}

constexpr DecimatorKernels kKernels{halve};

}  // namespace

const DecimatorKernels* decimator_kernels_of_target() {
    return &kKernels;
}

}  // namespace refrain::dsp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace refrain::dsp {

HWY_EXPORT(decimator_kernels_of_target);

const DecimatorKernels& decimator_kernels() {
    return *HWY_DYNAMIC_DISPATCH(decimator_kernels_of_target)();
}

}  // namespace refrain::dsp
#endif
