#pragma once

#include <sys/resource.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>

namespace refrain::test {

/// How often a thread met a page that was not there, since it began.
struct PageFaults {
    std::uint64_t minor = 0;  ///< the kernel had it at hand
    std::uint64_t major = 0;  ///< it had to be read from a disk

    friend PageFaults operator-(const PageFaults& later, const PageFaults& earlier) {
        return {.minor = later.minor - earlier.minor, .major = later.major - earlier.major};
    }
};

/// Of the calling thread.
inline PageFaults page_faults() {
    rusage usage{};
    getrusage(RUSAGE_THREAD, &usage);
    return {.minor = static_cast<std::uint64_t>(usage.ru_minflt), .major = static_cast<std::uint64_t>(usage.ru_majflt)};
}

/// Of the thread of this process that has that name, from the kernel's counters (proc(5), fields 10 and 12 of stat);
/// empty when there is none.
inline std::optional<PageFaults> page_faults_of(std::string_view thread) {
    for (const auto& task : std::filesystem::directory_iterator("/proc/self/task")) {
        std::string name;
        std::getline(std::ifstream(task.path() / "comm"), name);
        std::string stat;
        if (name != thread || !std::getline(std::ifstream(task.path() / "stat"), stat)) {
            continue;
        }
        std::istringstream fields(stat.substr(stat.rfind(')') + 1));  // from field 3 on
        std::string skipped;
        for (int field = 3; field < 10; ++field) {
            fields >> skipped;
        }
        PageFaults faults;
        fields >> faults.minor >> skipped >> faults.major;
        return faults;
    }
    return std::nullopt;
}

}  // namespace refrain::test
