#include "jack/audio_thread.hpp"

#include <pthread.h>

#include <array>
#include <cstddef>

namespace refrain::jack {
namespace {

// Several times what the deepest cycle uses, and a quarter of the least that JACK gives its threads.
constexpr std::size_t kStackBytes = std::size_t{128} * 1024;
constexpr std::size_t kPageBytes = 4096;

[[gnu::noinline]] void touch_stack() {
    std::array<volatile unsigned char, kStackBytes> memory;
    for (std::size_t i = 0; i < memory.size(); i += kPageBytes) {
        memory[i] = 0;
    }
}

}  // namespace

void prepare_audio_thread() {
    pthread_setname_np(pthread_self(), kAudioThreadName);
    touch_stack();
}

}  // namespace refrain::jack
