#pragma once

#include <memory>

#include "engine/engine.hpp"
#include "midi/device_queue.hpp"
#include "rt/collector.hpp"
#include "wavetable/builder.hpp"
#include "wavetable/shapes.hpp"

namespace refrain::test {

/// What a client plays: an engine with a saw and empty device queues. Declare it before the client.
class Playable {
public:
    Playable() : publisher_(collector_, engine_->tables()) {
        publisher_.publish(0, wavetable::build(wavetable::shape_harmonics(wavetable::Shape::saw)), 0);
    }
    Playable(const Playable&) = delete;
    Playable& operator=(const Playable&) = delete;
    ~Playable() { engine_->release_tables(); }

    [[nodiscard]] engine::Engine& engine() { return *engine_; }
    [[nodiscard]] midi::DeviceQueues& queues() { return *queues_; }
    [[nodiscard]] engine::TablePublisher& publisher() { return publisher_; }
    [[nodiscard]] rt::Collector& collector() { return collector_; }

private:
    rt::Collector collector_;
    std::unique_ptr<engine::Engine> engine_ = std::make_unique<engine::Engine>(48000.0);
    std::unique_ptr<midi::DeviceQueues> queues_ = std::make_unique<midi::DeviceQueues>();
    engine::TablePublisher publisher_;
};

}  // namespace refrain::test
