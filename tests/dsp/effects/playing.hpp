#pragma once

#include <algorithm>
#include <cstdint>

#include "dsp/effects/line.hpp"
#include "support/sound.hpp"

namespace refrain::dsp {

/// Puts `sound`, which begins on a tick, through an effect in spans of at most `cut` frames. `settings_at` gives the
/// settings of the tick at a frame.
template <class Effect, class SettingsAt>
void play_moving(Effect& effect, SettingsAt settings_at, test::Sound& sound, std::uint32_t cut = kEffectTickFrames) {
    for (std::size_t place = 0; place < sound.frames();) {
        const auto in_tick = static_cast<std::uint32_t>(place % kEffectTickFrames);
        if (in_tick == 0) {
            effect.tick(settings_at(place));
        }
        const auto left = static_cast<std::uint32_t>(std::min<std::size_t>(sound.frames() - place, cut));
        const std::uint32_t frames = std::min(left, kEffectTickFrames - in_tick);
        effect.render(sound.left.data() + place, sound.right.data() + place, frames);
        place += frames;
    }
}

template <class Effect>
void play(Effect& effect, const typename Effect::Settings& settings, test::Sound& sound,
          std::uint32_t cut = kEffectTickFrames) {
    play_moving(effect, [&](std::size_t) { return settings; }, sound, cut);
}

/// What comes out for a single frame of 1 on both sides, at the beginning.
template <class Effect>
test::Sound impulse_response(Effect& effect, const typename Effect::Settings& settings, std::size_t frames) {
    test::Sound sound(frames);
    sound.left[0] = sound.right[0] = 1.0F;
    play(effect, settings, sound);
    return sound;
}

}  // namespace refrain::dsp
