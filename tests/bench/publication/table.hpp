#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

#include "bench/publication/journal.hpp"
#include "rt/ref.hpp"
#include "wavetable/table_memory.hpp"

namespace refrain::bench::publication {

/// Words that tell which table they belong to: whoever reads two of different tables, or of none, can tell. Memory is
/// what the instrument's own tables have: mapped, touched and locked, and unmapped when it is freed, so that a read
/// after that ends the program.
class Table : public rt::Counted {
public:
    /// Nothing in it yet.
    Table(std::size_t words, Journal& journal) : memory_(words), words_(words), journal_(journal) {
        journal_.took(memory_.size_bytes());
    }
    Table(std::size_t words, Journal& journal, std::uint64_t serial) : Table(words, journal) { write(serial); }
    Table(const Table&) = delete;
    Table& operator=(const Table&) = delete;
    ~Table() override {
        journal_.gave_back(memory_.size_bytes());
        if (serial_ != 0 && counts_) {
            journal_.life(serial_).freed_ns = now_ns();
        }
    }

    void write(std::uint64_t serial) { write(serial, words_); }
    /// Its first `count` words only.
    void write(std::uint64_t serial, std::size_t count) {
        serial_ = serial;
        float* const words = memory_.data();
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint32_t word = base(serial) + of_index(i);
            std::memcpy(words + i, &word, sizeof(word));
        }
    }
    void copy(const Table& other) {
        serial_ = other.serial_;
        std::memcpy(memory_.data(), other.memory_.data(), words_ * sizeof(float));
    }
    /// A buffer that tables are copied into dies with the program: that is no table's end.
    void be_a_buffer() { counts_ = false; }

    /// The serial that a word at index `i` belongs to, multiplied; the same for all words of one table.
    [[nodiscard]] std::uint32_t base_at(std::size_t i) const {
        std::uint32_t word = 0;
        std::memcpy(&word, memory_.data() + i, sizeof(word));
        return word - of_index(i);
    }
    [[nodiscard]] static std::uint32_t base(std::uint64_t serial) {
        return static_cast<std::uint32_t>(serial) * 2654435761U;
    }

    [[nodiscard]] std::uint64_t serial() const { return serial_; }
    [[nodiscard]] std::size_t words() const { return words_; }
    [[nodiscard]] std::size_t size_bytes() const noexcept override { return memory_.size_bytes(); }

private:
    [[nodiscard]] static std::uint32_t of_index(std::size_t i) { return static_cast<std::uint32_t>(i) * 2246822519U; }

    wavetable::TableMemory memory_;
    std::size_t words_;
    Journal& journal_;
    std::uint64_t serial_ = 0;
    bool counts_ = true;
};

}  // namespace refrain::bench::publication
