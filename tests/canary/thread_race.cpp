// Two threads write one plain variable.
#include <mutex>
#include <thread>

#include "sin.hpp"

namespace {

std::mutex mutex;
int shared = 0;

void write(bool sin) {
    if (sin) {
        ++shared;
    } else {
        const std::lock_guard lock(mutex);
        ++shared;
    }
}

}  // namespace

int main(int argc, char** argv) {
    const bool sin = told_to_sin(argc, argv);
    std::thread other([sin] { write(sin); });
    write(sin);
    other.join();
    return shared == 0 ? 1 : 0;
}
