#pragma once

#include <pthread.h>
#include <sched.h>

namespace refrain::bench {

/// As JACK gives it to its clients, about.
inline constexpr int kAudioPriority = 70;

/// The calling thread under SCHED_FIFO from now on; false where the system refuses it.
inline bool become_real_time(int priority = kAudioPriority) {
    const sched_param wanted{.sched_priority = priority};
    return pthread_setschedparam(pthread_self(), SCHED_FIFO, &wanted) == 0;
}

}  // namespace refrain::bench
