#pragma once

#include <cstddef>
#include <string_view>

#include "patch/patch.hpp"

/// Edits of a table's frames. A table is immutable, so each returns a new one, which has no name any more. Frames past
/// the end are the last one.
namespace refrain::ui {

[[nodiscard]] const wavetable::Harmonics& frame_of(const patch::TableSource& table, std::size_t frame);

/// Harmonics beyond kMaxHarmonics are left out.
[[nodiscard]] patch::TableSourcePtr with_frame(const patch::TableSource& table, std::size_t frame,
                                               wavetable::Harmonics harmonics);

/// The table of that name that comes with the program; one of a single silent frame when there is none.
[[nodiscard]] patch::TableSourcePtr factory_table(std::string_view name);

/// A copy of the frame is put behind it; a table of wavetable::kMaxFrames stays as it is.
[[nodiscard]] patch::TableSourcePtr with_frame_doubled(const patch::TableSource& table, std::size_t frame);

/// The last frame that is left stays.
[[nodiscard]] patch::TableSourcePtr without_frame(const patch::TableSource& table, std::size_t frame);

}  // namespace refrain::ui
