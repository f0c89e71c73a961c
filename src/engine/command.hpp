#pragma once

#include "engine/event.hpp"
#include "patch/parameters.hpp"

namespace refrain::engine {

/// What the ui asks of the engine. Obeyed at the start of the next block, in the order given.
struct Command {
    enum class Kind : std::uint8_t { set_parameter, perform };

    Kind kind = Kind::perform;
    patch::ParameterId parameter{};  ///< set_parameter
    float value = 0.0F;              ///< set_parameter: in the parameter's unit
    Event event{};                   ///< perform: its frame is ignored
};

}  // namespace refrain::engine
