#include "engine/kernels/kernels.hpp"

// The compiler reads this file once for each instruction set (Highway's dynamic dispatch).
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "engine/kernels/kernels.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "engine/kernels/filter_controls-inl.hpp"
#include "engine/kernels/mix-inl.hpp"
#include "engine/kernels/sources-inl.hpp"
#include "engine/kernels/tick-inl.hpp"
#include "engine/kernels/transpose-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace refrain::engine::HWY_NAMESPACE {

const Kernels* kernels() {
    static constexpr Kernels kKernels{.tick = &tick,
                                      .render_sources = &render_sources,
                                      .read_filter_controls = &read_filter_controls,
                                      .aim_row = &aim_row,
                                      .draw_rows = &draw_rows,
                                      .bend_rows = &bend_rows,
                                      .add_rows = &add_rows,
                                      .to_rows = &to_rows,
                                      .to_lanes = &to_lanes,
                                      .mix = &mix,
                                      .run_lfo = &run_shared_lfo};
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
