#pragma once

#include <string>

#include "patch/files/document.hpp"
#include "patch/patch.hpp"

/// The parts of a patch's document: each is read and written side by side. Reading throws Fault, and takes what it
/// understands out of the document; writing gives null where the patch is as the init patch is.
namespace refrain::patch {

void read_parameters(Document& document, Patch& patch);
[[nodiscard]] Json written_parameters(const Patch& patch, const Patch& init);

void read_tables(Document& document, Patch& patch);
[[nodiscard]] Json written_tables(const Patch& patch, const Patch& init);

void read_matrix(Document& document, Patch& patch);
/// All lines, also when they are those of the init patch.
[[nodiscard]] Json written_matrix(const Patch& patch);

void read_lfo_curves(Document& document, Patch& patch);
[[nodiscard]] Json written_lfo_curves(const Patch& patch, const Patch& init);

void read_effects(Document& document, Patch& patch);
[[nodiscard]] Json written_effects(const Patch& patch, const Patch& init);

}  // namespace refrain::patch
