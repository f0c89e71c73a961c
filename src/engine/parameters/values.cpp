#include "engine/parameters/values.hpp"

#include <cmath>

namespace refrain::engine {
namespace {

// How close a travel counts as arrived: far below what any slider resolves.
constexpr double kNear = 1e-7;

TravelMap map_of(const patch::Parameter& p) {
    TravelMap map{.curve = p.curve, .minimum = p.minimum, .span = p.maximum - p.minimum, .octaves = 0.0F};
    if (p.curve == patch::Curve::exponential) {
        map.octaves = std::log2(p.maximum / p.minimum);
    } else if (p.curve == patch::Curve::fader) {
        map.span = std::cbrt(std::pow(10.0F, p.maximum / 20.0F));
    } else if (p.curve == patch::Curve::cubic) {
        map.span = p.maximum;
    }
    return map;
}

bool glides(const patch::Parameter& p) REFRAIN_RT {
    return !p.whole || p.unit == patch::Unit::semitones;
}

}  // namespace

float TravelMap::operator()(float travel) const REFRAIN_RT {
    switch (curve) {
        case patch::Curve::exponential:
            return minimum * std::exp2(octaves * travel);
        case patch::Curve::fader: {
            const float root = span * travel;
            return root * root * root;
        }
        case patch::Curve::cubic:
            return span * travel * travel * travel;
        case patch::Curve::linear:
            break;
    }
    return minimum + span * travel;
}

float TravelMap::travel_of(float value) const REFRAIN_RT {
    switch (curve) {
        case patch::Curve::exponential:
            return std::log2(value / minimum) / octaves;
        case patch::Curve::fader:
            return std::cbrt(value) / span;
        case patch::Curve::cubic:
            return std::cbrt(value / span);
        case patch::Curve::linear:
            break;
    }
    return (value - minimum) / span;
}

Values::Values() {
    for (const patch::Parameter& p : patch::parameters()) {
        maps_[patch::index_of(p.id)] = map_of(p);
        set(p.id, p.initial);
    }
    settle();
}

void Values::set(patch::ParameterId id, float requested) REFRAIN_RT {
    const patch::Parameter& p = patch::parameter(id);
    const std::size_t index = patch::index_of(id);
    const float value = patch::clamped(p, requested);
    ++version_;
    settings_[index] = value;
    const float travel = patch::travel_of(p, value);
    if (!glides(p)) {
        travels_[index] = travel;
        rows_[index].lane.fill(value);
        return;
    }
    glides_[index].set_target(travel);
    gliding_[index] = true;
}

void Values::settle() REFRAIN_RT {
    ++version_;
    for (std::size_t i = 0; i < glides_.size(); ++i) {
        if (gliding_[i]) {
            glides_[i].jump_to(glides_[i].target());
            arrive(i, static_cast<float>(glides_[i].value()));
            if (maps_[i].curve != patch::Curve::fader) {
                rows_[i].lane.fill(settings_[i]);
            }
        }
    }
    gliding_.reset();
}

void Values::tick(double step) REFRAIN_RT {
    if (gliding_.none()) {
        return;
    }
    ++version_;
    for (std::size_t i = 0; i < glides_.size(); ++i) {
        if (gliding_[i]) {
            glides_[i].tick(step, kNear);
            arrive(i, static_cast<float>(glides_[i].value()));
            gliding_[i] = !glides_[i].settled();
            if (!gliding_[i] && maps_[i].curve != patch::Curve::fader) {
                rows_[i].lane.fill(settings_[i]);
            }
        }
    }
}

void Values::arrive(std::size_t index, float travel) REFRAIN_RT {
    travels_[index] = travel;
    rows_[index].lane.fill(maps_[index](travel));
}

}  // namespace refrain::engine
