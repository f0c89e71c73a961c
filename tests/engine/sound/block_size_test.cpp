#include <gtest/gtest.h>

#include <cstring>

#include "patch/choices.hpp"
#include "random_instrument.hpp"
#include "wavetable/shapes.hpp"

// How the server cuts time is not heard in the last bit, whatever the patch: filters, modulation at audio rate, warps,
// noise, unison, LFOs, envelopes, the matrix, effects.
namespace refrain {
namespace {

#ifdef REFRAIN_SANITIZED
constexpr std::uint64_t kFrames = 1500;  // a sanitized build is many times slower
constexpr std::uint32_t kSeeds = 12;
constexpr std::uint32_t kBlocks[] = {17};
#else
constexpr std::uint64_t kFrames = 6000;
constexpr std::uint32_t kSeeds = 48;
constexpr std::uint32_t kBlocks[] = {1, 17, 1024};
#endif

class RandomPatch : public testing::TestWithParam<std::uint32_t> {};

TEST_P(RandomPatch, PlaysTheSameBitsInBlocksOfAnySize) {
    const auto play = [&](std::uint32_t block) {
        test::Dice dice(GetParam());
        test::Instrument instrument(GetParam() % 3 == 0 ? 44100.0 : 48000.0);
        instrument.load(test::random_patch(dice, GetParam() % 2 == 0));
        // Commands are obeyed at the beginning of a block: they come before anything sounds.
        instrument.play(1024, {}, 64);
        instrument.play(9600 - 1024, {}, block);
        return instrument.play(kFrames, test::random_events(dice, kFrames, 60), block);
    };
    const test::Stereo expected = play(64);
    for (const std::uint32_t block : kBlocks) {
        const test::Stereo got = play(block);
        for (std::uint64_t i = 0; i < kFrames; ++i) {
            ASSERT_EQ(std::memcmp(&got.left[i], &expected.left[i], sizeof(float)), 0)
                << "seed " << GetParam() << ", blocks of " << block << ", left, frame " << i;
            ASSERT_EQ(std::memcmp(&got.right[i], &expected.right[i], sizeof(float)), 0)
                << "seed " << GetParam() << ", blocks of " << block << ", right, frame " << i;
        }
    }
}

// What is rounded off at a wave's jumps depends on where the phase is a sample later: also where another oscillator
// pushes it, and past the end of a block.
class BlockSizeOfWarps : public testing::TestWithParam<std::size_t> {};

TEST_P(BlockSizeOfWarps, DoesNotMatterWhereTheyAreModulated) {
    const std::size_t warp = GetParam();
    for (std::size_t modulation = 0; modulation < patch::kOscModulations.size(); ++modulation) {
        const auto play = [&](std::uint32_t block) {
            test::Instrument instrument(48000.0, wavetable::Shape::sine);
            instrument.publish(1, {wavetable::shape_harmonics(wavetable::Shape::triangle, 8)});
            instrument.set(patch::id(patch::Osc::on, 1), 1.0F);
            instrument.set(patch::id(patch::Osc::warp, 0), static_cast<float>(warp));
            instrument.set(patch::id(patch::Osc::warp_amount, 0), 60.0F);
            instrument.set(patch::id(patch::Osc::modulation, 0), static_cast<float>(modulation));
            instrument.set(patch::id(patch::Osc::modulation_amount, 0), 40.0F);
            instrument.play(4800, {}, block);
            const test::Timed start{37, test::note_on(62)};
            return instrument.play(2400, {&start, 1}, block).left;
        };
        const std::vector<float> expected = play(64);
        for (const std::uint32_t block : {1U, 7U}) {
            EXPECT_EQ(play(block), expected) << patch::kWarps.at(warp) << ", modulated in "
                                             << patch::kOscModulations.at(modulation) << ", blocks of " << block;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Warps, BlockSizeOfWarps, testing::Range(std::size_t{1}, patch::kWarps.size()));

INSTANTIATE_TEST_SUITE_P(Seeds, RandomPatch, testing::Range(1U, kSeeds + 1U));

}  // namespace
}  // namespace refrain
