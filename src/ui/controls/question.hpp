#pragma once

#include <functional>
#include <string>

#include "ui/controls/overlay.hpp"

namespace refrain::ui {

/// Asks before something is lost: one line, a button that does it and one that does not.
class Question final : public OverlayPage {
public:
    Question(std::string text, std::string yes, std::string no, std::function<void(Frame&)> act);

    [[nodiscard]] ImVec2 size(const Frame& frame) const override;
    bool draw(Frame& frame, const Rect& inside) override;

private:
    std::string text_;
    std::string yes_;
    std::string no_;
    std::function<void(Frame&)> act_;
};

}  // namespace refrain::ui
