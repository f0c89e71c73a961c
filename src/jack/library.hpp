#pragma once

#include <string>

namespace refrain::jack {

/// Keeps the JACK library from writing to the terminal; its newest complaint is kept instead. Any thread.
void silence_library();

/// What the library last complained of, in one line, or empty. Any thread.
[[nodiscard]] std::string last_complaint();

/// True when the library in use is PipeWire's, which reaches PipeWire only and no jackd.
[[nodiscard]] bool library_is_pipewire();

}  // namespace refrain::jack
