#pragma once

#include "rt/realtime.hpp"

#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define REFRAIN_TELL_CYCLE_ORDER 1
#endif
#endif

#if defined(REFRAIN_TELL_CYCLE_ORDER)
#include <sanitizer/tsan_interface.h>
#endif

namespace refrain::jack {

#if defined(REFRAIN_TELL_CYCLE_ORDER)

/// First line of a process callback. JACK runs connected clients one after the other, each reading the buffers that
/// the one before wrote; it wakes the next by a futex inside its library, which ThreadSanitizer does not see. Where two
/// clients live in one process, as in the tests, it would take every buffer for a race. This tells it of that order,
/// and of nothing else: what a callback shares with a thread that is not JACK's stays as it is. Empty in other builds.
class CycleOrder {
public:
    CycleOrder() REFRAIN_RT {
        REFRAIN_RT_TRUST_BEGIN  // checked builds only
            __tsan_acquire(&order_);
        REFRAIN_RT_TRUST_END
    }
    CycleOrder(const CycleOrder&) = delete;
    CycleOrder& operator=(const CycleOrder&) = delete;
    ~CycleOrder() REFRAIN_RT {
        REFRAIN_RT_TRUST_BEGIN
        __tsan_release(&order_);
        REFRAIN_RT_TRUST_END
    }

private:
    static inline constinit char order_ = 0;
};

#else

class CycleOrder {
public:
    CycleOrder() REFRAIN_RT {}
    CycleOrder(const CycleOrder&) = delete;
    CycleOrder& operator=(const CycleOrder&) = delete;
    ~CycleOrder() REFRAIN_RT {}
};

#endif

}  // namespace refrain::jack
