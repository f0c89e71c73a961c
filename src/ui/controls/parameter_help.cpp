#include "ui/controls/parameter_help.hpp"

#include "ui/frame.hpp"

namespace refrain::ui {

std::string help_text(const patch::Parameter& parameter, float value) {
    std::string text = full_name(parameter) + "   " + typeset(patch::format_value(parameter, value)) + '\n';
    if (parameter.unit == patch::Unit::choice) {
        for (const std::string_view choice : parameter.choices) {
            text += (choice == parameter.choices.front() ? "" : ", ") + std::string(choice);
        }
    } else {
        text += typeset(patch::format_value(parameter, parameter.minimum)) + " to " +
                typeset(patch::format_value(parameter, parameter.maximum));
    }
    return text + '\n' + std::string(parameter.help) + '\n' + std::string(parameter.key);
}

}  // namespace refrain::ui
