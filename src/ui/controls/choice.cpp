#include "ui/controls/choice.hpp"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "ui/controls/button.hpp"
#include "ui/controls/controls.hpp"
#include "ui/controls/parameter_help.hpp"
#include "ui/controls/parameter_menu.hpp"

namespace refrain::ui {
namespace {

void draw_box(const Frame& frame, std::string_view name, const Rect& place, std::string_view text, bool muted) {
    frame.draw->AddRectFilled(place.min, place.max, ImGui::IsItemHovered() ? theme::kHovered : theme::kRaised,
                              frame.px(theme::kSmallRounding));
    const ImVec2 tip{place.max.x - frame.px(10.0F), std::round(place.centre().y) + frame.px(2.0F)};
    const float arm = frame.px(3.0F);
    const ImVec2 arrow[3] = {{tip.x - arm, tip.y - arm}, tip, {tip.x + arm, tip.y - arm}};
    frame.draw->AddPolyline(arrow, 3, theme::kMuted, 0, std::max(1.3F * frame.scale(), 1.0F));
    frame.text(Type::small, place.without_left(frame.px(6.0F)).without_right(frame.px(16.0F)),
               muted ? theme::kFaint : theme::kText, text);
    frame.ring(name, place);
}

// By how many rows arrows and wheel step.
int steps(const Frame& frame, std::string_view name) {
    int by = 0;
    if (ImGui::IsItemHovered() && ImGui::GetIO().MouseWheel != 0.0F) {
        by += ImGui::GetIO().MouseWheel < 0.0F ? 1 : -1;
    }
    for (const KeyPress& press : frame.focus.presses_for(name)) {
        by += press.key == GLFW_KEY_DOWN || press.key == GLFW_KEY_RIGHT ? 1 : 0;
        by -= press.key == GLFW_KEY_UP || press.key == GLFW_KEY_LEFT ? 1 : 0;
    }
    return by;
}

void box_of(Frame& frame, const patch::Parameter& parameter, const Rect& place) {
    const float value = frame.model.value(parameter.id);
    const auto chosen = static_cast<std::size_t>(value);
    if (parameter.choices.size() == 2) {
        // Two need no list.
        const std::string name(parameter.key);
        const bool clicked = pressed(frame, name, place);
        if (clicked || steps(frame, name) != 0) {
            frame.model.set_value(parameter.id, 1.0F - value);
        }
        draw_box(frame, name, place, parameter.choices[chosen], false);
        frame.tooltip(name, help_text(parameter, value));
        return;
    }
    const auto rows = [&parameter] {
        std::vector<PickList::Row> all;
        for (const std::string_view text : parameter.choices) {
            all.push_back({.text = std::string(text)});
        }
        return all;
    };
    const std::string help = help_text(parameter, value);
    choice_box(
        frame, parameter.key, place,
        {.text = parameter.choices[chosen],
         .rows = rows,
         .chosen = chosen,
         .pick = [id = parameter.id](Frame& f, std::size_t row) { f.model.set_value(id, static_cast<float>(row)); },
         .help = help});
}

void finish(Frame& frame, const patch::Parameter& parameter, const Rect& place) {
    for (const KeyPress& press : frame.focus.presses_for(parameter.key)) {
        if (press.key == GLFW_KEY_DELETE || press.key == GLFW_KEY_BACKSPACE) {
            frame.model.set_value(parameter.id, parameter.initial);
        }
    }
    frame.controls.carry.offer(frame, parameter.id, place);
    offer_menu(frame, parameter.id, place);
}

}  // namespace

void choice_box(Frame& frame, std::string_view name, const Rect& place, const ChoiceBox& box) {
    const bool clicked = pressed(frame, name, place);
    if (clicked) {
        frame.controls.overlay.open(std::string(name), place,
                                    std::make_unique<PickList>(box.rows(), box.chosen, box.pick));
    } else if (const int by = steps(frame, name); by != 0) {
        // Over headings to the next row that can be chosen.
        const auto rows = box.rows();
        auto row = box.chosen == PickList::kNone ? std::ptrdiff_t{-1} : static_cast<std::ptrdiff_t>(box.chosen);
        do {
            row += by;
        } while (row >= 0 && row < std::ssize(rows) && rows[static_cast<std::size_t>(row)].heading);
        if (row >= 0 && row < std::ssize(rows)) {
            box.pick(frame, static_cast<std::size_t>(row));
        }
    }
    draw_box(frame, name, place, box.text, box.muted);
    if (!box.help.empty()) {
        frame.tooltip(name, box.help);
    }
}

void bare_choice(Frame& frame, patch::ParameterId id, const Rect& place) {
    box_of(frame, patch::parameter(id), place);
    finish(frame, patch::parameter(id), place);
}

void choice(Frame& frame, patch::ParameterId id, const Rect& place, std::string_view label) {
    const patch::Parameter& parameter = patch::parameter(id);
    const Rect head = place.top(frame.px(16.0F));
    frame.text(Type::small, head, theme::kMuted, label.empty() ? parameter.name : label);
    box_of(frame, parameter, {{place.min.x, head.max.y}, {place.max.x, head.max.y + frame.px(20.0F)}});
    finish(frame, parameter, place);
}

void bare_switch(Frame& frame, patch::ParameterId id, const Rect& place) {
    const patch::Parameter& parameter = patch::parameter(id);
    const std::string name(parameter.key);
    const bool toggled = pressed(frame, name, place);
    const bool hovered = ImGui::IsItemHovered();
    if (toggled || steps(frame, name) != 0) {
        frame.model.set_value(id, 1.0F - frame.model.value(id));
    }
    const bool on = frame.model.value(id) != 0.0F;
    const float height = frame.px(12.0F);
    const float width = frame.px(22.0F);
    const ImVec2 at{std::round(place.min.x), std::round(place.centre().y - 0.5F * height)};
    const Rect pill{at, {at.x + width, at.y + height}};
    frame.draw->AddRectFilled(pill.min, pill.max, on ? theme::kAccent : theme::kHovered, 0.5F * height);
    if (!on) {
        frame.draw->AddRect(pill.min, pill.max, hovered ? theme::kText : theme::kFaint, 0.5F * height, 0,
                            frame.hairline());
    }
    const float x = on ? pill.max.x - 0.5F * height : pill.min.x + 0.5F * height;
    frame.draw->AddCircleFilled({x, pill.centre().y}, frame.px(4.0F), on ? theme::kOnAccent : theme::kMuted, 16);
    frame.ring(name, pill.grown(frame.px(1.0F)), 6.0F);
    frame.tooltip(name, help_text(parameter, frame.model.value(id)));
    finish(frame, parameter, place);
}

void switch_cell(Frame& frame, patch::ParameterId id, const Rect& place, std::string_view label) {
    const patch::Parameter& parameter = patch::parameter(id);
    const Rect head = place.top(frame.px(16.0F));
    frame.text(Type::small, head, theme::kMuted, label.empty() ? parameter.name : label);
    const Rect row{{place.min.x, head.max.y}, {place.max.x, head.max.y + frame.px(20.0F)}};
    bare_switch(frame, id, row);
    const bool on = frame.model.value(id) != 0.0F;
    frame.text(Type::small, row.without_left(frame.px(30.0F)), on ? theme::kText : theme::kMuted, on ? "on" : "off");
}

void control(Frame& frame, patch::ParameterId id, const Rect& place, std::string_view label) {
    const patch::Parameter& parameter = patch::parameter(id);
    if (parameter.is_switch()) {
        switch_cell(frame, id, place, label);
    } else if (parameter.unit == patch::Unit::choice) {
        choice(frame, id, place, label);
    } else {
        frame.controls.sliders.draw(frame, id, place, label);
    }
}

}  // namespace refrain::ui
