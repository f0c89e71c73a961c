#include "bench/publication/strategies/strategies.hpp"

namespace refrain::bench::publication {
namespace {

/// No publication: the audio thread has one table for good, and the editor makes its tables for the bin.
class Bare : public Strategy {
public:
    explicit Bare(const Setup& setup) : setup_(setup), table_(setup.words, setup.journal, 1) {}

    void publish(std::uint64_t serial) override {
        if (serial != 1) {
            const Table unheard(setup_.words, setup_.journal, serial);
        }
    }
    const Table* begin() override { return &table_; }

private:
    const Setup setup_;
    const Table table_;
};

}  // namespace

std::unique_ptr<Strategy> make_bare(const Setup& setup) {
    return std::make_unique<Bare>(setup);
}

}  // namespace refrain::bench::publication
