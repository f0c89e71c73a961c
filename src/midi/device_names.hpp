#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace refrain::midi {

/// Names for the player from the names that RtMidi gives to ALSA ports ("KEYSTEP:KEYSTEP MIDI 1 24:0"): without the
/// numbers at the end, which change whenever a device is plugged in, and without a client's name that its port repeats.
/// Two devices of one name become "name" and "name (2)", in the order given.
[[nodiscard]] std::vector<std::string> alsa_device_names(const std::vector<std::string>& port_names);

/// True for the kernel's loop-back, which would play back what other programs send to it.
[[nodiscard]] bool is_loopback(std::string_view device_name);

}  // namespace refrain::midi
