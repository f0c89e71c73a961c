#include "engine/shared_modulators.hpp"

namespace refrain::engine {

SharedModulators::SharedModulators(const Kernels& kernels) : kernels_(kernels) {
    for (std::size_t i = 0; i < patch::kLfos; ++i) {
        draw(i);
        lfos_[i].start(0, 0.0F, static_cast<std::uint32_t>(i + 1));
    }
}

void SharedModulators::set_point(std::size_t lfo, std::size_t point, std::size_t count,
                                 const patch::LfoCurve::Point& value) REFRAIN_RT {
    if (lfo >= patch::kLfos || count < 2 || count > patch::LfoCurve::kMaxPoints || point >= count) {
        return;
    }
    curves_[lfo].points[point] = value;
    if (point + 1 == count) {
        curves_[lfo].count = static_cast<std::uint32_t>(count);
        draw(lfo);
    }
}

void SharedModulators::draw(std::size_t lfo) REFRAIN_RT {
    Heights& heights = drawn_[lfo];
    for (std::size_t i = 0; i <= kDrawnPoints; ++i) {
        heights[i] = curves_[lfo].at(static_cast<float>(i) / static_cast<float>(kDrawnPoints));
    }
    heights[kDrawnPoints + 1] = heights[kDrawnPoints];
}

void SharedModulators::tick(Plan& plan) REFRAIN_RT {
    for (std::size_t i = 0; i < patch::kMacros; ++i) {
        plan.shared_values[static_cast<std::size_t>(patch::Source::macro_1) + i] =
            plan.values->value(patch::id(patch::Macro::value, i)) * 0.01F;
    }
    for (std::size_t i = 0; i < patch::kLfos; ++i) {
        plan.lfos[i].drawn = drawn_[i].data();
        const std::size_t source = static_cast<std::size_t>(patch::Source::lfo_1) + i;
        if (plan.shared[source] || !plan.matrix->global_routes().empty()) {
            kernels_.run_lfo(plan.lfos[i], lfos_[i], plan.values->row(patch::id(patch::Lfo::rate, i)), value_,
                             kTickFrames);
            plan.global_lfos[i] = value_.lane[0];
        }
        if (plan.shared[source]) {
            plan.shared_values[source] = value_.lane[0];
        }
    }
}

}  // namespace refrain::engine
