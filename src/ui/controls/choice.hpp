#pragma once

#include <functional>
#include <string>
#include <vector>

#include "ui/controls/pick_list.hpp"
#include "ui/frame.hpp"

namespace refrain::ui {

/// A box that shows one of several and opens their list: click, Enter or Space. Wheel and arrows step through them.
struct ChoiceBox {
    std::string_view text;  ///< what is chosen
    std::function<std::vector<PickList::Row>()> rows;
    std::size_t chosen = PickList::kNone;           ///< its row
    std::function<void(Frame&, std::size_t)> pick;  ///< of a row
    std::string_view help;
    bool muted = false;  ///< nothing of interest is chosen
};
void choice_box(Frame& frame, std::string_view name, const Rect& place, const ChoiceBox& box);

/// A parameter that is a choice: name and box. Of two, a click takes the other one.
void choice(Frame& frame, patch::ParameterId id, const Rect& place, std::string_view label = {});
/// The same without its name.
void bare_choice(Frame& frame, patch::ParameterId id, const Rect& place);

/// A parameter that is on or off: its name and a switch.
void switch_cell(Frame& frame, patch::ParameterId id, const Rect& place, std::string_view label = {});
/// The switch alone.
void bare_switch(Frame& frame, patch::ParameterId id, const Rect& place);

/// The right control for a parameter: slider, choice or switch.
void control(Frame& frame, patch::ParameterId id, const Rect& place, std::string_view label = {});

}  // namespace refrain::ui
