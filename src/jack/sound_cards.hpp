#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace refrain::jack {

/// The ALSA device ("hw:0,0") to play through, from the text of /proc/asound/pcm: the first that plays and is no
/// display's (HDMI), else the first that plays, else nothing.
[[nodiscard]] std::optional<std::string> playback_device(std::string_view pcm_list);

/// The same of this machine; nothing when it has no card. Reads a file.
[[nodiscard]] std::optional<std::string> playback_device();

}  // namespace refrain::jack
