#pragma once

#include <cstddef>

#include "rt/realtime.hpp"

namespace refrain::wavetable {

/// Page-aligned, zeroed memory for samples, every page of it touched and, where the limit allows, locked: the audio
/// thread takes no page fault on it. Move-only. Never made or destroyed on the audio thread.
class TableMemory {
public:
    TableMemory() = default;
    /// `count` floats, all 0. Throws std::bad_alloc when the system has none left.
    explicit TableMemory(std::size_t count);
    TableMemory(TableMemory&& other) noexcept;
    TableMemory& operator=(TableMemory&& other) noexcept;
    ~TableMemory();

    [[nodiscard]] float* data() REFRAIN_RT { return data_; }
    [[nodiscard]] const float* data() const REFRAIN_RT { return data_; }
    [[nodiscard]] std::size_t size_bytes() const noexcept { return bytes_; }
    [[nodiscard]] bool locked() const noexcept { return locked_; }

private:
    float* data_ = nullptr;
    std::size_t bytes_ = 0;
    bool locked_ = false;
};

}  // namespace refrain::wavetable
