#pragma once

#include <string>

#include "patch/parameters.hpp"

namespace refrain::app {

/// "-inf dB to 6.0 dB"
[[nodiscard]] std::string range_text(const patch::Parameter& parameter);

/// "poly, mono, legato"
[[nodiscard]] std::string choice_list(const patch::Parameter& parameter);

/// `refrain --parameters`: what --set takes, section by section. A section that exists several times stands there once,
/// its keys as "osc1..3.level".
[[nodiscard]] std::string parameters_text();

/// `refrain --tables`: what --table takes besides files.
[[nodiscard]] std::string tables_text();

}  // namespace refrain::app
