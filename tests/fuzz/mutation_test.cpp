#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "fuzz/harmonics_file_property.hpp"
#include "fuzz/midi_file_property.hpp"
#include "fuzz/patch_file_property.hpp"
#include "support/midi_bytes.hpp"

// The readers of the outside world against files that are nearly right: the same mutations on every run.
namespace refrain {
namespace {

using Bytes = std::vector<std::uint8_t>;

class Mutator {
public:
    Bytes operator()(Bytes bytes) {
        for (std::size_t changes = 1 + below(4); changes > 0; --changes) {
            change(bytes);
        }
        return bytes;
    }

private:
    std::size_t below(std::size_t limit) {
        return static_cast<std::size_t>(random_() % std::max<std::size_t>(limit, 1));
    }

    void change(Bytes& bytes) {
        // Values that lengths, counts and status bytes turn on.
        static constexpr std::array<std::uint8_t, 12> kTelling{0,    1,    0x7F, 0x80, 0x81, 0x90,
                                                               0xF0, 0xF7, 0xFE, 0xFF, 0x2F, 0x51};
        const auto place = bytes.begin() + static_cast<std::ptrdiff_t>(below(bytes.size() + 1));
        switch (below(6)) {
            case 0:
                bytes.resize(below(bytes.size() + 1));
                break;
            case 1:
                bytes.insert(place, kTelling[below(kTelling.size())]);
                break;
            case 2:
                bytes.erase(place, place + static_cast<std::ptrdiff_t>(
                                               below(static_cast<std::size_t>(bytes.end() - place) + 1)));
                break;
            case 3: {
                const Bytes copy(place, bytes.end());
                bytes.insert(bytes.end(), copy.begin(), copy.end());
                break;
            }
            case 4:
                if (place != bytes.end()) {
                    *place = kTelling[below(kTelling.size())];
                }
                break;
            default:
                if (place != bytes.end()) {
                    *place = static_cast<std::uint8_t>(random_());
                }
                break;
        }
    }

    std::mt19937 random_{20240229};
};

std::string hexadecimal(const Bytes& bytes) {
    std::string text;
    for (const std::uint8_t byte : bytes) {
        text += "0123456789ABCDEF"[byte >> 4U];
        text += "0123456789ABCDEF"[byte & 0xFU];
    }
    return text;
}

TEST(Mutation, MidiFileReaderAnswersSensiblyToEveryBrokenFile) {
    test::MidiBytes riff;
    riff.text("RIFF")
        .raw({0, 0, 0, 0})
        .text("RMIDdata")
        .raw({static_cast<int>(test::small_song().bytes().size()), 0, 0, 0});
    riff.append(test::small_song());
    const std::array<Bytes, 2> seeds{test::small_song().bytes(), riff.bytes()};
    Mutator mutate;
    std::size_t whole = 0;
    for (int round = 0; round < 200000; ++round) {
        const Bytes bytes = mutate(seeds[static_cast<std::size_t>(round) % seeds.size()]);
        ASSERT_TRUE(test::midi_file_answer_makes_sense(bytes)) << hexadecimal(bytes);
        whole += midi::parse_midi_file(bytes, "").has_value() ? 1U : 0U;
    }
    // Mutations that break everything, or nothing, would test only half of the reader.
    EXPECT_GT(whole, 2000U);
    EXPECT_LT(whole, 150000U);
}

TEST(Mutation, HarmonicsReaderAnswersSensiblyToEveryBrokenFile) {
    const std::string text = "# an organ\n1\n0.5 0.25\n-.25\t0\r\n\n0 # silent\n1e-3 -3.5\n";
    const Bytes seed(text.begin(), text.end());
    Mutator mutate;
    std::size_t whole = 0;
    for (int round = 0; round < 200000; ++round) {
        const Bytes bytes = mutate(seed);
        const std::string mutated(bytes.begin(), bytes.end());
        ASSERT_TRUE(test::harmonics_file_answer_makes_sense(mutated)) << hexadecimal(bytes);
        whole += app::parse_harmonics(mutated, "").has_value() ? 1U : 0U;
    }
    EXPECT_GT(whole, 2000U);
    EXPECT_LT(whole, 150000U);
}

TEST(Mutation, PatchReaderAnswersSensiblyToEveryBrokenFile) {
    const std::string text = test::patch_seed();
    const Bytes seed(text.begin(), text.end());
    Mutator mutate;
    std::size_t whole = 0;
    for (int round = 0; round < 100000; ++round) {
        const Bytes bytes = mutate(seed);
        const std::string mutated(bytes.begin(), bytes.end());
        ASSERT_TRUE(test::patch_file_answer_makes_sense(mutated)) << mutated;
        whole += patch::read_patch(mutated, "").has_value() ? 1U : 0U;
    }
    EXPECT_GT(whole, 1000U);
    EXPECT_LT(whole, 75000U);
}

}  // namespace
}  // namespace refrain
