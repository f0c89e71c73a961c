#include <array>
#include <atomic>
#include <thread>

#include "bench/publication/strategies/strategies.hpp"

namespace refrain::bench::publication {
namespace {

/// A queue of whole tables. The editor copies into it and waits while it is full; the audio thread copies the newest
/// out of it into a table of its own.
class CopyingQueue : public Strategy {
public:
    explicit CopyingQueue(const Setup& setup)
        : slots_{Table(setup.words, setup.journal), Table(setup.words, setup.journal),
                 Table(setup.words, setup.journal), Table(setup.words, setup.journal)},
          own_(setup.words, setup.journal) {
        for (Table& slot : slots_) {
            slot.be_a_buffer();
        }
        own_.be_a_buffer();
    }

    void publish(std::uint64_t serial) override {
        const std::uint64_t write = written_.load(std::memory_order_relaxed);
        while (write - read_.load(std::memory_order_acquire) == slots_.size()) {
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
            ++troubles_.waits_ms;
        }
        slots_[write % slots_.size()].write(serial);
        written_.store(write + 1, std::memory_order_release);
    }
    const Table* begin() override {
        const std::uint64_t written = written_.load(std::memory_order_acquire);
        if (written != read_.load(std::memory_order_relaxed)) {
            own_.copy(slots_[(written - 1) % slots_.size()]);
            read_.store(written, std::memory_order_release);
        }
        return own_.serial() == 0 ? nullptr : &own_;
    }

private:
    std::array<Table, 4> slots_;
    Table own_;
    std::atomic<std::uint64_t> written_{0};
    std::atomic<std::uint64_t> read_{0};
};

}  // namespace

std::unique_ptr<Strategy> make_copying_queue(const Setup& setup) {
    return std::make_unique<CopyingQueue>(setup);
}

}  // namespace refrain::bench::publication
