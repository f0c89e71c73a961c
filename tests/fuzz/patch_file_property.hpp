#pragma once

#include <cmath>
#include <string>
#include <string_view>

#include "patch/files/patch_file.hpp"

namespace refrain::test {

/// A patch with something of everything, and something that nobody knows.
inline std::string patch_seed() {
    return R"({"refrain": {"schema": 1, "name": "A \u00e4", "licence": "CC0"},
"parameters": {"osc1": {"level": "-6 dB", "pan": "L 30", "on": false, "unison": 5, "sparkle": 3},
"filter1": {"type": "low 24", "cutoff": "1250.5 Hz"}, "env1": {"attack": "13.2345 ms"}, "x": {"y": [1, {"z": null}]}},
"tables": {"osc1": "square", "osc2": {"name": "n", "frames": [[1, -0.5, [0.25, 0.125]], [0, 1e-3]]}},
"matrix": [{"source": "LFO 1", "target": "osc1.pan", "amount": 0.25, "scaler": "wheel", "curve": -0.5},
{"source": "LFO 9", "target": "osc1.pan"}, {"slot": 9, "source": "key", "target": "play.pitch", "amount": -1}],
"lfo_curves": {"lfo2": [[0, -1], [0.3, 1, 0.5], [1, -1]]},
"effects": ["chorus", "flanger", "phaser", "distortion", "equalizer", "compressor", "delay", "reverb"]}
)";
}

/// What holds for every input: an error is one line that names a place; a patch has every value in range, and what is
/// written of it reads as the same, and is written the same again.
inline bool patch_file_answer_makes_sense(std::string_view text) {
    patch::PatchNotes notes;
    const auto patch = patch::read_patch(text, "fuzz.refrain", &notes);
    for (const std::string& note : notes) {
        if (!note.starts_with("fuzz.refrain: /") || note.find('\n') != std::string::npos) {
            return false;
        }
    }
    if (!patch) {
        const std::string& error = patch.error();
        return (error.starts_with("fuzz.refrain: line ") || error.starts_with("fuzz.refrain: /")) &&
               error.find('\n') == std::string::npos && error.size() < 500;
    }
    for (const patch::Parameter& p : patch::parameters()) {
        if (patch->value(p.id) != patch::clamped(p, patch->value(p.id))) {
            return false;
        }
    }
    const std::string written = patch::write_patch(*patch);
    auto again = patch::read_patch(written, "again");
    if (!again || patch::write_patch(*again) != written) {
        return false;
    }
    again->unknown = patch->unknown;  // kept, perhaps in another order
    return *again == *patch;
}

}  // namespace refrain::test
