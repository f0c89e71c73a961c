#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "patch/patch.hpp"

/// Patches as files: JSON that a player can read, edit and compare line by line.
///
/// A file holds what differs from the init patch, Patch{}. So an initial value may not change without a new schema and
/// a migration that writes the old one into older files (tests/patch pins them all).
///
///     {
///       "refrain": {"schema": 1, "name": "Glass choir", "author": "", "category": "Pad", "comment": ""},
///       "parameters": {"osc1": {"level": "-6 dB", "unison": 5}, "filter1": {"on": true, "cutoff": "1250.5 Hz"}},
///       "tables": {"osc1": "choir", "osc2": {"frames": [[1, 0.5, [0.25, 0.125]]]}},
///       "matrix": [{"source": "LFO 1", "target": "filter1.cutoff", "amount": 0.25, "scaler": "wheel", "curve": 0.5}],
///       "lfo_curves": {"lfo1": [[0, -1], [0.5, 1, 0.3], [1, -1]]},
///       "effects": ["chorus", "flanger", "phaser", "distortion", "equalizer", "compressor", "delay", "reverb"]
///     }
///
/// - A parameter is a text with its unit and all digits of the float, a plain number in the same unit, or true and
/// false.
/// - A table is the name of a factory table, or frames: a harmonic is its amplitude, or [amplitude, phase in turns]. An
///   amplitude that stands alone and is negative has half a turn of phase.
/// - A line of the matrix that does not follow the one before has its "slot", from 1. An LFO's point is [x, y, bend].
/// - What is not known is kept and written back where it was. A line of the matrix with something unknown in it is kept
///   and does nothing.
/// - "schema" counts the changes that a migration has to know of. A newer file opens with what is known of it, and its
///   schema stays; when it says "needs": N with an N that this program does not have, it is refused.
namespace refrain::patch {

inline constexpr int kSchema = 1;

/// ".refrain"
inline constexpr std::string_view kPatchExtension = ".refrain";

/// No patch that this program writes is larger.
inline constexpr std::size_t kLargestPatchFile = std::size_t{64} << 20U;

/// What a list shows of a patch.
struct PatchHeader {
    std::string name;
    std::string author;
    std::string category;
    std::string comment;
};

/// Lines for the player about what was kept although it is not known.
using PatchNotes = std::vector<std::string>;

/// Reads a patch from text. `name` stands at the beginning of an error, which is one line with the place in the text
/// and what was expected there, and of each of the `notes`. Any thread but the audio thread.
[[nodiscard]] tl::expected<Patch, std::string> read_patch(std::string_view text, std::string_view name,
                                                          PatchNotes* notes = nullptr);

/// The same from a file.
[[nodiscard]] tl::expected<Patch, std::string> read_patch_file(const std::filesystem::path& path,
                                                               PatchNotes* notes = nullptr);

/// Only the header, which is quick: no table is made.
[[nodiscard]] tl::expected<PatchHeader, std::string> read_patch_header(const std::filesystem::path& path);

/// The text from which read_patch makes an equal patch.
[[nodiscard]] std::string write_patch(const Patch& patch);

/// Writes the file as a whole or not at all: beside it under another name, to the disk, then into its place. A symbolic
/// link stays, and so do the permissions. Error, in one line: the file as it was is still there.
[[nodiscard]] tl::expected<void, std::string> write_patch_file(const Patch& patch, const std::filesystem::path& path);

}  // namespace refrain::patch
