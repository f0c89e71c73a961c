#include <algorithm>
#include <cmath>

#include "engine/constants.hpp"
#include "engine/controllers.hpp"
#include "engine/core.hpp"
#include "engine/voices/planner.hpp"

// What the engine is told: by the ui in commands, by performers in events.
namespace refrain::engine {
namespace {

std::uint8_t seven_bits(std::uint16_t value) REFRAIN_RT {
    return static_cast<std::uint8_t>(std::min<std::uint16_t>(value, 127));
}

}  // namespace

void Core::obey_commands() REFRAIN_RT {
    Command command;
    for (std::size_t n = 0; n < kCommandsPerBlock && commands.pop(command); ++n) {
        obey(command);
    }
}

void Core::obey(const Command& command) REFRAIN_RT {
    switch (command.kind) {
        case Command::Kind::perform:
            perform(command.event);
            break;
        case Command::Kind::set_parameter:
            set_parameter(command.parameter, command.value);
            break;
        case Command::Kind::set_route:
            matrix_.set(command.index, command.route);
            break;
        case Command::Kind::set_lfo_point:
            shared_.set_point(command.index, command.point_index, command.point_count, command.point);
            break;
        case Command::Kind::set_effect_order:
            effects_.set_order(command.order);
            break;
    }
}

void Core::set_parameter(patch::ParameterId id, float value) REFRAIN_RT {
    if (patch::index_of(id) >= patch::kParameterCount) {
        return;
    }
    if (must_be_exchanged(id)) {
        exchange_.set(values_, id, value, bank_.sounding() != 0);
    } else {
        values_.set(id, value);
    }
    if (patch::parameter(id).is_switch()) {
        effects_.set_switch(id, value != 0.0F);
    }
    if (id == patch::id(patch::Play::bend_range)) {
        for (Channel& channel : channels_) {
            channel.set_bend_range(values_.setting(id));
        }
    }
}

void Core::perform(const Event& event) REFRAIN_RT {
    if (event.kind == EventKind::panic) {
        panic();
    } else if (event.channel < kChannels && event.number < 128) {
        channel_message(event);
    }
}

void Core::channel_message(const Event& event) REFRAIN_RT {
    switch (event.kind) {
        case EventKind::note_on:
            if (!notes_.sounds_on(event.channel)) {
                channels_[event.channel].settle();
            }
            last_channel_ = event.channel;
            notes_.note_on(event.channel, event.number, seven_bits(event.value), note_context());
            break;
        case EventKind::note_off:
            notes_.note_off(event.channel, event.number, seven_bits(event.value), note_context());
            break;
        case EventKind::control_change:
            control_change(event);
            break;
        case EventKind::pitch_bend:
            channels_[event.channel].pitch_bend(std::min<std::uint16_t>(event.value, 16383));
            break;
        case EventKind::poly_pressure:
            notes_.poly_pressure(event.channel, event.number, static_cast<float>(seven_bits(event.value)) / 127.0F);
            break;
        case EventKind::channel_pressure:
            channels_[event.channel].channel_pressure(seven_bits(event.value));
            break;
        case EventKind::program_change:
        case EventKind::panic:
            break;
    }
}

void Core::control_change(const Event& event) REFRAIN_RT {
    Channel& channel = channels_[event.channel];
    const std::uint8_t value = seven_bits(event.value);
    switch (event.number) {
        case kAllSoundOff:
            notes_.all_sound_off(event.channel, note_context());
            break;
        case kResetControllers:
            notes_.pedal(event.channel, channel.reset_controllers(), note_context());
            break;
        case kLocalControl:
            break;
        default:
            if (event.number >= kAllNotesOff) {
                notes_.all_notes_off(event.channel, note_context());
            } else {
                notes_.pedal(event.channel, channel.control_change(event.number, value), note_context());
            }
    }
}

void Core::panic() REFRAIN_RT {
    for (std::uint8_t number = 0; number < kChannels; ++number) {
        static_cast<void>(channels_[number].reset_controllers());
        notes_.all_sound_off(number, note_context());
    }
}

NoteContext Core::note_context() REFRAIN_RT {
    plan_.clock = clock_;
    return {.plan = plan_, .channels = channels_, .place = static_cast<std::uint32_t>(clock_ % kTickFrames)};
}

}  // namespace refrain::engine
