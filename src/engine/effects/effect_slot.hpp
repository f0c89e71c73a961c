#pragma once

#include <cstdint>

#include "engine/effects/effect_values.hpp"
#include "engine/effects/presence.hpp"
#include "rt/realtime.hpp"

namespace refrain::engine {

/// An effect's place in the chain: fades it in and out, and lets it sleep while there is nothing to hear. Asleep or
/// off it costs a look at what passes, or less, and passes it on as it is. All but construction: audio thread,
/// wait-free.
class EffectSlot {
public:
    explicit EffectSlot(const EffectValues& values) : values_(values) {}
    EffectSlot(const EffectSlot&) = delete;
    EffectSlot& operator=(const EffectSlot&) = delete;
    virtual ~EffectSlot() = default;

    void set_sample_rate(double sample_rate) REFRAIN_RT;
    /// Off the fades: from the next tick on it is there or not, and remembers nothing.
    void reset() REFRAIN_RT;
    void set_on(bool on) REFRAIN_RT { on_ = on; }

    /// Every kTickFrames frames. Hidden, it fades out and goes on by itself.
    void tick(bool hidden) REFRAIN_RT;
    /// In place; the frames of the tick from `place` on, as many as it has at most.
    void render(float* left, float* right, std::uint32_t frames, std::uint32_t place) REFRAIN_RT;

    [[nodiscard]] bool awake() const REFRAIN_RT { return awake_; }
    /// Hidden, or gone, or asleep: where it stands in the chain makes no difference now.
    [[nodiscard]] bool unheard() const REFRAIN_RT { return !awake_ || presence_.absent(); }
    /// Nothing goes in and nothing more will come out.
    [[nodiscard]] bool silent() const REFRAIN_RT { return !awake_ || (!loud_ && rung_out()); }

private:
    virtual void prepare(double sample_rate) REFRAIN_RT = 0;
    virtual void forget() REFRAIN_RT = 0;
    virtual void skip_silence(std::uint64_t frames) REFRAIN_RT = 0;
    virtual void aim(const EffectValues& values) REFRAIN_RT = 0;
    virtual void process(float* left, float* right, std::uint32_t frames) REFRAIN_RT = 0;
    [[nodiscard]] virtual bool rung_out() const REFRAIN_RT = 0;

    void wake(std::uint32_t place) REFRAIN_RT;
    void process_fading(float* left, float* right, std::uint32_t frames, std::uint32_t place) REFRAIN_RT;

    const EffectValues& values_;
    Presence presence_;
    bool on_ = false;
    bool running_ = false;  // on, or still fading out
    bool awake_ = false;
    bool loud_ = false;               // something went in since the last tick
    bool at_once_ = true;             // no fade when it is switched on next
    std::uint64_t slept_frames_ = 0;  // until the end of this tick
};

}  // namespace refrain::engine
