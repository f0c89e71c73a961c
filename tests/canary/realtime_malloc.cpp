// Allocates on the audio thread, where the compiler has been told to look away.
#include <cstdlib>

#include "rt/realtime.hpp"
#include "sin.hpp"

namespace {

void* volatile kept = nullptr;

void process(bool sin) REFRAIN_RT {
    if (sin) {
        REFRAIN_RT_TRUST_BEGIN  // misplaced on purpose
            kept = std::malloc(64);
        REFRAIN_RT_TRUST_END
    }
}

}  // namespace

int main(int argc, char** argv) {
    process(told_to_sin(argc, argv));
    std::free(kept);
    return 0;
}
