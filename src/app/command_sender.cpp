#include "app/command_sender.hpp"

#include <algorithm>

namespace refrain::app {

void CommandSender::set_parameter(patch::ParameterId id, float value) {
    parameters_.at(static_cast<std::size_t>(id)) = value;
    flush();
}

void CommandSender::perform(const engine::Event& event) {
    if (event.kind == engine::EventKind::panic) {
        events_.clear();
    }
    events_.push_back(event);
    flush();
}

bool CommandSender::flush() {
    for (std::size_t i = 0; i < parameters_.size(); ++i) {
        if (!parameters_[i]) {
            continue;
        }
        if (!queue_.push({.kind = engine::Command::Kind::set_parameter,
                          .parameter = static_cast<patch::ParameterId>(i),
                          .value = *parameters_[i],
                          .event = {}})) {
            return false;
        }
        parameters_[i].reset();
    }
    for (; !events_.empty(); events_.pop_front()) {
        if (!queue_.push(
                {.kind = engine::Command::Kind::perform, .parameter = {}, .value = 0.0F, .event = events_.front()})) {
            return false;
        }
    }
    return true;
}

std::size_t CommandSender::waiting() const {
    const auto values =
        std::count_if(parameters_.begin(), parameters_.end(), [](const auto& p) { return p.has_value(); });
    return static_cast<std::size_t>(values) + events_.size();
}

}  // namespace refrain::app
