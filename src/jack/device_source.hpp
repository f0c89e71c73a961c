#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "engine/event.hpp"
#include "midi/device_queue.hpp"
#include "midi/period_placement.hpp"
#include "rt/realtime.hpp"

namespace refrain::jack {

/// One device's events of one cycle, in order. Audio thread, wait-free.
class DeviceSource {
public:
    DeviceSource() = default;
    /// Reads no more than what is in the queue now, so that a flood cannot hold the cycle up.
    void begin(midi::DeviceQueue& queue, const midi::Period& period) REFRAIN_RT {
        queue_ = &queue;
        period_ = &period;
        left_ = queue.size();
        look();
    }

    /// The frame of the next event, if one is due in this cycle.
    [[nodiscard]] const std::optional<std::uint32_t>& frame() const REFRAIN_RT { return frame_; }

    /// The event that frame() speaks of.
    [[nodiscard]] engine::Event take() REFRAIN_RT {
        engine::Event event = queue_->front()->event;
        event.frame = *frame_;
        queue_->pop();
        --left_;
        look();
        return event;
    }

private:
    void look() REFRAIN_RT {
        frame_.reset();
        if (left_ > 0) {
            frame_ = midi::place(queue_->front()->time_us, *period_);
        }
    }

    midi::DeviceQueue* queue_ = nullptr;
    const midi::Period* period_ = nullptr;
    std::size_t left_ = 0;
    std::optional<std::uint32_t> frame_;
};

}  // namespace refrain::jack
