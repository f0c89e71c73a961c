// The mistake that the publication protocol must never make: a reader gives its reference back without release order,
// and the collector frees the table that it read.
#include <memory>
#include <thread>

#include "rt/registry.hpp"
#include "sin.hpp"

namespace {

using namespace refrain;

struct RelaxedSync : rt::StdSync {
    static constexpr std::memory_order kGiveBack = std::memory_order_relaxed;
};

template <class Sync>
struct Table final : rt::BasicCounted<Sync> {
    [[nodiscard]] std::size_t size_bytes() const noexcept override { return sizeof(*this); }
    float sample = 0.5F;
};

volatile float heard = 0.0F;

template <class Sync>
void play_one_table() {
    rt::Registry<Sync> registry;
    rt::Ref<Table<Sync>, Sync> table = registry.track(std::make_unique<Table<Sync>>());
    std::thread audio([table = std::move(table)]() mutable {
        heard = table->sample;
        table.release();
    });
    while (registry.sweep() == 0) {
        std::this_thread::yield();
    }
    audio.join();
}

}  // namespace

int main(int argc, char** argv) {
    if (told_to_sin(argc, argv)) {
        play_one_table<RelaxedSync>();
    } else {
        play_one_table<rt::StdSync>();
    }
    return 0;
}
