#pragma once

#include <atomic>
#include <string>
#include <thread>
#include <vector>

namespace refrain::bench::publication {

/// What else the machine does meanwhile.
enum class LoadKind { none, cpu, memory };

/// Keeps the machine busy from construction to destruction, with threads of ordinary priority: "cpu", one a core that
/// counts; "memory", one a core that takes fresh pages, writes to them, and gives them back.
class Load {
public:
    explicit Load(LoadKind kind);
    Load(const Load&) = delete;
    Load& operator=(const Load&) = delete;
    ~Load();

private:
    std::atomic<bool> stop_{false};
    std::vector<std::thread> threads_;
};

}  // namespace refrain::bench::publication
