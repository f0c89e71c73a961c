#pragma once

#include <cstddef>

#include "ui/frame.hpp"
#include "ui/panels/envelope_page.hpp"
#include "ui/panels/lfo_page.hpp"
#include "ui/panels/matrix_page.hpp"

namespace refrain::ui {

/// What moves the sound: envelopes, LFOs, macros and the matrix on tabs, and the strip of all other sources.
class ModulatorPanel {
public:
    void draw(Frame& frame, const Rect& place);

    [[nodiscard]] EnvelopePage& envelope() { return envelope_; }
    [[nodiscard]] LfoPage& lfo() { return lfo_; }

private:
    enum class Page { envelope, lfo, macros, matrix };

    void tabs(Frame& frame, const Rect& row);
    static void strip(Frame& frame, const Rect& place);

    Page page_ = Page::envelope;
    std::size_t index_ = 0;  // of the envelope or LFO
    EnvelopePage envelope_;
    LfoPage lfo_;
    MatrixPage matrix_;
};

/// The four macros with what each of them moves.
void macro_page(Frame& frame, const Rect& place);

}  // namespace refrain::ui
