#pragma once

#include <jack/jack.h>
#include <jack/midiport.h>

#include <cstdint>
#include <span>

#include "rt/realtime.hpp"

/// Every JACK call that the process callback makes. The library's source is out of the compiler's sight; each promise
/// is JACK's own: jack_set_process_callback() forbids waiting there and names what is allowed instead, and the
/// functions below are documented for use in the process thread (jack/jack.h, groups "Port" and "Time";
/// jack/midiport.h). All wait-free, audio thread.
namespace refrain::jack::realtime {

REFRAIN_RT_TRUST_BEGIN

/// jack/jack.h, jack_port_get_buffer: to be called each cycle, in the process callback.
[[nodiscard]] inline float* audio_buffer(jack_port_t* port, jack_nframes_t frames) REFRAIN_RT {
    return static_cast<float*>(jack_port_get_buffer(port, frames));
}
[[nodiscard]] inline void* midi_buffer(jack_port_t* port, jack_nframes_t frames) REFRAIN_RT {
    return jack_port_get_buffer(port, frames);
}

/// jack/midiport.h: events of a port buffer, which is valid only in the cycle that it was got in.
[[nodiscard]] inline std::uint32_t midi_event_count(void* buffer) REFRAIN_RT {
    return buffer == nullptr ? 0 : jack_midi_get_event_count(buffer);
}
/// False when there is no such event or it is empty.
[[nodiscard]] inline bool midi_event(void* buffer, std::uint32_t index, jack_midi_event_t& event) REFRAIN_RT {
    return jack_midi_event_get(&event, buffer, index) == 0 && event.buffer != nullptr && event.size != 0;
}

/// When this cycle began and how long a cycle is, in JACK's own microseconds.
struct CycleTimes {
    std::int64_t start_us = 0;
    double length_us = 0.0;
    bool known = false;
};

/// jack/jack.h, jack_get_cycle_times: "may only be used from the process callback".
[[nodiscard]] inline CycleTimes cycle_times(const jack_client_t* client) REFRAIN_RT {
    jack_nframes_t current_frames = 0;
    jack_time_t current_us = 0;
    jack_time_t next_us = 0;
    float length_us = 0.0F;
    const bool known = jack_get_cycle_times(client, &current_frames, &current_us, &next_us, &length_us) == 0;
    return {.start_us = static_cast<std::int64_t>(current_us),
            .length_us = static_cast<double>(length_us),
            .known = known && length_us > 0.0F};
}

/// jack/jack.h, jack_get_time: reads the clock that cycle_times() counts in, in user space. Only while a client is
/// open.
[[nodiscard]] inline std::int64_t now_us() REFRAIN_RT {
    return static_cast<std::int64_t>(jack_get_time());
}

REFRAIN_RT_TRUST_END

}  // namespace refrain::jack::realtime
