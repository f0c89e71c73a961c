#include "patch/patch.hpp"

#include "wavetable/shapes.hpp"

namespace refrain::patch {

Patch::Patch() : harmonics_(wavetable::shape_harmonics(wavetable::Shape::saw)) {
    for (const Parameter& p : parameters()) {
        values_[static_cast<std::size_t>(p.id)] = p.initial;
    }
}

void Patch::set_value(ParameterId id, float value) {
    values_[static_cast<std::size_t>(id)] = clamped(parameter(id), value);
}

}  // namespace refrain::patch
