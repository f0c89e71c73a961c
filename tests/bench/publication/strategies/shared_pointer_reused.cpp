#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "bench/publication/strategies/shared_pointer_queue.hpp"
#include "bench/publication/strategies/strategies.hpp"

namespace refrain::bench::publication {
namespace {

/// The editor holds one of each, and writes its next table into one of which use_count() says that nobody else has it.
/// It promises no such thing: the count is read without any order, and the audio thread's last reading of the table may
/// come after the editor's first writing.
class SharedPointerReused : public SharedPointerQueue {
public:
    explicit SharedPointerReused(const Setup& setup) : setup_(setup) {}

    void publish(std::uint64_t serial) override {
        auto unused = std::find_if(all_.begin(), all_.end(), is_last);
        if (unused == all_.end()) {
            all_.push_back(std::make_shared<Table>(setup_.words, setup_.journal));
            all_.back()->be_a_buffer();
            unused = std::prev(all_.end());
        }
        // Copied only afterwards: a copy changes the count, which in some libraries puts right what the check does not.
        (*unused)->write(serial);
        send(*unused);
    }

private:
    const Setup setup_;
    std::vector<Pointer> all_;
};

}  // namespace

std::unique_ptr<Strategy> make_shared_pointer_reused(const Setup& setup) {
    return std::make_unique<SharedPointerReused>(setup);
}

}  // namespace refrain::bench::publication
