#include "ui/controls/question.hpp"

#include <algorithm>
#include <utility>

#include "ui/controls/button.hpp"

namespace refrain::ui {

Question::Question(std::string text, std::string yes, std::string no, std::function<void(Frame&)> act)
    : text_(std::move(text)), yes_(std::move(yes)), no_(std::move(no)), act_(std::move(act)) {}

ImVec2 Question::size(const Frame& frame) const {
    return {std::clamp(frame.text_width(Type::body, text_) + frame.px(32.0F), frame.px(320.0F), frame.px(720.0F)),
            frame.px(96.0F)};
}

bool Question::draw(Frame& frame, const Rect& inside) {
    frame.text(Type::body, inside.top(frame.px(24.0F)), theme::kText, text_);
    const Rect row = inside.bottom(frame.px(28.0F));
    const float width = frame.px(136.0F);
    if (button(frame, "question.no", row.right(width), no_)) {
        return false;
    }
    if (button(frame, "question.yes", row.without_right(width + frame.px(8.0F)).right(width), yes_, {.alarm = true})) {
        const auto act = act_;
        act(frame);
        return false;
    }
    return true;
}

}  // namespace refrain::ui
