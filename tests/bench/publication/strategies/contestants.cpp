#include <algorithm>
#include <array>
#include <string_view>

#include "bench/publication/strategies/strategies.hpp"

namespace refrain::bench::publication {
namespace {

constexpr std::array kContestants{
    Contestant{.name = "bare", .make = make_bare, .is_bare = true},
    Contestant{.name = "mutex", .make = make_mutex},
    Contestant{.name = "try-lock", .make = make_try_lock},
    Contestant{.name = "copying-queue", .make = make_copying_queue},
    Contestant{.name = "return-queue", .make = make_return_queue},
    Contestant{.name = "double-buffer", .make = make_double_buffer},
    Contestant{.name = "shared-pointer", .make = make_shared_pointer},
    Contestant{.name = "shared-pointer-reused", .make = make_shared_pointer_reused, .races = true},
    Contestant{.name = "refrain", .make = make_refrain},
    Contestant{.name = "last-reader", .make = make_last_reader},
    Contestant{.name = "epochs", .make = make_epochs},
};

}  // namespace

std::span<const Contestant> contestants() {
    return kContestants;
}

const Contestant* find_contestant(const char* name) {
    const auto* const found = std::find_if(kContestants.begin(), kContestants.end(), [name](const Contestant& each) {
        return std::string_view(each.name) == name;
    });
    return found == kContestants.end() ? nullptr : found;
}

}  // namespace refrain::bench::publication
