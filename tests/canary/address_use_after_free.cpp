// Reads a table through a pointer that outlived its reference.
#include <memory>

#include "rt/registry.hpp"
#include "sin.hpp"

namespace {

struct Table final : refrain::rt::Counted {
    [[nodiscard]] std::size_t size_bytes() const noexcept override { return sizeof(*this); }
    float sample = 0.5F;
};

volatile float heard = 0.0F;

}  // namespace

int main(int argc, char** argv) {
    refrain::rt::Registry<> registry;
    refrain::rt::Ref<Table> reference = registry.track(std::make_unique<Table>());
    const Table* const table = reference.get();
    if (told_to_sin(argc, argv)) {
        reference.release();
        registry.sweep();
    }
    heard = table->sample;
    reference.release();
    return 0;
}
