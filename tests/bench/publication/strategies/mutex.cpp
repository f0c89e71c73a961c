#include <mutex>

#include "bench/publication/strategies/strategies.hpp"

namespace refrain::bench::publication {
namespace {

/// One table and a mutex around it. The editor makes a new one aside and copies it in; the audio thread holds the mutex
/// while it reads: either always (it waits), or only when it gets it at once.
class Locked : public Strategy {
public:
    Locked(const Setup& setup, bool waits)
        : waits_(waits), table_(setup.words, setup.journal), aside_(setup.words, setup.journal) {
        table_.be_a_buffer();
        aside_.be_a_buffer();
    }

    void publish(std::uint64_t serial) override {
        aside_.write(serial);
        const std::lock_guard lock(mutex_);
        table_.copy(aside_);
    }
    const Table* begin() override {
        if (waits_) {
            held_.lock();
        } else if (!held_.try_lock()) {
            ++troubles_.skipped;
            return nullptr;
        }
        return table_.serial() == 0 ? nullptr : &table_;
    }
    void end() override {
        if (held_.owns_lock()) {
            held_.unlock();
        }
    }

private:
    const bool waits_;
    Table table_;
    Table aside_;
    std::mutex mutex_;
    std::unique_lock<std::mutex> held_{mutex_, std::defer_lock};  // by the audio thread
};

}  // namespace

std::unique_ptr<Strategy> make_mutex(const Setup& setup) {
    return std::make_unique<Locked>(setup, true);
}

std::unique_ptr<Strategy> make_try_lock(const Setup& setup) {
    return std::make_unique<Locked>(setup, false);
}

}  // namespace refrain::bench::publication
