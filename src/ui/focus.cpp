#include "ui/focus.hpp"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <utility>

namespace refrain::ui {

void Focus::begin_frame(std::vector<KeyPress> presses) {
    order_ = std::exchange(building_, {});
    presses_ = std::move(presses);
    for (const KeyPress& press : presses_) {
        if (press.key == GLFW_KEY_TAB) {
            step(press.shift ? -1 : 1);
        } else if (press.key == GLFW_KEY_ESCAPE) {
            clear();
        } else if (!current_.empty()) {
            by_keys_ = true;
        }
    }
}

void Focus::step(int direction) {
    by_keys_ = true;
    const auto count = static_cast<std::ptrdiff_t>(order_.size());
    const auto found = std::find_if(order_.begin(), order_.end(), [&](const Control& c) { return c.name == current_; });
    std::ptrdiff_t next = found != order_.end() ? found - order_.begin() : direction > 0 ? -1 : count;
    for (std::ptrdiff_t tried = 0; tried < count; ++tried) {
        next = (next + direction + count) % count;
        const Control& control = order_[static_cast<std::size_t>(next)];
        if (control.over == layered_) {
            current_ = control.name;
            return;
        }
    }
}

bool Focus::add(std::string_view name, const Rect& place) {
    building_.push_back({std::string(name), place, in_layer_});
    return name == current_;
}

void Focus::enter_layer() {
    if (!layered_) {
        below_ = std::exchange(current_, {});
    }
    current_.clear();
    layered_ = true;
}

void Focus::leave_layer() {
    if (std::exchange(layered_, false)) {
        current_ = std::exchange(below_, {});
    }
}

std::vector<std::string> Focus::names() const {
    std::vector<std::string> names(order_.size());
    std::transform(order_.begin(), order_.end(), names.begin(), [](const Control& c) { return c.name; });
    return names;
}

std::span<const KeyPress> Focus::presses_for(std::string_view name) const {
    return name == current_ ? std::span<const KeyPress>(presses_) : std::span<const KeyPress>();
}

void Focus::take(std::string_view name) {
    current_ = name;
    by_keys_ = false;
}

void Focus::clear() {
    current_.clear();
    by_keys_ = false;
}

std::optional<Rect> Focus::place_of(std::string_view name) const {
    const auto found = std::find_if(order_.begin(), order_.end(), [&](const Control& c) { return c.name == name; });
    return found == order_.end() ? std::nullopt : std::optional(found->place);
}

}  // namespace refrain::ui
