// Locks a mutex on the audio thread, where the compiler has been told to look away.
#include <mutex>

#include "rt/realtime.hpp"
#include "sin.hpp"

namespace {

std::mutex mutex;

void process(bool sin) REFRAIN_RT {
    if (sin) {
        REFRAIN_RT_TRUST_BEGIN  // misplaced on purpose
            mutex.lock();
        mutex.unlock();
        REFRAIN_RT_TRUST_END
    }
}

}  // namespace

int main(int argc, char** argv) {
    process(told_to_sin(argc, argv));
    return 0;
}
