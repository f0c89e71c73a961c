#pragma once

#include <string_view>

/// True when the program was told to sin.
inline bool told_to_sin(int argc, char** argv) {
    return argc == 2 && std::string_view(argv[1]) == "sin";
}
