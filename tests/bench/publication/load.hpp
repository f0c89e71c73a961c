#pragma once

#include <atomic>
#include <string>
#include <thread>
#include <vector>

namespace refrain::bench::publication {

/// What else the machine does meanwhile.
enum class LoadKind { none, cpu, middle, memory };

/// Keeps the machine busy from construction to destruction, with one thread a core: "cpu" counts; "middle" counts for
/// 4 ms of some 10 at a real-time priority, below the audio thread's and above the editor's; "memory" takes fresh
/// pages, writes to them, and gives them back. Where real-time priority is refused, "middle" is a lesser "cpu".
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
