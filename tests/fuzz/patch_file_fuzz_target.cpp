#include <cstddef>
#include <cstdint>

#include "fuzz/patch_file_property.hpp"

// For libFuzzer: whatever the text, the reader answers, and its answer makes sense.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (!refrain::test::patch_file_answer_makes_sense({reinterpret_cast<const char*>(data), size})) {
        __builtin_trap();
    }
    return 0;
}
