#pragma once

#include "ui/curves/spectrum.hpp"
#include "ui/frame.hpp"

namespace refrain::ui {

/// The output over the last moments, as a wave or as a spectrum.
class ScopePanel {
public:
    void draw(Frame& frame, const Rect& place);

private:
    static void wave(Frame& frame, const Rect& place);
    void spectrum(Frame& frame, const Rect& place);

    bool shows_spectrum_ = false;
    Spectrum spectrum_;
};

}  // namespace refrain::ui
