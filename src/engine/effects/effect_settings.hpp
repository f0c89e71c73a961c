#pragma once

#include "dsp/effects/chorus.hpp"
#include "dsp/effects/compressor.hpp"
#include "dsp/effects/delay.hpp"
#include "dsp/effects/distortion.hpp"
#include "dsp/effects/equalizer.hpp"
#include "dsp/effects/flanger.hpp"
#include "dsp/effects/limiter.hpp"
#include "dsp/effects/phaser.hpp"
#include "dsp/effects/reverb.hpp"
#include "dsp/effects/width.hpp"
#include "engine/effects/effect_values.hpp"
#include "rt/realtime.hpp"

/// The parameters of each effect as the settings of its kernel: percent become shares, choices what they name. Audio
/// thread; wait-free.
namespace refrain::engine {

void read_settings(const EffectValues& values, dsp::Chorus::Settings& settings) REFRAIN_RT;
void read_settings(const EffectValues& values, dsp::Flanger::Settings& settings) REFRAIN_RT;
void read_settings(const EffectValues& values, dsp::Phaser::Settings& settings) REFRAIN_RT;
void read_settings(const EffectValues& values, dsp::Distortion::Settings& settings) REFRAIN_RT;
void read_settings(const EffectValues& values, dsp::Equalizer::Settings& settings) REFRAIN_RT;
void read_settings(const EffectValues& values, dsp::Compressor::Settings& settings) REFRAIN_RT;
/// A synchronized time that the delay cannot hold is halved until it can, which keeps the beat.
void read_settings(const EffectValues& values, dsp::Delay::Settings& settings) REFRAIN_RT;
void read_settings(const EffectValues& values, dsp::Reverb::Settings& settings) REFRAIN_RT;
void read_settings(const EffectValues& values, dsp::Width::Settings& settings) REFRAIN_RT;
void read_settings(const EffectValues& values, dsp::Limiter::Settings& settings) REFRAIN_RT;

}  // namespace refrain::engine
