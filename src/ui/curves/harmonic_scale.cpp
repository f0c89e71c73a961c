#include "ui/curves/harmonic_scale.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace refrain::ui {

float height_of(HarmonicScale scale, float amplitude) noexcept {
    const float part = std::clamp(std::abs(amplitude) / kTopAmplitude, 0.0F, 1.0F);
    return scale == HarmonicScale::musical ? std::cbrt(part) : part;
}

float amplitude_at(HarmonicScale scale, float height) noexcept {
    const float part = std::clamp(height, 0.0F, 1.0F);
    return kTopAmplitude * (scale == HarmonicScale::musical ? part * part * part : part);
}

std::string amplitude_text(float amplitude) {
    const float magnitude = std::abs(amplitude);
    if (magnitude < 1e-6F) {
        return "-inf dB";
    }
    const double db = std::round(20.0 * std::log10(static_cast<double>(magnitude)) * 10.0) / 10.0;
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1f dB", db == 0.0 ? 0.0 : db);
    return text.data();
}

}  // namespace refrain::ui
