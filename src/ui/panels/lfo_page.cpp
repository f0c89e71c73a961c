#include "ui/panels/lfo_page.hpp"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "ui/controls/choice.hpp"
#include "ui/curves/lfo_shape.hpp"
#include "ui/layout.hpp"

namespace refrain::ui {
namespace {

using patch::Lfo;

constexpr const char* kGraph = "lfo.shape";

patch::LfoShape shape_of(const Frame& frame, std::size_t lfo) {
    return static_cast<patch::LfoShape>(frame.model.value(id(Lfo::shape, lfo)));
}

// See bent(): through the middle of a line goes 1 / (1 + e^-4b) of its rise.
float bend_through(float part) {
    const float inside = std::clamp(part, 0.018F, 0.982F);
    return std::clamp(0.25F * std::log(inside / (1.0F - inside)), -1.0F, 1.0F);
}

}  // namespace

ImVec2 LfoPage::point_at(float x, float y) const {
    return {area_.min.x + area_.width() * x, area_.centre().y - 0.5F * area_.height() * y};
}

void LfoPage::draw(Frame& frame, std::size_t lfo, const Rect& place) {
    if (lfo != lfo_) {
        lfo_ = lfo;
        dragged_.reset();
        chosen_ = 0;
    }
    const Rect cells = place.bottom(frame.px(78.0F));
    graph(frame, place.without_bottom(cells.height() + frame.px(8.0F)));
    const Grid grid{
        .area = cells, .columns = 5, .gap = frame.px(12.0F), .pitch = frame.px(41.0F), .height = frame.px(36.0F)};
    std::size_t at = 0;
    for (const Lfo which : {Lfo::shape, Lfo::rate, Lfo::sync, Lfo::division, Lfo::phase, Lfo::scope, Lfo::polarity,
                            Lfo::one_shot, Lfo::delay, Lfo::fade}) {
        control(frame, id(which, lfo), grid.cell(at % 5, at / 5));
        ++at;
    }
}

void LfoPage::graph(Frame& frame, const Rect& place) {
    frame.well(place);
    area_ = place.grown(-frame.px(9.0F));
    frame.focus.add(kGraph, place);
    hit_area(kGraph, place, ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonRight);
    for (int i = 0; i <= 8; ++i) {
        const float x = std::round(area_.min.x + area_.width() * static_cast<float>(i) / 8.0F);
        frame.draw->AddLine({x, area_.min.y}, {x, area_.max.y}, theme::faded(theme::kLine, i % 4 == 0 ? 0.9F : 0.5F));
    }
    frame.draw->AddLine({area_.min.x, area_.centre().y}, {area_.max.x, area_.centre().y}, theme::kLine);
    if (ImGui::IsItemActivated()) {
        frame.focus.take(kGraph);
    }
    const bool drawn = shape_of(frame, lfo_) == patch::LfoShape::drawn;
    if (drawn) {
        edit(frame);
        keys(frame);
        frame.tooltip(kGraph,
                      "Drag points; click beside them to add one, right-click to take one away; drag the rings to "
                      "bend. Keys: left and right choose, up and down move, with Shift aside, PageUp and PageDown "
                      "bend, Insert, Delete.");
    } else {
        frame.tooltip(kGraph, "Click to draw a shape of your own.");
        if (ImGui::IsItemActivated() ||
            (!frame.focus.presses_for(kGraph).empty() && frame.focus.presses_for(kGraph)[0].key == GLFW_KEY_ENTER)) {
            frame.model.set_value(id(Lfo::shape, lfo_), static_cast<float>(patch::LfoShape::drawn));
            dragged_.reset();
        }
    }
    shape(frame);
    if (drawn) {
        handles(frame);
    }
    const Movement& movement = frame.readings.movement();
    if (movement.sounding) {
        const float phase = std::clamp(movement.lfo_phases[lfo_], 0.0F, 1.0F);
        const ImVec2 at =
            point_at(phase, lfo_height(shape_of(frame, lfo_), frame.model.patch().lfo_curve(lfo_), phase));
        frame.draw->AddLine({at.x, area_.min.y}, {at.x, area_.max.y}, theme::faded(theme::kAccent, 0.6F));
        frame.draw->AddCircleFilled(at, frame.px(5.0F), theme::kWell, 20);
        frame.draw->AddCircleFilled(at, frame.px(4.0F), theme::kAccent, 20);
    }
    frame.ring(kGraph, place);
}

void LfoPage::shape(Frame& frame) const {
    const patch::LfoShape shape = shape_of(frame, lfo_);
    const patch::LfoCurve& curve = frame.model.patch().lfo_curve(lfo_);
    std::vector<float> places;
    constexpr int kPieces = 256;
    for (int i = 0; i <= kPieces; ++i) {
        places.push_back(static_cast<float>(i) / kPieces);
    }
    if (shape == patch::LfoShape::drawn) {
        // Corners are corners.
        for (std::uint32_t i = 0; i < curve.count; ++i) {
            places.push_back(std::max(curve.points[i].x - 1e-5F, 0.0F));
            places.push_back(curve.points[i].x);
        }
        std::sort(places.begin(), places.end());
    }
    std::vector<ImVec2> line;
    line.reserve(places.size());
    for (const float x : places) {
        line.push_back(point_at(x, std::clamp(lfo_height(shape, curve, x), -1.0F, 1.0F)));
    }
    const bool both = frame.model.value(id(Lfo::polarity, lfo_)) == 0.0F;
    frame.curve(line, both ? area_.centre().y : area_.max.y, theme::kModulation);
}

std::optional<LfoPage::Handle> LfoPage::nearest(const Frame& frame, const patch::LfoCurve& curve) const {
    const ImVec2 hand = ImGui::GetIO().MousePos;
    std::optional<Handle> best;
    float least = frame.px(10.0F);
    const auto consider = [&](Handle handle, ImVec2 at) {
        const float distance = std::hypot(hand.x - at.x, hand.y - at.y);
        if (distance < least) {
            least = distance;
            best = handle;
        }
    };
    for (std::uint32_t i = 0; i < curve.count; ++i) {
        consider({i, false}, point_at(curve.points[i].x, curve.points[i].y));
    }
    for (std::uint32_t i = 0; i + 1 < curve.count && !best; ++i) {
        consider({i, true}, point_at(0.5F * (curve.points[i].x + curve.points[i + 1].x), middle_height(curve, i)));
    }
    return best;
}

void LfoPage::edit(Frame& frame) {
    const patch::LfoCurve& curve = frame.model.patch().lfo_curve(lfo_);
    const ImGuiIO& io = ImGui::GetIO();
    const float x = std::clamp((io.MousePos.x - area_.min.x) / area_.width(), 0.0F, 1.0F);
    const float y = std::clamp(2.0F * (area_.centre().y - io.MousePos.y) / area_.height(), -1.0F, 1.0F);
    if (ImGui::IsItemActivated()) {
        dragged_ = nearest(frame, curve);
        if (ImGui::IsMouseDown(1)) {
            if (dragged_ && !dragged_->bends) {
                frame.model.set_lfo_curve(lfo_, without_point(curve, dragged_->point));
            } else if (dragged_) {
                frame.model.set_lfo_curve(lfo_, with_bend(curve, dragged_->point, 0.0F));
            }
            dragged_.reset();
            chosen_ = 0;
            return;
        }
        if (!dragged_) {
            std::size_t added = 0;
            if (const auto next = with_point(curve, x, y, added)) {
                frame.model.set_lfo_curve(lfo_, *next);
                dragged_ = Handle{added, false};
            }
        }
        chosen_ = dragged_ ? dragged_->point : chosen_;
    }
    if (!ImGui::IsItemActive()) {
        dragged_.reset();
    }
    if (!dragged_ || (io.MouseDelta.x == 0.0F && io.MouseDelta.y == 0.0F)) {
        return;
    }
    const std::size_t at = dragged_->point;
    if (!dragged_->bends) {
        frame.model.set_lfo_curve(lfo_, with_point_moved(curve, at, x, y));
    } else if (const float rise = curve.points[at + 1].y - curve.points[at].y; std::abs(rise) > 0.01F) {
        frame.model.set_lfo_curve(lfo_, with_bend(curve, at, bend_through((y - curve.points[at].y) / rise)));
    }
}

void LfoPage::keys(Frame& frame) {
    for (const KeyPress& press : frame.focus.presses_for(kGraph)) {
        const patch::LfoCurve& curve = frame.model.patch().lfo_curve(lfo_);
        chosen_ = std::min<std::size_t>(chosen_, curve.count - 1);
        const patch::LfoCurve::Point point = curve.points[chosen_];
        const bool sideways = press.key == GLFW_KEY_LEFT || press.key == GLFW_KEY_RIGHT;
        const float sign =
            press.key == GLFW_KEY_RIGHT || press.key == GLFW_KEY_UP || press.key == GLFW_KEY_PAGE_UP ? 1.0F : -1.0F;
        if (sideways && !press.shift) {
            chosen_ =
                sign > 0.0F ? std::min<std::size_t>(chosen_ + 1, curve.count - 1) : chosen_ - (chosen_ > 0 ? 1 : 0);
        } else if (sideways) {
            frame.model.set_lfo_curve(lfo_, with_point_moved(curve, chosen_, point.x + 0.01F * sign, point.y));
        } else if (press.key == GLFW_KEY_UP || press.key == GLFW_KEY_DOWN) {
            frame.model.set_lfo_curve(lfo_, with_point_moved(curve, chosen_, point.x, point.y + 0.05F * sign));
        } else if (press.key == GLFW_KEY_PAGE_UP || press.key == GLFW_KEY_PAGE_DOWN) {
            frame.model.set_lfo_curve(lfo_, with_bend(curve, chosen_, point.bend + 0.05F * sign));
        } else if (press.key == GLFW_KEY_INSERT) {
            const float right = chosen_ + 1 < curve.count ? curve.points[chosen_ + 1].x : 1.0F;
            const float x = 0.5F * (point.x + right);
            std::size_t added = chosen_;
            if (const auto next = with_point(curve, x, curve.at(x), added)) {
                frame.model.set_lfo_curve(lfo_, *next);
                chosen_ = added;
            }
        } else if (press.key == GLFW_KEY_DELETE || press.key == GLFW_KEY_BACKSPACE) {
            frame.model.set_lfo_curve(lfo_, without_point(curve, chosen_));
            chosen_ -= chosen_ > 0 ? 1 : 0;
        }
    }
}

void LfoPage::handles(const Frame& frame) const {
    const patch::LfoCurve& curve = frame.model.patch().lfo_curve(lfo_);
    const Handle none{.point = patch::LfoCurve::kMaxPoints};
    const Handle lively = (dragged_ || !ImGui::IsItemHovered() ? dragged_ : nearest(frame, curve)).value_or(none);
    for (std::uint32_t i = 0; i + 1 < curve.count; ++i) {
        const auto& left = curve.points[i];
        const auto& right = curve.points[i + 1];
        if ((right.x - left.x) * area_.width() > frame.px(20.0F) && std::abs(right.y - left.y) > 0.02F) {
            const ImVec2 at = point_at(0.5F * (left.x + right.x), middle_height(curve, i));
            frame.draw->AddCircleFilled(at, frame.px(3.5F), theme::kWell, 20);
            frame.draw->AddCircle(at, frame.px(3.5F), lively == Handle{i, true} ? theme::kAccent : theme::kMuted, 20,
                                  std::max(1.3F * frame.scale(), 1.0F));
        }
    }
    for (std::uint32_t i = 0; i < curve.count; ++i) {
        const bool is_lively = lively == Handle{i, false} || (frame.focus.shows(kGraph) && chosen_ == i);
        const ImVec2 at = point_at(curve.points[i].x, curve.points[i].y);
        frame.draw->AddCircleFilled(at, frame.px(is_lively ? 6.5F : 4.5F), theme::kWell, 24);
        frame.draw->AddCircleFilled(at, frame.px(is_lively ? 5.5F : 3.5F), is_lively ? theme::kAccent : theme::kText,
                                    24);
    }
}

}  // namespace refrain::ui
