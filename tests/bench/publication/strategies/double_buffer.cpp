#include <array>
#include <atomic>

#include "bench/publication/strategies/strategies.hpp"

namespace refrain::bench::publication {
namespace {

/// Two tables and one word that says which the audio thread reads, and whether the other is fresh. The editor takes the
/// word's freshness back before it writes to the other, so that the audio thread cannot turn to it meanwhile.
class DoubleBuffer : public Strategy {
public:
    explicit DoubleBuffer(const Setup& setup)
        : tables_{Table(setup.words, setup.journal), Table(setup.words, setup.journal)} {
        for (Table& table : tables_) {
            table.be_a_buffer();
        }
    }

    void publish(std::uint64_t serial) override {
        const std::uint32_t state = state_.fetch_and(~kFresh, std::memory_order_acq_rel);
        troubles_.coalesced += (state & kFresh) != 0 ? 1U : 0U;
        tables_[(state & kIndex) ^ 1U].write(serial);
        state_.fetch_or(kFresh, std::memory_order_release);
    }
    const Table* begin() override {
        std::uint32_t state = state_.load(std::memory_order_relaxed);
        // It fails only where the editor has just taken the freshness back: then there is nothing to turn to.
        if ((state & kFresh) != 0 &&
            state_.compare_exchange_strong(state, (state & kIndex) ^ 1U, std::memory_order_acq_rel)) {
            front_ = (state & kIndex) ^ 1U;
        }
        return tables_[front_].serial() == 0 ? nullptr : &tables_[front_];
    }

private:
    static constexpr std::uint32_t kIndex = 1;
    static constexpr std::uint32_t kFresh = 2;

    std::array<Table, 2> tables_;
    std::atomic<std::uint32_t> state_{0};
    std::size_t front_ = 0;  // the audio thread's
};

}  // namespace

std::unique_ptr<Strategy> make_double_buffer(const Setup& setup) {
    return std::make_unique<DoubleBuffer>(setup);
}

}  // namespace refrain::bench::publication
