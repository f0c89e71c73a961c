#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>

#include "rt/ref.hpp"

namespace refrain::rt::test {

/// A small table in which every sample is its serial, and which spoils itself when it dies: whoever reads it too late
/// or half-built sees that. Counts its instances.
class CountedTable final : public Counted {
public:
    static constexpr std::size_t kSamples = 32;

    explicit CountedTable(std::uint64_t serial) : serial_(serial) {
        samples_.fill(serial);
        ++made;
    }
    ~CountedTable() override {
        // Volatile, or the compiler leaves out what nobody may read any more.
        for (volatile std::uint64_t& sample : samples_) {
            sample = kSpoilt;
        }
        ++freed;
    }

    [[nodiscard]] std::uint64_t serial() const { return serial_; }
    [[nodiscard]] bool intact() const {
        for (const std::uint64_t sample : samples_) {
            if (sample != serial_) {
                return false;
            }
        }
        return true;
    }
    [[nodiscard]] std::size_t size_bytes() const noexcept override { return sizeof(CountedTable); }

    [[nodiscard]] static std::uint64_t alive() { return made - freed; }
    static void forget_counts() { made = freed = 0; }

    static inline std::atomic<std::uint64_t> made{0};
    static inline std::atomic<std::uint64_t> freed{0};

private:
    static constexpr std::uint64_t kSpoilt = 0xDEADDEADDEADDEADULL;

    const std::uint64_t serial_;
    std::array<std::uint64_t, kSamples> samples_;
};

[[nodiscard]] inline std::unique_ptr<CountedTable> make_table(std::uint64_t serial) {
    return std::make_unique<CountedTable>(serial);
}

}  // namespace refrain::rt::test
