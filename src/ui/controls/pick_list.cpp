#include "ui/controls/pick_list.hpp"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace refrain::ui {
namespace {

constexpr float kRow = 22.0F;

}  // namespace

PickList::PickList(std::vector<Row> rows, std::size_t chosen, std::function<void(Frame&, std::size_t)> pick)
    : rows_(std::move(rows)), chosen_(chosen), marked_(chosen), pick_(std::move(pick)) {
    if (marked_ >= rows_.size()) {
        const auto first = std::find_if(rows_.begin(), rows_.end(), [](const Row& r) { return !r.heading; });
        marked_ = static_cast<std::size_t>(first - rows_.begin());
    }
}

std::size_t PickList::rows_a_column(const Frame& frame) const {
    const float room = frame.window.height() - frame.px(80.0F);
    const auto most = std::max<std::size_t>(static_cast<std::size_t>(room / frame.px(kRow)), 1);
    const std::size_t needed = (rows_.size() + most - 1) / most;
    const std::size_t even = needed > 1 ? (rows_.size() + needed - 1) / needed : rows_.size();
    return std::clamp<std::size_t>(even, 1, most);
}

float PickList::column_width(const Frame& frame) const {
    float width = frame.px(96.0F);
    for (const Row& row : rows_) {
        width = std::max(width, frame.text_width(Type::small, row.text) + frame.px(32.0F));
    }
    return std::ceil(std::min(width, frame.px(320.0F)));
}

std::size_t PickList::columns(const Frame& frame) const {
    const std::size_t rows = rows_a_column(frame);
    return (rows_.size() + rows - 1) / rows;
}

ImVec2 PickList::size(const Frame& frame) const {
    return {column_width(frame) * static_cast<float>(columns(frame)) + frame.px(24.0F),
            frame.px(kRow) * static_cast<float>(rows_a_column(frame)) + frame.px(24.0F)};
}

void PickList::move(int by, int direction) {
    const auto last = static_cast<std::ptrdiff_t>(rows_.size()) - 1;
    auto place = std::clamp<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(marked_) + by, 0, last);
    while (place >= 0 && place <= last && rows_[static_cast<std::size_t>(place)].heading) {
        place += direction;
    }
    if (place >= 0 && place <= last) {
        marked_ = static_cast<std::size_t>(place);
    }
}

bool PickList::keys(Frame& frame) {
    if (std::exchange(fresh_, false) || rows_.empty()) {
        return false;
    }
    const int column = static_cast<int>(rows_a_column(frame));
    for (const KeyPress& press : frame.input.presses) {
        switch (press.key) {
            case GLFW_KEY_UP:
                move(-1, -1);
                break;
            case GLFW_KEY_DOWN:
                move(1, 1);
                break;
            case GLFW_KEY_LEFT:
            case GLFW_KEY_PAGE_UP:
                move(-column, -1);
                break;
            case GLFW_KEY_RIGHT:
            case GLFW_KEY_PAGE_DOWN:
                move(column, 1);
                break;
            case GLFW_KEY_HOME:
                move(-static_cast<int>(rows_.size()), 1);
                break;
            case GLFW_KEY_END:
                move(static_cast<int>(rows_.size()), -1);
                break;
            case GLFW_KEY_ENTER:
            case GLFW_KEY_KP_ENTER:
            case GLFW_KEY_SPACE:
                if (!press.repeated && marked_ < rows_.size() && !rows_[marked_].heading) {
                    return true;
                }
                break;
            default:
                break;
        }
    }
    return false;
}

bool PickList::row(Frame& frame, std::size_t index, const Rect& place) {
    const Row& row = rows_[index];
    const Rect text = place.without_left(frame.px(20.0F)).without_right(frame.px(4.0F));
    if (row.heading) {
        frame.text(Type::small, place.without_left(frame.px(4.0F)), theme::kMuted, row.text);
        return false;
    }
    const std::string name = "row " + std::to_string(index);
    frame.focus.add(name, place);
    const bool clicked = hit_area(name, place);
    const ImGuiIO& io = ImGui::GetIO();
    if (ImGui::IsItemHovered() && (io.MouseDelta.x != 0.0F || io.MouseDelta.y != 0.0F)) {
        marked_ = index;
    }
    if (index == marked_) {
        frame.draw->AddRectFilled(place.min, place.max, theme::kHovered, frame.px(theme::kSmallRounding));
    }
    if (index == chosen_) {
        frame.draw->AddCircleFilled({place.min.x + frame.px(10.0F), place.centre().y}, frame.px(3.0F), theme::kAccent,
                                    16);
    }
    frame.text(Type::small, text, theme::kText, row.text);
    return clicked;
}

bool PickList::draw(Frame& frame, const Rect& inside) {
    std::size_t picked = keys(frame) ? marked_ : kNone;
    const std::size_t rows = rows_a_column(frame);
    const float width = std::min(column_width(frame), inside.width());
    const auto visible = std::max<std::size_t>(static_cast<std::size_t>(inside.width() / width), 1);
    const std::size_t count = columns(frame);
    const std::size_t hidden = count > visible ? count - visible : 0;
    if (const float wheel = ImGui::GetIO().MouseWheel; wheel != 0.0F && hidden > 0) {
        first_column_ += wheel < 0.0F ? 1 : first_column_ > 0 ? ~std::size_t{0} : 0;
    }
    // What the arrow keys reached is in sight.
    if (const std::size_t column = marked_ / rows; !frame.input.presses.empty() && hidden > 0) {
        first_column_ = std::clamp(first_column_, column >= visible ? column - visible + 1 : 0, column);
    }
    first_column_ = std::min(first_column_, hidden);
    for (std::size_t i = first_column_ * rows; i < std::min((first_column_ + visible) * rows, rows_.size()); ++i) {
        const std::size_t column = i / rows - first_column_;
        const float x = inside.min.x + width * static_cast<float>(column);
        const float y = inside.min.y + frame.px(kRow) * static_cast<float>(i % rows);
        if (row(frame, i, {{x, y}, {x + width - frame.px(4.0F), y + frame.px(kRow)}})) {
            picked = i;
        }
    }
    if (picked == kNone) {
        return true;
    }
    // It may open another page, which ends this one with all it holds.
    const auto pick = pick_;
    pick(frame, picked);
    return false;
}

}  // namespace refrain::ui
