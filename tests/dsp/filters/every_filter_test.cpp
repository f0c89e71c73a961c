#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

#include "dsp/every_target.hpp"
#include "dsp/filters/filter_rig.hpp"

namespace refrain::dsp {
namespace {

/// Cutoff, resonance and shape that go anywhere from frame to frame.
struct WildControls {
    std::vector<Row> turns;
    std::vector<Row> resonance;
    std::vector<Row> shape;

    WildControls(std::size_t frames, std::uint32_t seed, float least_resonance, float most_resonance)
        : turns(test::noise(frames, seed, 0.0F, 1.0F)),
          resonance(test::noise(frames, seed + 1, least_resonance, most_resonance)),
          shape(test::noise(frames, seed + 2, 0.0F, 1.0F)) {
        for (Row& row : turns) {
            for (float& value : row.lane) {
                value = std::exp2(value * std::log2(0.49F / 0.0002F)) * 0.0002F;  // 9 Hz to 21.6 kHz of 44.1
            }
        }
    }
};

float largest(const std::vector<Row>& rows) {
    float most = 0.0F;
    for (const Row& row : rows) {
        for (const float value : row.lane) {
            most = std::isfinite(value) ? std::max(most, std::abs(value)) : std::numeric_limits<float>::infinity();
        }
    }
    return most;
}

/// Noise of full scale never leads beyond this.
constexpr float kBound = 48.0F;

#ifdef REFRAIN_SANITIZED
constexpr int kRuns = 2;
#else
constexpr int kRuns = 20;
#endif

TEST(EveryFilter, StaysBoundedWhateverTheControlsDo) {
    constexpr std::size_t kFrames = 50000;
    std::vector<test::FilterRig> rigs;
    for (const FilterType type : test::every_filter()) {
        rigs.emplace_back(type);
    }
    std::array<float, kFilterTypes> most{};
    for (int run = 0; run < kRuns; ++run) {
        const auto seed = static_cast<std::uint32_t>(100 * run);
        const WildControls wild(kFrames, seed, run % 2 == 0 ? 1.0F : 0.0F, 1.0F);
        const std::vector<Row> in = test::noise(kFrames, seed + 9);
        for (std::size_t i = 0; i < kFilterTypes; ++i) {
            std::vector<Row> x = in;
            rigs[i].play(x, wild.turns, wild.resonance, wild.shape);
            most[i] = std::max(most[i], largest(x));
        }
    }
    for (const FilterType type : test::every_filter()) {
        const auto i = static_cast<std::size_t>(type);
        EXPECT_LT(most[i], kBound) << type;
        RecordProperty(kFilterNames[i], std::to_string(most[i]));
    }
}

TEST(EveryFilter, StaysBoundedBetweenTicksOfAudioRate) {
    constexpr std::size_t kFrames = 160000;
    const FilterKernels& kernels = filter_kernels();
    for (const FilterType type : test::every_filter()) {
        // As the engine does: mapped on ticks of 16 frames, straight lines between.
        WildControls ticks(kFrames / 16 + 1, 71, 1.0F, 1.0F);
        const auto rows = static_cast<std::uint32_t>(ticks.turns.size());
        kernels.map_cutoff(type, ticks.turns.data(), ticks.turns.data(), rows);
        std::vector<Row> cutoff(kFrames);
        for (std::size_t n = 0; n < kFrames; ++n) {
            const Row& from = ticks.turns[n / 16];
            const Row& to = ticks.turns[n / 16 + 1];
            for (std::size_t lane = 0; lane < kLanes; ++lane) {
                cutoff[n].lane[lane] =
                    from.lane[lane] + (to.lane[lane] - from.lane[lane]) * static_cast<float>(n % 16) / 16.0F;
            }
        }
        std::vector<Row> resonance(kFrames, test::row_of(1.0F));
        kernels.map_resonance(type, resonance.data(), resonance.data(), kFrames);
        const std::vector<Row> shape(kFrames);
        std::vector<Row> x = test::noise(kFrames, 72);
        test::FilterRig rig(type);
        kernels.render(type, rig.state(), x.data(), cutoff.data(), resonance.data(), shape.data(), kFrames,
                       test::kAllLanes);
        EXPECT_LT(largest(x), kBound) << type;
    }
}

TEST(EveryFilter, StaysBoundedWhenTheCutoffJumpsBetweenItsEnds) {
    constexpr std::size_t kFrames = 200000;
    for (const FilterType type : test::every_filter()) {
        test::FilterRig rig(type);
        std::vector<Row> turns(kFrames);
        for (std::size_t n = 0; n < kFrames; ++n) {
            for (std::size_t lane = 0; lane < kLanes; ++lane) {
                turns[n].lane[lane] = n % (lane + 2) == 0 ? 0.49F : n % (lane + 3) == 0 ? 0.25F : 0.0002F;
            }
        }
        std::vector<Row> x = test::noise(kFrames, 5);
        rig.play(x, turns, std::vector<Row>(kFrames, test::row_of(1.0F)), std::vector<Row>(kFrames));
        EXPECT_LT(largest(x), kBound) << type;
        RecordProperty(kFilterNames[static_cast<std::size_t>(type)], std::to_string(largest(x)));
    }
}

TEST(EveryFilter, StaysBoundedAtItsOwnFrequency) {
    constexpr std::size_t kFrames = 96000;
    for (const FilterType type : test::every_filter()) {
        for (const float resonance : {0.8F, 0.9F, 1.0F}) {
            std::vector<Row> x(kFrames);
            Row turns;
            for (std::size_t lane = 0; lane < kLanes; ++lane) {
                turns.lane[lane] = 0.01F * static_cast<float>(lane + 1);
                for (std::size_t n = 0; n < kFrames; ++n) {
                    x[n].lane[lane] = static_cast<float>(
                        std::sin(2.0 * std::numbers::pi * std::fmod(0.01 * static_cast<double>((lane + 1) * n), 1.0)));
                }
            }
            test::FilterRig(type).play(x, turns, resonance);
            EXPECT_LT(largest(x), kBound) << type << " " << resonance;
            RecordProperty(std::string(kFilterNames[static_cast<std::size_t>(type)]) +
                               std::to_string(static_cast<int>(resonance * 10.0F)),
                           std::to_string(largest(x)));
        }
    }
}

TEST(EveryFilter, IsSilentForSilence) {
    for (const FilterType type : test::every_filter()) {
        std::vector<Row> x(1000);
        test::FilterRig(type).play(x, test::row_of(0.05F), 1.0F);
        EXPECT_EQ(largest(x), 0.0F) << type;
    }
}

TEST(EveryFilter, GivesTheSameBitsHoweverTheSignalIsCut) {
    test::on_every_target([] {
        for (const FilterType type : test::every_filter()) {
            constexpr std::size_t kFrames = 480;
            const WildControls wild(kFrames, 7, 0.0F, 1.0F);
            std::vector<Row> whole = test::noise(kFrames, 8);
            const std::vector<Row> in = whole;
            test::FilterRig(type).play(whole, wild.turns, wild.resonance, wild.shape, kFrames);
            for (const std::uint32_t cut : {1U, 5U, 11U, 16U}) {
                std::vector<Row> pieces = in;
                test::FilterRig(type).play(pieces, wild.turns, wild.resonance, wild.shape, cut);
                ASSERT_EQ(0, std::memcmp(whole.data(), pieces.data(), kFrames * sizeof(Row))) << type << " " << cut;
            }
        }
    });
}

TEST(EveryFilter, GivesTheSameBitsAloneAndAsHalfOfAPair) {
    test::on_every_target([] {
        for (const FilterType type : test::every_filter()) {
            constexpr std::uint32_t kFrames = 480;
            const Row turns = test::row_of(0.02F);
            std::vector<Row> left = test::noise(kFrames, 61);
            std::vector<Row> right = test::noise(kFrames, 62);
            std::vector<Row> pair_left = left;
            std::vector<Row> pair_right = right;
            test::FilterRig(type).play(left, turns, 0.9F, 0.3F);
            test::FilterRig(type).play(right, turns, 0.9F, 0.3F);

            std::vector<Row> cutoff(kFrames, turns);
            std::vector<Row> resonance(kFrames, test::row_of(0.9F));
            const std::vector<Row> shape(kFrames, test::row_of(0.3F));
            const FilterKernels& kernels = filter_kernels();
            kernels.map_cutoff(type, cutoff.data(), cutoff.data(), kFrames);
            kernels.map_resonance(type, resonance.data(), resonance.data(), kFrames);
            test::FilterRig one(type);
            test::FilterRig other(type);
            kernels.render_stereo(type, one.state(), other.state(), pair_left.data(), pair_right.data(), cutoff.data(),
                                  resonance.data(), shape.data(), kFrames, test::kAllLanes);
            ASSERT_EQ(0, std::memcmp(left.data(), pair_left.data(), kFrames * sizeof(Row))) << type;
            ASSERT_EQ(0, std::memcmp(right.data(), pair_right.data(), kFrames * sizeof(Row))) << type;
        }
    });
}

TEST(EveryFilter, KeepsLanesApart) {
    test::on_every_target([] {
        for (const FilterType type : test::every_filter()) {
            constexpr std::size_t kFrames = 480;
            constexpr std::size_t kLane = 5;
            const WildControls wild(kFrames, 17, 0.0F, 1.0F);
            std::vector<Row> x = test::noise(kFrames, 18);
            std::vector<Row> among_broken = x;
            WildControls broken = wild;
            for (std::size_t n = 0; n < kFrames; ++n) {
                for (std::size_t lane = 0; lane < kLanes; ++lane) {
                    if (lane != kLane) {
                        among_broken[n].lane[lane] = std::numeric_limits<float>::quiet_NaN();
                        broken.turns[n].lane[lane] = 0.3F;
                        broken.shape[n].lane[lane] = 1.0F;
                    }
                }
            }
            test::FilterRig(type).play(x, wild.turns, wild.resonance, wild.shape);
            test::FilterRig(type).play(among_broken, broken.turns, broken.resonance, broken.shape);
            for (std::size_t n = 0; n < kFrames; ++n) {
                ASSERT_EQ(std::bit_cast<std::uint32_t>(x[n].lane[kLane]),
                          std::bit_cast<std::uint32_t>(among_broken[n].lane[kLane]))
                    << type << " frame " << n;
            }
        }
    });
}

TEST(EveryFilter, SoundsTheSameOnEveryProcessor) {
    constexpr std::size_t kFrames = 4800;
    for (const FilterType type : test::every_filter()) {
        const WildControls wild(kFrames, 27, 0.0F, 0.8F);
        std::vector<std::vector<Row>> versions;
        test::on_every_target([&] {
            versions.push_back(test::noise(kFrames, 28));
            test::FilterRig(type).play(versions.back(), wild.turns, wild.resonance, wild.shape);
        });
        const float scale = largest(versions.front());
        for (const std::vector<Row>& version : versions) {
            for (std::size_t n = 0; n < kFrames; ++n) {
                for (std::size_t lane = 0; lane < kLanes; ++lane) {
                    ASSERT_NEAR(version[n].lane[lane], versions.front()[n].lane[lane], 1e-5F * scale)
                        << type << " frame " << n;
                }
            }
        }
    }
}

TEST(EveryFilter, LeavesVectorsWithoutASoundingLaneAlone) {
    test::on_every_target([] {
        for (const FilterType type : test::every_filter()) {
            const std::vector<Row> in = test::noise(64, 38);
            const std::vector<Row> turns(64, test::row_of(0.1F));
            const std::vector<Row> half(64, test::row_of(0.5F));
            std::vector<Row> x = in;
            test::FilterRig(type).play(x, turns, half, half, 16, 0);
            EXPECT_EQ(0, std::memcmp(in.data(), x.data(), in.size() * sizeof(Row))) << type;

            std::vector<Row> all = in;
            test::FilterRig(type).play(all, turns, half, half, 16);
            test::FilterRig(type).play(x, turns, half, half, 16, 0x8000);
            EXPECT_EQ(test::lane_of(x, 15), test::lane_of(all, 15)) << type;
        }
    });
}

TEST(EveryFilter, ForgetsALaneThatIsReset) {
    for (const FilterType type : test::every_filter()) {
        test::FilterRig rig(type);
        std::vector<Row> x = test::noise(9000, 48);
        rig.play(x, test::row_of(0.001F), 0.9F);
        reset(rig.state(), 3);
        std::vector<Row> again = test::impulse(9000);
        rig.play(again, test::row_of(0.001F), 0.9F);
        std::vector<Row> fresh = test::impulse(9000);
        test::FilterRig(type).play(fresh, test::row_of(0.001F), 0.9F);
        EXPECT_EQ(test::lane_of(again, 3), test::lane_of(fresh, 3)) << type;
        EXPECT_NE(test::lane_of(again, 4), test::lane_of(fresh, 4)) << type;
    }
}

}  // namespace
}  // namespace refrain::dsp
