#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "patch/patch.hpp"

namespace refrain::ui {

/// One turn of every frame of a table, as fine as a picture needs it.
class TablePicture {
public:
    static constexpr std::size_t kPoints = 256;
    using Turn = std::array<float, kPoints>;

    /// Computes what is not known yet; nothing when the table is the one of the last call.
    void set(const patch::TableSourcePtr& table);

    [[nodiscard]] std::size_t frames() const { return turns_.size(); }
    [[nodiscard]] const Turn& frame(std::size_t index) const { return turns_[index]; }
    /// What sounds at that position (0..1): neighbours cross-faded, as the oscillator does.
    [[nodiscard]] Turn at(float position) const;
    /// Highest magnitude in all frames.
    [[nodiscard]] float peak() const { return peak_; }

private:
    patch::TableSourcePtr table_;
    std::vector<Turn> turns_;
    float peak_ = 0.0F;
};

}  // namespace refrain::ui
