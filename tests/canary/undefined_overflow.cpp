// Counts past the largest int.
#include <limits>

#include "sin.hpp"

int main(int argc, char** argv) {
    volatile int count = std::numeric_limits<int>::max() - (told_to_sin(argc, argv) ? 0 : 1);
    const int next = count + 1;
    return next == 0 ? 1 : 0;
}
