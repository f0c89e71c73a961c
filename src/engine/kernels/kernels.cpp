#include "engine/kernels/kernels.hpp"

// The compiler reads this file once for each instruction set (Highway's dynamic dispatch).
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "engine/kernels/kernels.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "engine/kernels/mix-inl.hpp"
#include "engine/kernels/sources-inl.hpp"
#include "engine/kernels/tick-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace refrain::engine::HWY_NAMESPACE {

const Kernels* kernels() {
    static constexpr Kernels kKernels{.tick = &tick,
                                      .render_sources = &render_sources,
                                      .mix = &mix,
                                      .run_lfo = &run_shared_lfo,
                                      .name = HWY_STR(HWY_NAMESPACE)};
    return &kKernels;
}

}  // namespace refrain::engine::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace refrain::engine {

HWY_EXPORT(kernels);

const Kernels& best_kernels() {
    return *HWY_DYNAMIC_DISPATCH(kernels)();
}

}  // namespace refrain::engine
#endif
