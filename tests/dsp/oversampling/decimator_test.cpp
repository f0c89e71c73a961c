#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <vector>

#include "dsp/every_target.hpp"
#include "dsp/filters/filter_rig.hpp"
#include "dsp/oversampling/decimator_kernels.hpp"
#include "dsp/oversampling/halfband.hpp"

namespace refrain::dsp {
namespace {

constexpr std::size_t kFrames = 4096;  // in

std::vector<Row> halved(DecimatorStage stage, const std::vector<Row>& in, std::uint32_t cut = 16,
                        std::uint32_t mask = test::kAllLanes) {
    DecimatorState state(stage);
    std::vector<Row> out(in.size() / 2);
    const auto frames = static_cast<std::uint32_t>(out.size());
    for (std::uint32_t done = 0; done < frames; done += cut) {
        decimator_kernels().halve(state, in.data() + std::size_t{2} * done, out.data() + done,
                                  std::min(cut, frames - done), mask);
    }
    return out;
}

/// The filter's impulse response at the higher rate, from what an impulse on an odd and one on an even frame leave.
std::vector<float> response_of(DecimatorStage stage) {
    std::vector<Row> odd(kFrames);
    std::vector<Row> even(kFrames);
    odd[1] = test::row_of(1.0F);
    even[0] = test::row_of(1.0F);
    const std::vector<Row> first = halved(stage, odd);
    const std::vector<Row> second = halved(stage, even);
    std::vector<float> response;
    for (std::size_t n = 0; n < first.size(); ++n) {
        response.push_back(first[n].lane[0]);
        response.push_back(second[n].lane[0]);
    }
    return response;
}

/// The highest level between two frequencies, in turns of the higher rate.
double highest_db(const std::vector<float>& response, double from, double to) {
    double highest = -300.0;
    for (int i = 0; i <= 400; ++i) {
        highest = std::max(highest, test::level_db(response, from + (to - from) * i / 400.0));
    }
    return highest;
}

double lowest_db(const std::vector<float>& response, double from, double to) {
    double lowest = 300.0;
    for (int i = 0; i <= 400; ++i) {
        lowest = std::min(lowest, test::level_db(response, from + (to - from) * i / 400.0));
    }
    return lowest;
}

TEST(Decimator, KeepsWhatIsAudibleAndLetsNothingFoldIntoIt) {
    test::on_every_target([] {
        for (const DecimatorStage stage : {DecimatorStage::to_1x, DecimatorStage::to_2x, DecimatorStage::to_4x}) {
            const std::vector<float> response = response_of(stage);
            const double edge = decimator_pass_turns(stage);
            EXPECT_NEAR(lowest_db(response, 0.0, edge), 0.0, 0.001);
            EXPECT_NEAR(highest_db(response, 0.0, edge), 0.0, 0.001);
            EXPECT_LT(highest_db(response, 0.5 - edge, 0.5), -100.0) << static_cast<int>(stage);
            RecordProperty("stop_" + std::to_string(static_cast<int>(stage)),
                           std::to_string(highest_db(response, 0.5 - edge, 0.5)));
        }
    });
}

TEST(Decimator, HasNoMoreSectionsThanItNeeds) {
    for (const DecimatorStage stage : {DecimatorStage::to_1x, DecimatorStage::to_2x, DecimatorStage::to_4x}) {
        const auto stop_db = [&](std::size_t sections) {
            const std::vector<double> c = halfband_allpasses(sections, decimator_pass_turns(stage));
            const auto z = std::polar(1.0, -2.0 * std::numbers::pi * (0.5 - decimator_pass_turns(stage)));
            std::complex<double> chain[2] = {1.0, z};
            for (std::size_t i = 0; i < c.size(); ++i) {
                chain[i % 2] *= (c[i] + z * z) / (1.0 + c[i] * z * z);
            }
            return 20.0 * std::log10(std::abs(chain[0] + chain[1]) / 2.0);
        };
        EXPECT_LT(stop_db(decimator_sections(stage)), -100.0);
        EXPECT_GT(stop_db(decimator_sections(stage) - 1), -100.0);
    }
}

TEST(Decimator, GivesTheSameBitsHoweverTheSignalIsCut) {
    test::on_every_target([] {
        const std::vector<Row> in = test::noise(960, 1);
        const std::vector<Row> whole = halved(DecimatorStage::to_1x, in, 480);
        for (const std::uint32_t cut : {1U, 5U, 16U}) {
            const std::vector<Row> pieces = halved(DecimatorStage::to_1x, in, cut);
            ASSERT_EQ(0, std::memcmp(whole.data(), pieces.data(), whole.size() * sizeof(Row)));
        }
    });
}

TEST(Decimator, WorksInPlace) {
    std::vector<Row> in = test::noise(960, 2);
    const std::vector<Row> out = halved(DecimatorStage::to_2x, in);
    DecimatorState state(DecimatorStage::to_2x);
    decimator_kernels().halve(state, in.data(), in.data(), 480, test::kAllLanes);
    EXPECT_EQ(0, std::memcmp(out.data(), in.data(), out.size() * sizeof(Row)));
}

TEST(Decimator, LeavesVectorsWithoutASoundingLaneAlone) {
    const std::vector<Row> silent = halved(DecimatorStage::to_1x, test::noise(64, 3), 16, 0);
    for (const Row& row : silent) {
        ASSERT_EQ(row.lane, Row().lane);
    }
}

TEST(Decimator, ForgetsALaneAndOnlyThat) {
    DecimatorState state(DecimatorStage::to_1x);
    std::vector<Row> x = test::noise(64, 4);
    decimator_kernels().halve(state, x.data(), x.data(), 32, test::kAllLanes);
    reset(state, 3);
    std::vector<Row> tail(64);
    decimator_kernels().halve(state, tail.data(), tail.data(), 32, test::kAllLanes);
    for (std::size_t n = 0; n < 32; ++n) {
        ASSERT_EQ(tail[n].lane[3], 0.0F);
    }
    EXPECT_NE(tail[0].lane[4], 0.0F);
}

}  // namespace
}  // namespace refrain::dsp
