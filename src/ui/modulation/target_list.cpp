#include "ui/modulation/target_list.hpp"

#include <algorithm>
#include <string>

namespace refrain::ui {

TargetList::TargetList(patch::Source source) {
    std::string section;
    for (const patch::Parameter& parameter : patch::parameters()) {
        if (!is_allowed(source, parameter.modulation)) {
            continue;
        }
        // Macros have one parameter each, so they share a heading.
        const bool macro = parameter.section == patch::Section::macro;
        const std::string title =
            macro ? std::string("Macros") : patch::section_title(parameter.section, parameter.index);
        if (title != section) {
            section = title;
            rows.push_back({.text = title, .heading = true});
            targets.emplace_back();
        }
        rows.push_back({.text = macro ? full_name(parameter) : std::string(parameter.name)});
        targets.emplace_back(parameter.id);
    }
}

std::size_t TargetList::row_of(patch::ParameterId id) const {
    const auto found = std::find(targets.begin(), targets.end(), std::optional(id));
    return found == targets.end() ? PickList::kNone : static_cast<std::size_t>(found - targets.begin());
}

}  // namespace refrain::ui
