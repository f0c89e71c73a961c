// Makes a system call on the audio thread, where the compiler has been told to look away.
#include <unistd.h>

#include "rt/realtime.hpp"
#include "sin.hpp"

namespace {

void process(bool sin) REFRAIN_RT {
    if (sin) {
        REFRAIN_RT_TRUST_BEGIN  // misplaced on purpose
            static_cast<void>(!write(STDOUT_FILENO, "\n", 1));
        REFRAIN_RT_TRUST_END
    }
}

}  // namespace

int main(int argc, char** argv) {
    process(told_to_sin(argc, argv));
    return 0;
}
