#pragma once

#include <string>

#include "patch/parameters.hpp"

namespace refrain::ui {

/// What the tooltip of a parameter's control says: name and value, range, what it is for, its key.
[[nodiscard]] std::string help_text(const patch::Parameter& parameter, float value);

}  // namespace refrain::ui
