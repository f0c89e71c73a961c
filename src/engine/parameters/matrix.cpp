#include "engine/parameters/matrix.hpp"

#include "engine/constants.hpp"

namespace refrain::engine {
namespace {

bool same_way(const patch::Route& a, const patch::Route& b) REFRAIN_RT {
    return a.source == b.source && a.scaler == b.scaler && a.target == b.target && a.curve == b.curve;
}

}  // namespace

void Matrix::set(std::size_t index, const patch::Route& route) REFRAIN_RT {
    if (index >= lines_.size() || patch::index_of(route.target) >= patch::kParameterCount) {
        return;
    }
    Line& line = lines_[index];
    line.wanted = route;
    if (line.present.source == patch::Source::none) {
        line.present = route;
        line.amount.jump_to(0.0);
    }
    const bool goes_on = same_way(line.present, route) && route.source != patch::Source::none;
    line.amount.set_target(goes_on ? static_cast<double>(route.amount) : 0.0);
    moving_ = true;
}

void Matrix::tick(double step) REFRAIN_RT {
    if (!moving_) {
        return;
    }
    moving_ = false;
    for (Line& line : lines_) {
        line.amount.tick(step, kRouteNear);
        if (line.amount.settled() && !same_way(line.present, line.wanted)) {
            // The old route has glided to nothing: the new one begins there.
            line.present = line.wanted;
            line.amount.set_target(line.wanted.source == patch::Source::none ? 0.0
                                                                             : static_cast<double>(line.wanted.amount));
        }
        moving_ = moving_ || !line.amount.settled();
    }
    rebuild();
}

void Matrix::rebuild() REFRAIN_RT {
    ++version_;
    for (std::size_t slot = 0; slot < target_count_; ++slot) {
        slots_[patch::index_of(targets_[slot])] = kNoSlot;
    }
    voice_count_ = audio_count_ = global_count_ = target_count_ = 0;
    used_.fill(false);
    for (const Line& line : lines_) {
        const bool acts = line.amount.value() != 0.0 || line.amount.target() != 0.0;
        if (line.present.source != patch::Source::none && acts) {
            add(line);
        }
    }
}

void Matrix::add(const Line& line) REFRAIN_RT {
    const patch::Route& route = line.present;
    const patch::Modulation kind = patch::parameter(route.target).modulation;
    if (!patch::is_allowed(route.source, kind)) {
        return;
    }
    Active active{.source = route.source,
                  .scaler = route.scaler,
                  .target = route.target,
                  .slot = 0,
                  .amount = static_cast<float>(line.amount.value()),
                  .curve = route.curve};
    used_[static_cast<std::size_t>(route.source)] = true;
    used_[static_cast<std::size_t>(route.scaler)] = true;
    if (kind == patch::Modulation::global) {
        global_[global_count_++] = active;
        return;
    }
    if (patch::is_audio_rate(route.source)) {
        audio_[audio_count_++] = active;
        return;
    }
    std::uint8_t& slot = slots_[patch::index_of(route.target)];
    if (slot == kNoSlot) {
        slot = static_cast<std::uint8_t>(target_count_);
        targets_[target_count_++] = route.target;
    }
    active.slot = slot;
    voice_[voice_count_++] = active;
}

}  // namespace refrain::engine
