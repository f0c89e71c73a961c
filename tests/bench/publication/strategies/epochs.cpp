#include <algorithm>
#include <atomic>
#include <iterator>
#include <mutex>
#include <utility>
#include <vector>

#include "bench/publication/strategies/polling_thread.hpp"
#include "bench/publication/strategies/strategies.hpp"

namespace refrain::bench::publication {
namespace {

/// One atomic pointer, and epochs (Keir Fraser, Practical lock-freedom, 2004): the audio thread says in which epoch its
/// cycle began, and a table that was replaced before that is nobody's any more. The newest always wins: no queue.
class Epochs : public Strategy {
public:
    explicit Epochs(const Setup& setup) : setup_(setup) {}
    ~Epochs() override { retire(current_.exchange(nullptr)); }

    void publish(std::uint64_t serial) override {
        retire(current_.exchange(std::make_unique<Table>(setup_.words, setup_.journal, serial).release()));
    }
    const Table* begin() override {
        // Before the pointer is read, in the one order of all sequentially consistent operations: who has replaced it
        // by then sees that we are here.
        reading_since_.store(epoch_.load());
        return current_.load();
    }
    void end() override { reading_since_.store(kNobody, std::memory_order_release); }

private:
    static constexpr std::uint64_t kNobody = ~std::uint64_t{0};

    struct Retired {
        std::unique_ptr<const Table> table;
        std::uint64_t epoch;  ///< the first whose readers cannot have it
    };

    void retire(const Table* table) {
        if (table == nullptr) {
            return;
        }
        const std::lock_guard lock(mutex_);
        retired_.push_back({.table = std::unique_ptr<const Table>(table), .epoch = epoch_.fetch_add(1) + 1});
    }
    void collect() {
        std::vector<Retired> last;
        const std::lock_guard lock(mutex_);
        const std::uint64_t since = reading_since_.load();
        const auto first = std::partition(retired_.begin(), retired_.end(),
                                          [since](const Retired& retired) { return retired.epoch > since; });
        last.assign(std::make_move_iterator(first), std::make_move_iterator(retired_.end()));
        retired_.erase(first, retired_.end());
    }

    const Setup setup_;
    std::atomic<const Table*> current_{nullptr};
    std::atomic<std::uint64_t> epoch_{1};
    std::atomic<std::uint64_t> reading_since_{kNobody};
    std::mutex mutex_;
    std::vector<Retired> retired_;
    PollingThread collector_{[this] { collect(); }};
};

}  // namespace

std::unique_ptr<Strategy> make_epochs(const Setup& setup) {
    return std::make_unique<Epochs>(setup);
}

}  // namespace refrain::bench::publication
