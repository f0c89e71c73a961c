#pragma once

#include <cstdint>

#include "engine/event.hpp"
#include "patch/effect_order.hpp"
#include "patch/lfo_curve.hpp"
#include "patch/routes.hpp"

namespace refrain::engine {

/// What the ui asks of the engine. Obeyed at the start of the next block, in the order given.
struct Command {
    enum class Kind : std::uint8_t {
        perform,        ///< `event`; its frame is ignored
        set_parameter,  ///< `parameter` becomes `value`, in its unit
        set_route,      ///< line `index` of the matrix becomes `route`
        set_lfo_point,  ///< point `point_index` of the drawn LFO `index` becomes `point`; it has `point_count` points
        set_effect_order,
    };

    Kind kind = Kind::perform;
    std::uint8_t index = 0;
    std::uint8_t point_index = 0;
    std::uint8_t point_count = 0;
    patch::ParameterId parameter{};
    float value = 0.0F;
    Event event{};
    patch::Route route{};
    patch::LfoCurve::Point point{};
    patch::EffectOrder order = patch::kUsualOrder;
};

inline Command perform(const Event& event) {
    Command command;
    command.event = event;
    return command;
}

inline Command set_parameter(patch::ParameterId parameter, float value) {
    Command command;
    command.kind = Command::Kind::set_parameter;
    command.parameter = parameter;
    command.value = value;
    return command;
}

inline Command set_route(std::size_t index, const patch::Route& route) {
    Command command;
    command.kind = Command::Kind::set_route;
    command.index = static_cast<std::uint8_t>(index);
    command.route = route;
    return command;
}

inline Command set_lfo_point(std::size_t lfo, const patch::LfoCurve& curve, std::size_t point) {
    Command command;
    command.kind = Command::Kind::set_lfo_point;
    command.index = static_cast<std::uint8_t>(lfo);
    command.point_index = static_cast<std::uint8_t>(point);
    command.point_count = static_cast<std::uint8_t>(curve.count);
    command.point = curve.points.at(point);
    return command;
}

inline Command set_effect_order(const patch::EffectOrder& order) {
    Command command;
    command.kind = Command::Kind::set_effect_order;
    command.order = order;
    return command;
}

}  // namespace refrain::engine
