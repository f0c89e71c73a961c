#include "wavetable/table_memory.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <cstring>
#include <new>
#include <utility>

namespace refrain::wavetable {

TableMemory::TableMemory(std::size_t count) {
    const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
    const std::size_t bytes = (count * sizeof(float) + page - 1) / page * page;
    if (bytes == 0) {
        return;
    }
    void* const memory = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) {
        throw std::bad_alloc();
    }
    data_ = static_cast<float*>(memory);
    bytes_ = bytes;
    locked_ = mlock(memory, bytes) == 0;
    // Locking brings the pages in; where it is refused, writing to them does.
    std::memset(memory, 0, bytes);
}

TableMemory::TableMemory(TableMemory&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)),
      bytes_(std::exchange(other.bytes_, 0)),
      locked_(std::exchange(other.locked_, false)) {}

TableMemory& TableMemory::operator=(TableMemory&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(bytes_, other.bytes_);
    std::swap(locked_, other.locked_);
    return *this;
}

TableMemory::~TableMemory() {
    if (data_ != nullptr) {
        munmap(data_, bytes_);
    }
}

}  // namespace refrain::wavetable
