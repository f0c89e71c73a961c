#include "engine/channel.hpp"

#include <algorithm>
#include <cmath>

#include "engine/constants.hpp"
#include "engine/controllers.hpp"

namespace refrain::engine {
namespace {

// The volume curve that General MIDI recommends: 40 log10(value / 127) dB.
double loudness(std::uint8_t value) REFRAIN_RT {
    const double share = static_cast<double>(value) / 127.0;
    return share * share;
}

}  // namespace

PedalChange Channel::control_change(std::uint8_t controller, std::uint8_t value) REFRAIN_RT {
    arrived_ = false;
    switch (controller) {
        case kModulationWheel:
            modulation_.set_target(static_cast<double>(value) / 127.0);
            break;
        case kVolume:
            volume_ = value;
            set_gain_target();
            break;
        case kExpression:
            expression_ = value;
            expression_glide_.set_target(static_cast<double>(value) / 127.0);
            set_gain_target();
            break;
        case kPan:
            // 64 is the middle, and both 0 and 1 are hard left (RP-036).
            pan_.set_target(static_cast<double>(std::max<int>(value, 1) - 64) / 63.0);
            break;
        case kSustainPedal: {
            const bool was_down = sustained_;
            sustained_ = value >= 64;
            return was_down && !sustained_ ? PedalChange::sustain_up : PedalChange::none;
        }
        case kSostenutoPedal: {
            const bool was_down = sostenuto_;
            sostenuto_ = value >= 64;
            if (was_down == sostenuto_) {
                return PedalChange::none;
            }
            return sostenuto_ ? PedalChange::sostenuto_down : PedalChange::sostenuto_up;
        }
        case kSoftPedal:
            soft_ = value >= 64;
            break;
        case kBreath:
            breath_.set_target(static_cast<double>(value) / 127.0);
            break;
        case kRpnCoarse:
            rpn_coarse_ = value;
            break;
        case kRpnFine:
            rpn_fine_ = value;
            break;
        case kNrpnCoarse:
        case kNrpnFine:
            // Data entry now belongs to a parameter that we do not have.
            rpn_coarse_ = rpn_fine_ = 127;
            break;
        case kDataEntryCoarse:
            if (bend_range_is_chosen()) {
                set_bend_range(value);
            }
            break;
        case kDataEntryFine:
            if (bend_range_is_chosen()) {
                set_bend_range(std::floor(bend_range_) + static_cast<double>(std::min<int>(value, 99)) / 100.0);
            }
            break;
        default:
            break;
    }
    return PedalChange::none;
}

void Channel::channel_pressure(std::uint8_t value) REFRAIN_RT {
    arrived_ = false;
    pressure_.set_target(static_cast<double>(value) / 127.0);
}

void Channel::pitch_bend(std::uint16_t value) REFRAIN_RT {
    wheel_ = value;
    set_bend_target();
}

void Channel::set_bend_range(double semitones) REFRAIN_RT {
    bend_range_ = semitones;
    set_bend_target();
}

PedalChange Channel::reset_controllers() REFRAIN_RT {
    const bool was_down = sustained_ || sostenuto_;
    arrived_ = false;
    sustained_ = sostenuto_ = soft_ = false;
    expression_ = 127;
    expression_glide_.set_target(1.0);
    breath_.set_target(0.0);
    pressure_.set_target(0.0);
    wheel_ = 8192;
    rpn_coarse_ = rpn_fine_ = 127;
    modulation_.set_target(0.0);
    set_gain_target();
    set_bend_target();
    return was_down ? PedalChange::all_up : PedalChange::none;
}

void Channel::restart(double bend_range) REFRAIN_RT {
    *this = Channel();
    bend_range_ = bend_range;
}

std::array<dsp::Smoother*, 8> Channel::glides() REFRAIN_RT {
    return {&gain_, &pan_, &bend_, &modulation_, &wheel_place_, &expression_glide_, &breath_, &pressure_};
}

void Channel::settle() REFRAIN_RT {
    arrived_ = false;
    for (dsp::Smoother* const glide : glides()) {
        glide->jump_to(glide->target());
    }
}

void Channel::tick(double gain_step, double pitch_step) REFRAIN_RT {
    moved_ = !arrived_;
    if (arrived_) {
        return;
    }
    arrived_ = true;
    for (dsp::Smoother* const glide : glides()) {
        const bool pitch = glide == &bend_;
        glide->tick(pitch ? pitch_step : gain_step, pitch ? kPitchNear : kGainNear);
        arrived_ = arrived_ && glide->settled();
    }
}

void Channel::set_gain_target() REFRAIN_RT {
    gain_.set_target(loudness(volume_) * loudness(expression_));
}

void Channel::set_bend_target() REFRAIN_RT {
    arrived_ = false;
    // The wheel has 8192 steps down and 8191 up; both ends reach the full range.
    const int offset = static_cast<int>(wheel_) - 8192;
    const double place = offset < 0 ? offset / 8192.0 : offset / 8191.0;
    wheel_place_.set_target(place);
    bend_.set_target(bend_range_ * place);
}

}  // namespace refrain::engine
