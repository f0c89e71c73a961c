// Abandons a table that nobody refers to any more.
#include <memory>

#include "rt/registry.hpp"
#include "sin.hpp"

namespace {

struct Table final : refrain::rt::Counted {
    [[nodiscard]] std::size_t size_bytes() const noexcept override { return sizeof(*this); }
};

// Not inlined, so that no copy of the pointer stays behind in main's frame.
[[gnu::noinline]] void publish(bool sin) {
    refrain::rt::Registry<> registry;
    registry.track(std::make_unique<Table>()).release();
    if (sin) {
        registry.abandon();
    }
}

}  // namespace

int main(int argc, char** argv) {
    const bool sin = told_to_sin(argc, argv);
    for (int i = 0; i < 8; ++i) {
        publish(sin);
    }
    return 0;
}
