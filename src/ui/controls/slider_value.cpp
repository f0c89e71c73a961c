#include "ui/controls/slider_value.hpp"

#include <algorithm>

#include "ui/frame.hpp"
#include "ui/modulation/routing.hpp"

namespace refrain::ui {

float ParameterValue::travel() const {
    return patch::travel_of(parameter_, value());
}

void ParameterValue::set_travel(float travel) {
    model_.set_value(parameter_.id, settled(parameter_, patch::value_at(parameter_, travel)));
}

float ParameterValue::origin() const {
    return parameter_.minimum < 0.0F && parameter_.maximum > 0.0F && parameter_.curve == patch::Curve::linear
               ? patch::travel_of(parameter_, 0.0F)
               : 0.0F;
}

void ParameterValue::step(Step size, float count) {
    model_.set_value(parameter_.id, stepped(parameter_, value(), size, count));
}

void ParameterValue::reset() {
    model_.set_value(parameter_.id, parameter_.initial);
}

std::string ParameterValue::text() const {
    return typeset(patch::format_value(parameter_, value()));
}

std::string ParameterValue::typed() const {
    return patch::format_value(parameter_, value());
}

bool ParameterValue::take(const std::string& text) {
    const auto typed = patch::parse_over(parameter_, text, value());
    if (typed) {
        model_.set_value(parameter_.id, settled(parameter_, *typed));
    }
    return typed.has_value();
}

void RouteValue::step(Step size, float count) {
    set(value() + 2.0F * travel_of_step(size) * count);
}

std::string RouteValue::text() const {
    return amount_text(value());
}

bool RouteValue::take(const std::string& text) {
    const auto typed = parse_amount(text);
    if (typed) {
        set(*typed);
    }
    return typed.has_value();
}

void RouteValue::set(float value) {
    patch::Route route = model_.patch().routes()[route_];
    route.*member_ = std::clamp(value, -1.0F, 1.0F);
    model_.set_route(route_, route);
}

}  // namespace refrain::ui
