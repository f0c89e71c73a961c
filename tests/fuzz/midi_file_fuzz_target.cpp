#include <cstddef>
#include <cstdint>

#include "fuzz/midi_file_property.hpp"

// For libFuzzer: whatever the bytes, the reader answers, and its answer makes sense.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (!refrain::test::midi_file_answer_makes_sense({data, size})) {
        __builtin_trap();
    }
    return 0;
}
