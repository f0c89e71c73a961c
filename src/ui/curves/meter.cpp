#include "ui/curves/meter.hpp"

#include <algorithm>
#include <cmath>

namespace refrain::ui {
namespace {

constexpr float kSilenceDb = -200.0F;
constexpr float kFallDbPerSecond = 26.0F;
constexpr double kHoldSeconds = 1.5;

}  // namespace

float meter_position(float level_db) noexcept {
    return std::clamp((level_db - kMeterFloorDb) / (kMeterTopDb - kMeterFloorDb), 0.0F, 1.0F);
}

void Meter::update(float peak, double now_s) noexcept {
    const auto elapsed = static_cast<float>(std::max(now_s - updated_s_, 0.0));
    updated_s_ = now_s;
    const float db = peak > 1e-10F ? std::max(20.0F * std::log10(peak), kSilenceDb) : kSilenceDb;
    level_db_ = std::max({db, level_db_ - kFallDbPerSecond * elapsed, kSilenceDb});
    clipped_ = clipped_ || peak > 1.0F;
    if (level_db_ >= held_db_) {
        held_db_ = level_db_;
        held_since_s_ = now_s;
    } else if (now_s - held_since_s_ > kHoldSeconds) {
        held_db_ = std::max(level_db_, held_db_ - kFallDbPerSecond * elapsed);
    }
}

}  // namespace refrain::ui
