#include <algorithm>
#include <iterator>
#include <mutex>
#include <vector>

#include "bench/publication/strategies/polling_thread.hpp"
#include "bench/publication/strategies/shared_pointer_queue.hpp"
#include "bench/publication/strategies/strategies.hpp"

namespace refrain::bench::publication {
namespace {

/// A collector that holds one of each, and lets go of it when use_count() says that it is the last.
class SharedPointer : public SharedPointerQueue {
public:
    explicit SharedPointer(const Setup& setup) : setup_(setup) {}

    void publish(std::uint64_t serial) override {
        auto table = std::make_shared<Table>(setup_.words, setup_.journal, serial);
        {
            const std::lock_guard lock(mutex_);
            all_.push_back(table);
        }
        send(std::move(table));
    }

private:
    void collect() {
        std::vector<Pointer> last;
        const std::lock_guard lock(mutex_);
        const auto first = std::partition(all_.begin(), all_.end(), [](const Pointer& p) { return !is_last(p); });
        last.assign(std::make_move_iterator(first), std::make_move_iterator(all_.end()));
        all_.erase(first, all_.end());
    }

    const Setup setup_;
    std::mutex mutex_;
    std::vector<Pointer> all_;
    PollingThread collector_{[this] { collect(); }};
};

}  // namespace

std::unique_ptr<Strategy> make_shared_pointer(const Setup& setup) {
    return std::make_unique<SharedPointer>(setup);
}

}  // namespace refrain::bench::publication
