#include "bench/publication/strategies/sender.hpp"
#include "bench/publication/strategies/strategies.hpp"

namespace refrain::bench::publication {
namespace {

/// Pointers go to the audio thread by one queue and come back by another, which the editor empties once a frame. While
/// that one is full, the audio thread leaves new tables where they are: it may neither wait nor keep the old one.
class ReturnQueue : public Strategy {
public:
    explicit ReturnQueue(const Setup& setup) : setup_(setup) {}
    ~ReturnQueue() override {
        sender_.clear();
        free_returned();
        delete current_;
    }

    void publish(std::uint64_t serial) override {
        sender_.send(std::make_unique<Table>(setup_.words, setup_.journal, serial).release());
    }
    void upkeep() override {
        free_returned();
        sender_.flush();
    }
    const Table* begin() override {
        const Table* next = nullptr;
        for (std::size_t n = 0; n < kTablesPerCycle; ++n) {
            if (current_ != nullptr && back_.write_available() == 0) {
                troubles_.postponed += there_.read_available() == 0 ? 0U : 1U;
                break;
            }
            if (!there_.pop(next)) {
                break;
            }
            if (current_ != nullptr && !back_.push(current_)) {
                std::abort();  // there was room, and only this thread fills it
            }
            current_ = next;
        }
        return current_;
    }

private:
    using Queue = Sender<const Table*>::Queue;

    void free_returned() {
        for (const Table* table = nullptr; back_.pop(table);) {
            delete table;
        }
    }

    const Setup setup_;
    Queue there_;
    Queue back_;
    Sender<const Table*> sender_{there_, troubles_, [](const Table* table) { delete table; }};
    const Table* current_ = nullptr;
};

}  // namespace

std::unique_ptr<Strategy> make_return_queue(const Setup& setup) {
    return std::make_unique<ReturnQueue>(setup);
}

}  // namespace refrain::bench::publication
