#include "ui/curves/spectrum.hpp"

#include <kissfft.hh>

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>

namespace refrain::ui {
namespace {

constexpr double kFallDbPerSecond = 40.0;
constexpr double kHoldSeconds = 1.5;
constexpr double kHeldFallDbPerSecond = 20.0;

}  // namespace

std::vector<float> spectrum_db(std::span<const float> samples) {
    const std::size_t size = samples.size();
    std::vector<std::complex<float>> in(size);
    std::vector<std::complex<float>> out(size);
    for (std::size_t i = 0; i < size; ++i) {
        const double turn = 2.0 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(size);
        in[i] = samples[i] * static_cast<float>(0.5 - 0.5 * std::cos(turn));
    }
    kissfft<float>(size, false).transform(in.data(), out.data());
    // A sine of amplitude 1 comes out as size / 2, and Hann's window takes half of that.
    const float scale = 4.0F / static_cast<float>(size);
    std::vector<float> bins(size / 2);
    for (std::size_t i = 0; i < bins.size(); ++i) {
        bins[i] = std::max(20.0F * std::log10(std::max(std::abs(out[i]) * scale, 1e-12F)), kSpectrumFloorDb);
    }
    return bins;
}

float level_between(std::span<const float> bins_db, float rate, float from_hz, float to_hz) {
    const float bins_a_hertz = 2.0F * static_cast<float>(bins_db.size()) / std::max(rate, 1.0F);
    const auto last = static_cast<float>(bins_db.size() - 1);
    const float from = std::clamp(from_hz * bins_a_hertz, 0.0F, last);
    const float to = std::clamp(to_hz * bins_a_hertz, 0.0F, last);
    const auto first = static_cast<std::size_t>(std::ceil(from));
    const auto end = static_cast<std::size_t>(std::floor(to)) + 1;
    if (first < end) {
        return *std::max_element(bins_db.begin() + static_cast<std::ptrdiff_t>(first),
                                 bins_db.begin() + static_cast<std::ptrdiff_t>(end));
    }
    const float middle = 0.5F * (from + to);
    const auto left = static_cast<std::size_t>(middle);
    const auto right = std::min(left + 1, bins_db.size() - 1);
    return std::lerp(bins_db[left], bins_db[right], middle - static_cast<float>(left));
}

void Spectrum::update(std::span<const engine::ScopeFrame> newest, double now_s) {
    const double elapsed = std::max(now_s - updated_s_, 0.0);
    updated_s_ = now_s;
    std::vector<float> mono(newest.size());
    std::transform(newest.begin(), newest.end(), mono.begin(),
                   [](const engine::ScopeFrame& frame) { return 0.5F * (frame.left + frame.right); });
    const std::vector<float> now = spectrum_db(mono);
    for (std::size_t i = 0; i < levels_.size(); ++i) {
        levels_[i] = std::max(now[i], levels_[i] - static_cast<float>(kFallDbPerSecond * elapsed));
        if (levels_[i] >= held_[i]) {
            held_[i] = levels_[i];
            held_since_s_[i] = now_s;
        } else if (now_s - held_since_s_[i] > kHoldSeconds) {
            held_[i] = std::max(levels_[i], held_[i] - static_cast<float>(kHeldFallDbPerSecond * elapsed));
        }
    }
}

void Spectrum::clear() {
    std::fill(levels_.begin(), levels_.end(), kSpectrumFloorDb);
    std::fill(held_.begin(), held_.end(), kSpectrumFloorDb);
}

}  // namespace refrain::ui
