#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "engine/event.hpp"
#include "rt/realtime.hpp"

namespace refrain::jack {

/// The events of one cycle on their way to the engine, in the order of their frames. It holds `Capacity` of them; when
/// more come, the part of the cycle before the newest is rendered at once to make room, so that nothing is lost and
/// everything still acts on its own frame. (Only more than `Capacity` events on one single frame move on by a frame,
/// from the last frame to the next cycle.) Audio thread, wait-free.
///
/// `Render` is called as render(events, first_frame, frames); the events' frames count from first_frame.
template <std::size_t Capacity, class Render>
class EventBuffer {
public:
    using Storage = std::array<engine::Event, Capacity>;

    /// `carried` events of the previous cycle are in `storage` already; `frames` is at least 1.
    EventBuffer(Storage& storage, std::size_t carried, std::uint32_t frames, Render render) REFRAIN_RT
        : storage_(storage),
          frames_(frames),
          render_(render),
          count_(carried) {
        for (std::size_t index = 0; index < count_; ++index) {
            storage_[index].frame = 0;
        }
    }

    /// False when the whole cycle is rendered and the next one's part is full: take no more from the sources.
    [[nodiscard]] bool has_room() const REFRAIN_RT { return count_ < Capacity || rendered_ < frames_; }

    /// Takes the next event; its frame counts from the cycle's begin. One before its predecessor's acts with that.
    void add(engine::Event event) REFRAIN_RT {
        event.frame = std::max(std::min(event.frame, frames_ - 1), last_frame());
        if (count_ == Capacity) {
            make_room(event.frame);
            event.frame = std::max(event.frame, rendered_);
        }
        storage_[count_++] = event;
    }

    /// Renders what is left of the cycle. Returns how many events are carried into the next one.
    [[nodiscard]] std::size_t finish() REFRAIN_RT {
        if (rendered_ < frames_) {
            render_until(frames_, count_);
        }
        return count_;
    }

private:
    [[nodiscard]] std::uint32_t last_frame() const REFRAIN_RT {
        return count_ == 0 ? rendered_ : std::max(storage_[count_ - 1].frame, rendered_);
    }

    void make_room(std::uint32_t next_frame) REFRAIN_RT {
        std::size_t before = count_;
        while (before > 0 && storage_[before - 1].frame >= next_frame) {
            --before;
        }
        if (before == 0) {  // all of them wait for the same frame
            before = count_;
            next_frame = std::min(next_frame + 1, frames_);
        }
        render_until(next_frame, before);
    }

    // Renders up to `frame` with the first `events`, which leave the buffer.
    void render_until(std::uint32_t frame, std::size_t events) REFRAIN_RT {
        for (std::size_t index = 0; index < events; ++index) {
            storage_[index].frame -= std::min(storage_[index].frame, rendered_);
        }
        render_(std::span<const engine::Event>(storage_.data(), events), rendered_, frame - rendered_);
        rendered_ = frame;
        for (std::size_t index = events; index < count_; ++index) {
            storage_[index - events] = storage_[index];
        }
        count_ -= events;
    }

    Storage& storage_;
    std::uint32_t frames_;
    Render render_;
    std::size_t count_;
    std::uint32_t rendered_ = 0;
};

}  // namespace refrain::jack
