#include "ui/curves/table_picture.hpp"

#include <algorithm>
#include <cmath>

#include "ui/curves/wave_shape.hpp"

namespace refrain::ui {
namespace {

// Every fourth point of the finer turn; what would alias in the picture is left out first.
TablePicture::Turn turn_of(const wavetable::Harmonics& harmonics) {
    const auto count = std::min(harmonics.size(), TablePicture::kPoints / 2 - 1);
    WaveShape shape;
    shape.set({harmonics.begin(), harmonics.begin() + static_cast<std::ptrdiff_t>(count)});
    TablePicture::Turn turn{};
    for (std::size_t i = 0; i < turn.size(); ++i) {
        turn[i] = shape.points()[i * (WaveShape::kPoints / TablePicture::kPoints)];
    }
    return turn;
}

}  // namespace

void TablePicture::set(const patch::TableSourcePtr& table) {
    if (table == table_) {
        return;
    }
    std::vector<Turn> turns(table->frames.size());
    for (std::size_t i = 0; i < turns.size(); ++i) {
        // A stroke of the editor changes one frame of many.
        const bool known = table_ != nullptr && i < table_->frames.size() && table_->frames[i] == table->frames[i];
        turns[i] = known ? turns_[i] : turn_of(table->frames[i]);
    }
    table_ = table;
    turns_ = std::move(turns);
    peak_ = 0.0F;
    for (const Turn& turn : turns_) {
        for (const float point : turn) {
            peak_ = std::max(peak_, std::abs(point));
        }
    }
}

TablePicture::Turn TablePicture::at(float position) const {
    if (turns_.empty()) {
        return {};
    }
    const float place = std::clamp(position, 0.0F, 1.0F) * static_cast<float>(turns_.size() - 1);
    const auto left = std::min(static_cast<std::size_t>(place), turns_.size() - 1);
    const auto right = std::min(left + 1, turns_.size() - 1);
    const float part = place - static_cast<float>(left);
    Turn turn{};
    for (std::size_t i = 0; i < turn.size(); ++i) {
        turn[i] = std::lerp(turns_[left][i], turns_[right][i], part);
    }
    return turn;
}

}  // namespace refrain::ui
