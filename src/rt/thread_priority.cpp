#include "rt/thread_priority.hpp"

#include <sys/resource.h>
#include <unistd.h>

namespace refrain::rt {

bool prefer_this_thread() noexcept {
    return setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), kPreferredNiceness) == 0;
}

}  // namespace refrain::rt
