#pragma once

namespace refrain::rt {

/// The niceness that prefer_this_thread() asks for: above every ordinary thread, below all real-time ones.
inline constexpr int kPreferredNiceness = -10;

/// Asks the kernel to run the calling thread before the ordinary ones of this machine. False where the user may not
/// (RLIMIT_NICE): it then is as ordinary as before. Any thread but the audio thread, which has a real-time priority.
/// Source: setpriority(2); on Linux, niceness belongs to a thread.
bool prefer_this_thread() noexcept;

}  // namespace refrain::rt
