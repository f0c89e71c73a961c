#include <utility>

#include "bench/publication/strategies/strategies.hpp"
#include "rt/publisher.hpp"

namespace refrain::bench::publication {
namespace {

/// The instrument's own: Publisher, Ref and Collector as they are in src/rt.
class Refrain : public Strategy {
public:
    explicit Refrain(const Setup& setup) : setup_(setup) {}
    ~Refrain() override {
        rt::Publication<Table> message;
        do {
            while (queue_.pop(message)) {
                message.table.open().release();
            }
        } while (!publisher_.flush());
        while (queue_.pop(message)) {
            message.table.open().release();
        }
        current_.release();
        collector_.stop();
    }

    void publish(std::uint64_t serial) override {
        publisher_.publish(0, std::make_unique<Table>(setup_.words, setup_.journal, serial), 0);
        troubles_.coalesced = publisher_.stats().coalesced;
    }
    void upkeep() override { publisher_.flush(); }
    const Table* begin() override {
        take();
        return current_.get();
    }

private:
    using Publisher = rt::Publisher<Table, 1, kQueueLength>;

    void take() REFRAIN_RT {
        rt::Publication<Table> message;
        for (std::size_t n = 0; n < kTablesPerCycle && queue_.pop(message); ++n) {
            current_ = message.table.open();
        }
    }

    const Setup setup_;
    rt::Collector collector_;
    Publisher::Queue queue_;
    Publisher publisher_{collector_, queue_};
    rt::Ref<Table> current_;  // the audio thread's
};

}  // namespace

std::unique_ptr<Strategy> make_refrain(const Setup& setup) {
    return std::make_unique<Refrain>(setup);
}

}  // namespace refrain::bench::publication
