#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>

namespace refrain::midi {

/// What is wrong with a file, and where. Thrown inside the file parsers only; their public functions turn it into text.
struct FileFault {
    std::size_t offset = 0;   ///< from the start of the file, in bytes
    std::string description;  ///< what was expected, and what is there
};

/// Reads through bytes, never past their end. Everything that reads throws FileFault when there is too little left.
class ByteCursor {
public:
    /// `base`: offset of the first byte in the file, for faults.
    explicit ByteCursor(std::span<const std::uint8_t> bytes, std::size_t base = 0) : bytes_(bytes), base_(base) {}

    [[nodiscard]] std::size_t offset() const { return base_ + position_; }
    [[nodiscard]] std::size_t remaining() const { return bytes_.size() - position_; }

    /// The next byte, which is not consumed.
    [[nodiscard]] std::uint8_t peek(const char* expected) const {
        need(1, expected);
        return bytes_[position_];
    }

    std::uint8_t byte(const char* expected) {
        need(1, expected);
        return bytes_[position_++];
    }

    /// The next `count` bytes, as they stand in the file.
    std::span<const std::uint8_t> take(std::size_t count, const char* expected) {
        need(count, expected);
        const auto taken = bytes_.subspan(position_, count);
        position_ += count;
        return taken;
    }

    /// The next `count` bytes as a cursor of their own.
    ByteCursor part(std::size_t count, const char* expected) {
        const std::size_t start = offset();
        return ByteCursor(take(count, expected), start);
    }

    std::uint32_t big_endian(std::size_t count, const char* expected) {
        std::uint32_t value = 0;
        for (const std::uint8_t next : take(count, expected)) {
            value = value << 8U | next;
        }
        return value;
    }

    std::uint32_t little_endian(std::size_t count, const char* expected) {
        std::uint32_t value = 0;
        unsigned shift = 0;
        for (const std::uint8_t next : take(count, expected)) {
            value |= std::uint32_t{next} << shift;
            shift += 8;
        }
        return value;
    }

    /// A variable-length quantity: seven bits a byte, at most four bytes.
    std::uint32_t variable_length(const char* expected) {
        const std::size_t start = offset();
        std::uint32_t value = 0;
        for (int i = 0; i < 4; ++i) {
            const std::uint8_t next = byte(expected);
            value = value << 7U | (next & 0x7FU);
            if (next < 0x80) {
                return value;
            }
        }
        throw FileFault{start, std::string("expected ") + expected + " of at most 4 bytes"};
    }

private:
    void need(std::size_t count, const char* expected) const {
        if (count > remaining()) {
            throw FileFault{offset(), std::string("expected ") + expected + " (" + std::to_string(count) +
                                          (count == 1 ? " byte), but " : " bytes), but ") + left()};
        }
    }

    [[nodiscard]] std::string left() const {
        return remaining() == 0 ? std::string("nothing is left") : "only " + std::to_string(remaining()) + " are left";
    }

    std::span<const std::uint8_t> bytes_;
    std::size_t base_;
    std::size_t position_ = 0;
};

}  // namespace refrain::midi
