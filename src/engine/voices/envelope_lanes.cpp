#include "engine/voices/envelope_lanes.hpp"

#include <algorithm>
#include <cmath>

namespace refrain::engine {
namespace {

// A curve of 100 % is bent by e^-10; one that is straight is bent too little to be told.
constexpr float kSteepest = 10.0F * 1.44269504F;
constexpr float kStraight = 0.01F;

float whole_frames(float frames) REFRAIN_RT {
    return std::clamp(std::round(frames), 0.0F, 1e8F);
}

}  // namespace

void EnvelopeLanes::enter(std::size_t lane, Stage stage, float start, float end, float frames, float curve) REFRAIN_RT {
    stage_[lane] = stage;
    const dsp::LaneMask mask = 1U << lane;
    done_ = stage == Stage::done ? done_ | mask : done_ & ~mask;
    place.lane[lane] = 0.0F;
    length.lane[lane] = frames;
    from.lane[lane] = start;
    to.lane[lane] = end;
    float k = curve * kSteepest;
    k = std::abs(k) < kStraight ? kStraight : k;
    bend.lane[lane] = k;
    norm.lane[lane] = 1.0F / (1.0F - std::exp2(-k));
    follows.lane[lane] = stage == Stage::decay || stage == Stage::sustain ? 1.0F : 0.0F;
    holds.lane[lane] = stage == Stage::sustain ? 1.0F : 0.0F;
}

void EnvelopeLanes::start(std::size_t lane, const EnvelopeControls& controls) REFRAIN_RT {
    restart(lane, 0.0F, controls);
}

void EnvelopeLanes::restart(std::size_t lane, float start_level, const EnvelopeControls& controls) REFRAIN_RT {
    level.lane[lane] = start_level;
    enter(lane, Stage::delay, start_level, start_level, whole_frames(controls.delay), 0.0F);
    if (length.lane[lane] == 0.0F) {
        enter_next(lane, controls);
    }
}

void EnvelopeLanes::release(std::size_t lane, float start_level, const EnvelopeControls& controls) REFRAIN_RT {
    if (stage_[lane] == Stage::release || stage_[lane] == Stage::done) {
        return;
    }
    level.lane[lane] = start_level;
    if (start_level == 0.0F) {
        enter(lane, Stage::done, 0.0F, 0.0F, kForEver, 0.0F);
    } else {
        enter(lane, Stage::release, start_level, 0.0F, std::max(whole_frames(controls.release), 1.0F),
              controls.release_curve);
    }
}

// What comes after the stage that is over. A stage of no length is passed over.
void EnvelopeLanes::enter_next(std::size_t lane, const EnvelopeControls& controls) REFRAIN_RT {
    const float reached = to.lane[lane];
    switch (stage_[lane]) {
        case Stage::delay:
            enter(lane, Stage::attack, reached, 1.0F, std::max(whole_frames(controls.attack), 1.0F),
                  controls.attack_curve);
            break;
        case Stage::attack:
            enter(lane, Stage::hold, 1.0F, 1.0F, whole_frames(controls.hold), 0.0F);
            if (length.lane[lane] == 0.0F) {
                enter_next(lane, controls);
            }
            break;
        case Stage::hold:
            enter(lane, Stage::decay, 1.0F, controls.sustain, std::max(whole_frames(controls.decay), 1.0F),
                  controls.decay_curve);
            break;
        case Stage::decay:
            enter(lane, Stage::sustain, reached, reached, kForEver, 0.0F);
            break;
        case Stage::sustain:
        case Stage::release:
        case Stage::done:
            enter(lane, Stage::done, 0.0F, 0.0F, kForEver, 0.0F);
            break;
    }
}

float EnvelopeLanes::level_at(std::size_t lane, float frames) const REFRAIN_RT {
    const float start = from.lane[lane];
    const float end = to.lane[lane];
    if (start == end || frames >= length.lane[lane]) {
        return end;
    }
    const float x = frames / length.lane[lane];
    return start + (end - start) * (1.0F - std::exp2(-bend.lane[lane] * x)) * norm.lane[lane];
}

void EnvelopeLanes::fill(std::size_t lane, std::uint32_t first, const EnvelopeControls& controls,
                         Tick& levels) REFRAIN_RT {
    std::uint32_t frame = first;
    while (frame < kTickFrames) {
        const float left = length.lane[lane] - place.lane[lane];
        const auto room = static_cast<float>(kTickFrames - frame);
        const auto count = static_cast<std::uint32_t>(std::min(left, room));
        const float start = level_at(lane, place.lane[lane]);
        place.lane[lane] += static_cast<float>(count);
        const float end = level_at(lane, place.lane[lane]);
        const float step = count == 0 ? 0.0F : (end - start) / static_cast<float>(count);
        for (std::uint32_t i = 0; i < count; ++i) {
            levels[frame + i] = start + step * static_cast<float>(i);
        }
        frame += count;
        level.lane[lane] = end;
        if (place.lane[lane] >= length.lane[lane]) {
            enter_next(lane, controls);
        }
    }
}

void EnvelopeLanes::skip(std::size_t lane, std::uint32_t frames, const EnvelopeControls& controls) REFRAIN_RT {
    auto to_go = static_cast<float>(frames);
    while (to_go > 0.0F) {
        const float part = std::min(to_go, length.lane[lane] - place.lane[lane]);
        place.lane[lane] += part;
        to_go -= part;
        level.lane[lane] = level_at(lane, place.lane[lane]);
        if (place.lane[lane] >= length.lane[lane]) {
            enter_next(lane, controls);
        }
    }
}

float EnvelopeLanes::level_before(std::size_t lane, std::uint32_t frame, const Tick& levels,
                                  bool draws) const REFRAIN_RT {
    if (frame == 0) {
        return level.lane[lane];
    }
    if (draws) {
        return levels[frame];
    }
    const float then = place.lane[lane] - static_cast<float>(kTickFrames - frame);
    return then > 0.0F ? level_at(lane, then) : level.lane[lane];
}

void EnvelopeLanes::finish_tick(std::size_t lane, std::uint32_t frame, const EnvelopeControls& controls, Tick& levels,
                                bool draws) REFRAIN_RT {
    if (frame == 0) {
        return;
    }
    if (draws) {
        fill(lane, frame, controls, levels);
    } else {
        skip(lane, kTickFrames - frame, controls);
    }
}

void EnvelopeLanes::rescale(float ratio) REFRAIN_RT {
    for (std::size_t lane = 0; lane < dsp::kLanes; ++lane) {
        if (length.lane[lane] < kForEver) {
            length.lane[lane] = std::max(whole_frames(length.lane[lane] * ratio), 1.0F);
            place.lane[lane] = std::min(whole_frames(place.lane[lane] * ratio), length.lane[lane] - 1.0F);
        }
    }
}

float EnvelopeLanes::progress(std::size_t lane) const REFRAIN_RT {
    const auto stage_number = static_cast<float>(stage_[lane]);
    return length.lane[lane] >= kForEver ? stage_number : stage_number + place.lane[lane] / length.lane[lane];
}

}  // namespace refrain::engine
