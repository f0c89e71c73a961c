#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <cstdint>
#include <numbers>
#include <ostream>
#include <random>
#include <span>
#include <vector>

#include "dsp/filters/filter_kernels.hpp"
#include "rt/denormals.hpp"

namespace refrain::dsp {

inline constexpr std::array<const char*, kFilterTypes> kFilterNames{
    "low_12",   "low_24",  "band_12", "band_24", "high_12", "high_24", "notch_12",
    "notch_24", "peak_12", "peak_24", "ladder",  "comb",    "vowel"};

inline std::ostream& operator<<(std::ostream& out, FilterType type) {
    return out << kFilterNames[static_cast<std::size_t>(type)];
}

namespace test {

inline constexpr std::uint32_t kAllLanes = 0xFFFF;

inline std::vector<FilterType> every_filter() {
    std::vector<FilterType> types;
    for (std::size_t i = 0; i < kFilterTypes; ++i) {
        types.push_back(static_cast<FilterType>(i));
    }
    return types;
}

inline Row row_of(float value) {
    Row row;
    row.lane.fill(value);
    return row;
}

/// A filter and its memory, played with controls as a person means them: turns a frame and 0..1.
class FilterRig {
public:
    explicit FilterRig(FilterType type) : type_(type), delay_(kCombRows) { state_.delay = delay_.data(); }

    FilterRig(const FilterRig&) = delete;
    FilterRig(FilterRig&&) = default;

    FilterState& state() { return state_; }

    /// Filters x in place, controls mapped anew for each frame, in calls of `cut` frames.
    void play(std::span<Row> x, std::vector<Row> turns, std::vector<Row> resonance, const std::vector<Row>& shape,
              std::uint32_t cut = 16, std::uint32_t mask = kAllLanes) {
        const rt::ScopedNoDenormals as_on_the_audio_thread;
        const FilterKernels& kernels = filter_kernels();
        const auto frames = static_cast<std::uint32_t>(x.size());
        kernels.map_cutoff(type_, turns.data(), turns.data(), frames);
        kernels.map_resonance(type_, resonance.data(), resonance.data(), frames);
        for (std::uint32_t done = 0; done < frames; done += cut) {
            kernels.render(type_, state_, x.data() + done, turns.data() + done, resonance.data() + done,
                           shape.data() + done, std::min(cut, frames - done), mask);
        }
    }

    /// The same with controls that stand still.
    void play(std::span<Row> x, const Row& turns, float resonance, float shape = 0.0F) {
        constexpr std::size_t kSome = 512;  // memory that is used again costs nothing
        for (std::size_t done = 0; done < x.size(); done += kSome) {
            const std::size_t frames = std::min(kSome, x.size() - done);
            play(x.subspan(done, frames), std::vector<Row>(frames, turns), std::vector<Row>(frames, row_of(resonance)),
                 std::vector<Row>(frames, row_of(shape)));
        }
    }

private:
    FilterType type_;
    std::vector<Row> delay_;
    FilterState state_;
};

inline std::vector<float> lane_of(std::span<const Row> rows, std::size_t lane) {
    std::vector<float> signal;
    signal.reserve(rows.size());
    for (const Row& row : rows) {
        signal.push_back(row.lane[lane]);
    }
    return signal;
}

/// All lanes alike.
inline std::vector<Row> rows_of(std::span<const float> signal) {
    std::vector<Row> rows;
    rows.reserve(signal.size());
    for (const float value : signal) {
        rows.push_back(row_of(value));
    }
    return rows;
}

inline std::vector<Row> impulse(std::size_t frames, float height = 1.0F) {
    std::vector<Row> rows(frames);
    rows.front() = row_of(height);
    return rows;
}

/// Every lane another noise, -1..1.
inline std::vector<Row> noise(std::size_t frames, std::uint32_t seed, float low = -1.0F, float high = 1.0F) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<float> value(low, high);
    std::vector<Row> rows(frames);
    for (Row& row : rows) {
        std::ranges::generate(row.lane, [&] { return value(random); });
    }
    return rows;
}

/// What a filter makes of an impulse of `height`, per height.
inline std::vector<float> impulse_response(FilterType type, double turns, float resonance, float shape = 0.0F,
                                           float height = 1.0F, std::size_t frames = 32768) {
    std::vector<Row> x = impulse(frames, height);
    FilterRig(type).play(x, row_of(static_cast<float>(turns)), resonance, shape);
    std::vector<float> response = lane_of(x, 0);
    for (float& value : response) {
        value /= height;
    }
    while (response.size() > 1 && std::abs(response.back()) < 1e-12F) {
        response.pop_back();  // rung out: nothing that a level could be measured from
    }
    return response;
}

/// The spectrum of a signal at one frequency.
inline std::complex<double> at_turns(std::span<const float> signal, double turns) {
    const std::complex<double> turn = std::polar(1.0, -2.0 * std::numbers::pi * turns);
    std::complex<double> place = 1.0;
    std::complex<double> sum = 0.0;
    for (const float value : signal) {
        sum += static_cast<double>(value) * place;
        place *= turn;
    }
    return sum;
}

inline double level_db(std::span<const float> response, double turns) {
    return 20.0 * std::log10(std::abs(at_turns(response, turns)) + 1e-15);
}

/// The frequency of the sine in `signal` that is near `guess` (turns a frame): how far its phase gets from the middle
/// of the first to the middle of the second half, seen through a Hann window.
inline double sine_turns(std::span<const float> signal, double guess) {
    const std::size_t half = signal.size() / 2;
    const auto phase = [&](std::size_t start) {
        std::complex<double> sum = 0.0;
        for (std::size_t i = 0; i < half; ++i) {
            const double window =
                1.0 - std::cos(2.0 * std::numbers::pi * (static_cast<double>(i) + 0.5) / static_cast<double>(half));
            sum += std::polar(window * static_cast<double>(signal[start + i]),
                              -2.0 * std::numbers::pi * guess * static_cast<double>(start + i));
        }
        return std::arg(sum);
    };
    const double ahead = std::remainder((phase(half) - phase(0)) / (2.0 * std::numbers::pi), 1.0);
    return guess + ahead / static_cast<double>(half);
}

inline double cents(double ratio) {
    return 1200.0 * std::log2(ratio);
}

}  // namespace test
}  // namespace refrain::dsp
