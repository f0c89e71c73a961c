#include "app/command_sender.hpp"

namespace refrain::app {
namespace {

/// Sends each of the marked and unmarks it; false when there was no room for all.
template <std::size_t Count, class Send>
bool send_marked(std::bitset<Count>& marked, Send send) {
    for (std::size_t i = 0; i < Count && marked.any(); ++i) {
        if (marked[i]) {
            if (!send(i)) {
                return false;
            }
            marked.reset(i);
        }
    }
    return true;
}

}  // namespace

void CommandSender::parameter_changed(patch::ParameterId id) {
    parameters_.set(patch::index_of(id));
    flush();
}

void CommandSender::route_changed(std::size_t index) {
    routes_.set(index);
    flush();
}

void CommandSender::lfo_curve_changed(std::size_t lfo) {
    lfo_curves_.set(lfo);
    flush();
}

void CommandSender::effect_order_changed() {
    effect_order_ = true;
    flush();
}

void CommandSender::patch_changed() {
    parameters_.set();
    routes_.set();
    lfo_curves_.set();
    effect_order_ = true;
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
    if (!flush_patch()) {
        return false;
    }
    for (; !events_.empty(); events_.pop_front()) {
        if (!queue_.push(engine::perform(events_.front()))) {
            return false;
        }
    }
    return true;
}

bool CommandSender::flush_patch() {
    const auto send_parameter = [this](std::size_t i) {
        const auto id = static_cast<patch::ParameterId>(i);
        return queue_.push(engine::set_parameter(id, patch_.value(id)));
    };
    const auto send_route = [this](std::size_t i) { return queue_.push(engine::set_route(i, patch_.routes()[i])); };
    if (!send_marked(parameters_, send_parameter) || !send_marked(routes_, send_route) ||
        !send_marked(lfo_curves_, [this](std::size_t i) { return send_lfo_curve(i); })) {
        return false;
    }
    if (effect_order_) {
        effect_order_ = !queue_.push(engine::set_effect_order(patch_.effect_order()));
    }
    return !effect_order_;
}

// All points at once or none: half a curve is not what was drawn.
bool CommandSender::send_lfo_curve(std::size_t lfo) {
    const patch::LfoCurve& curve = patch_.lfo_curve(lfo);
    if (queue_.write_available() < curve.count) {
        return false;
    }
    bool sent = true;
    for (std::size_t point = 0; point < curve.count; ++point) {
        sent = queue_.push(engine::set_lfo_point(lfo, curve, point)) && sent;
    }
    return sent;
}

std::size_t CommandSender::waiting() const {
    return parameters_.count() + routes_.count() + lfo_curves_.count() + (effect_order_ ? 1U : 0U) + events_.size();
}

}  // namespace refrain::app
