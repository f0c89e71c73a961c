#pragma once

namespace refrain::jack {

/// What JACK's process thread is called, to the system and in what it shows of threads (at most 15 letters).
inline constexpr const char* kAudioThreadName = "refrain-audio";

/// Gets the calling thread ready for its first cycle: names it, and touches the stack that its cycles will need, so
/// that none of them meets a page that is not there yet. May wait; JACK's process thread, before it processes.
void prepare_audio_thread();

}  // namespace refrain::jack
