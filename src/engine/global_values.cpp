#include "engine/global_values.hpp"

#include <algorithm>
#include <cmath>

#include "patch/lfo_curve.hpp"

namespace refrain::engine {
namespace {

using patch::Source;

float source_value(const Plan& plan, const Channel& channel, Source source) REFRAIN_RT {
    switch (source) {
        case Source::wheel:
            return static_cast<float>(channel.modulation());
        case Source::bend:
            return static_cast<float>(channel.bend());
        case Source::expression:
            return static_cast<float>(channel.expression());
        case Source::breath:
            return static_cast<float>(channel.breath());
        case Source::channel_pressure:
            return static_cast<float>(channel.pressure());
        case Source::lfo_1:
        case Source::lfo_2:
        case Source::lfo_3:
        case Source::lfo_4:
            return plan.global_lfos[static_cast<std::size_t>(source) - static_cast<std::size_t>(Source::lfo_1)];
        case Source::none:
            return 1.0F;  // as a scaler: nothing scales
        default: {
            const auto index = static_cast<std::size_t>(source);
            return plan.shared[index] ? plan.shared_values[index] : 0.0F;
        }
    }
}

}  // namespace

void GlobalValues::tick(const Plan& plan, const Channel& channel) REFRAIN_RT {
    moved_.reset();
    for (const Matrix::Active& route : matrix_.global_routes()) {
        const std::size_t index = patch::index_of(route.target);
        if (!moved_[index]) {
            moved_[index] = true;
            moved_travels_[index] = values_.travel(route.target);
        }
        const float source = source_value(plan, channel, route.source);
        const float bent = std::copysign(patch::bent(std::abs(source), route.curve), source);
        moved_travels_[index] += route.amount * bent * source_value(plan, channel, route.scaler);
    }
    for (const Matrix::Active& route : matrix_.global_routes()) {
        const std::size_t index = patch::index_of(route.target);
        moved_travels_[index] = std::clamp(moved_travels_[index], 0.0F, 1.0F);
        moved_values_[index] = values_.map(route.target)(moved_travels_[index]);
    }
}

}  // namespace refrain::engine
