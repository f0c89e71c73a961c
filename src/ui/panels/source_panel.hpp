#pragma once

#include <cstddef>

#include "ui/frame.hpp"

namespace refrain::ui {

/// What makes sound: three oscillators, sub and noise, and how keys become notes, on tabs.
class SourcePanel {
public:
    void draw(Frame& frame, const Rect& place);

    /// The oscillator that was looked at last, whose table the editor shows.
    [[nodiscard]] std::size_t oscillator() const { return oscillator_; }

private:
    enum class Page { oscillator, sub_and_noise, play };

    void tabs(Frame& frame, const Rect& row);

    Page page_ = Page::oscillator;
    std::size_t oscillator_ = 0;
};

/// The table of an oscillator: its frames one behind the other, and what sounds of it.
void table_view(Frame& frame, std::size_t oscillator, const Rect& place);

/// The pages of the panel.
void oscillator_page(Frame& frame, std::size_t oscillator, const Rect& place);
void sub_and_noise_page(Frame& frame, const Rect& place);
void play_page(Frame& frame, const Rect& place);

}  // namespace refrain::ui
