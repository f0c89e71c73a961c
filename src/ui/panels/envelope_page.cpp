#include "ui/panels/envelope_page.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "ui/controls/choice.hpp"
#include "ui/layout.hpp"

namespace refrain::ui {
namespace {

using patch::Envelope;
using Corner = EnvelopeShape::Corner;

constexpr const char* kGraph = "env.curve";
constexpr std::array<Corner, 5> kHandles{EnvelopeShape::attack, EnvelopeShape::decay, EnvelopeShape::delay,
                                         EnvelopeShape::hold, EnvelopeShape::release};
constexpr std::array<Corner, 3> kBent{EnvelopeShape::attack, EnvelopeShape::decay, EnvelopeShape::release};

ImVec2 on(const Rect& area, EnvelopeShape::Point point) {
    return {area.min.x + area.width() * point.x, area.max.y - area.height() * point.y};
}

ImVec2 middle_of(const Rect& area, const EnvelopeShape& shape, Corner corner) {
    return on(area, shape.at(static_cast<float>(corner) - 0.5F));
}

Envelope time_of(Corner corner) {
    switch (corner) {
        case EnvelopeShape::delay:
            return Envelope::delay;
        case EnvelopeShape::attack:
            return Envelope::attack;
        case EnvelopeShape::hold:
            return Envelope::hold;
        case EnvelopeShape::decay:
            return Envelope::decay;
        default:
            return Envelope::release;
    }
}

// The bend whose line goes through that part of its rise in the middle: bent(1/2, b) = 1 / (1 + e^-4b).
float bend_through(float part) {
    const float inside = std::clamp(part, 0.018F, 0.982F);
    return std::clamp(0.25F * std::log(inside / (1.0F - inside)), -1.0F, 1.0F);
}

}  // namespace

void EnvelopePage::draw(Frame& frame, std::size_t envelope, const Rect& place) {
    if (envelope != envelope_) {
        envelope_ = envelope;
        dragged_.reset();
    }
    const Rect sliders = place.bottom(frame.px(78.0F));
    curve(frame, place.without_bottom(sliders.height() + frame.px(8.0F)));
    const Grid grid{
        .area = sliders, .columns = 5, .gap = frame.px(12.0F), .pitch = frame.px(41.0F), .height = frame.px(36.0F)};
    struct Cell {
        Envelope which;
        std::size_t column, row;
    };
    constexpr std::array<Cell, 9> kCells{{{Envelope::attack, 0, 0},
                                          {Envelope::decay, 1, 0},
                                          {Envelope::sustain, 2, 0},
                                          {Envelope::release, 3, 0},
                                          {Envelope::delay, 4, 0},
                                          {Envelope::attack_curve, 0, 1},
                                          {Envelope::decay_curve, 1, 1},
                                          {Envelope::hold, 4, 1},
                                          {Envelope::release_curve, 3, 1}}};
    for (const Cell& cell : kCells) {
        control(frame, id(cell.which, envelope), grid.cell(cell.column, cell.row));
    }
}

void EnvelopePage::curve(Frame& frame, const Rect& place) {
    frame.well(place);
    const Rect area = place.grown(-frame.px(10.0F));
    hit_area(kGraph, place);
    EnvelopeShape shape(frame.model.patch(), envelope_);
    std::optional<Handle> lively = nearest(frame, area, shape);
    const ImVec2 hand = ImGui::GetIO().MousePos;
    if (ImGui::IsItemActivated() && lively) {
        dragged_ = lively;
        const ImVec2 at =
            lively->bends ? middle_of(area, shape, lively->corner) : on(area, shape.corner(lively->corner));
        offset_ = {at.x - hand.x, at.y - hand.y};
    }
    if (!ImGui::IsItemActive()) {
        dragged_.reset();
    }
    if (dragged_) {
        lively = dragged_;
        if (ImGui::GetIO().MouseDelta.x != 0.0F || ImGui::GetIO().MouseDelta.y != 0.0F) {
            move(frame, area, {hand.x + offset_.x, hand.y + offset_.y});
            shape = EnvelopeShape(frame.model.patch(), envelope_);
        }
    }
    frame.draw->AddLine({area.min.x, area.max.y}, area.max, theme::kLine);
    frame.draw->AddLine(area.min, {area.max.x, area.min.y}, theme::faded(theme::kLine, 0.6F));
    const float let_go = std::round(on(area, shape.corner(EnvelopeShape::let_go)).x);
    const float dash = frame.px(3.0F);
    for (int i = 0; area.min.y + 2.0F * dash * static_cast<float>(i) < area.max.y; ++i) {
        const float y = area.min.y + 2.0F * dash * static_cast<float>(i);
        frame.draw->AddLine({let_go, y}, {let_go, std::min(y + dash, area.max.y)}, theme::kLine);
    }
    std::vector<ImVec2> line;
    for (const EnvelopeShape::Point& point : shape.line()) {
        line.push_back(on(area, point));
    }
    frame.curve(line, area.max.y, theme::kModulation);
    draw_handles(frame, area, shape, lively);
    const Movement& movement = frame.readings.movement();
    if (const float now = movement.env_places[envelope_]; movement.sounding && now < 6.0F) {
        const ImVec2 at = on(area, shape.at(now));
        frame.draw->AddLine({at.x, area.min.y}, {at.x, area.max.y}, theme::faded(theme::kAccent, 0.6F));
        frame.draw->AddCircleFilled(at, frame.px(5.0F), theme::kWell, 20);
        frame.draw->AddCircleFilled(at, frame.px(4.0F), theme::kAccent, 20);
    }
    frame.tooltip(
        kGraph,
        "Drag the points for times and sustain, the rings between them for the curves; Shift at the peak pulls out "
        "the hold. The dashed line is where the key is let go.");
}

std::optional<EnvelopePage::Handle> EnvelopePage::nearest(const Frame& frame, const Rect& area,
                                                          const EnvelopeShape& shape) const {
    if (!ImGui::IsItemHovered()) {
        return std::nullopt;
    }
    const ImVec2 hand = ImGui::GetIO().MousePos;
    std::optional<Handle> best;
    float least = frame.px(14.0F);
    const auto consider = [&](Handle handle, ImVec2 at) {
        const float distance = std::hypot(hand.x - at.x, hand.y - at.y);
        if (distance < least) {
            least = distance;
            best = handle;
        }
    };
    // Of two points in one place the first is taken: the attack before a hold without length, which Shift pulls out.
    if (ImGui::GetIO().KeyShift) {
        consider({EnvelopeShape::hold, false}, on(area, shape.corner(EnvelopeShape::hold)));
    }
    for (const Corner corner : kHandles) {
        consider({corner, false}, on(area, shape.corner(corner)));
    }
    for (const Corner corner : kBent) {
        const float width = shape.corner(corner).x - shape.corner(static_cast<Corner>(corner - 1)).x;
        if (width * area.width() > frame.px(24.0F)) {
            consider({corner, true}, middle_of(area, shape, corner));
        }
    }
    return best;
}

void EnvelopePage::move(Frame& frame, const Rect& area, ImVec2 to) const {
    const EnvelopeShape shape(frame.model.patch(), envelope_);
    const Corner corner = dragged_->corner;
    const auto before = static_cast<Corner>(corner - 1);
    const float y = (area.max.y - to.y) / area.height();
    const auto set = [&](Envelope which, float value) { frame.model.set_value(id(which, envelope_), value); };
    if (dragged_->bends) {
        const float from = shape.corner(before).y;
        const float rise = shape.corner(corner).y - from;
        if (std::abs(rise) > 0.01F) {
            set(corner == EnvelopeShape::attack  ? Envelope::attack_curve
                : corner == EnvelopeShape::decay ? Envelope::decay_curve
                                                 : Envelope::release_curve,
                100.0F * bend_through((y - from) / rise));
        }
        return;
    }
    const bool is_short = corner == EnvelopeShape::delay || corner == EnvelopeShape::hold;
    const float stage = area.width() * EnvelopeShape::kStage * (is_short ? EnvelopeShape::kShort : 1.0F);
    const patch::Parameter& time = patch::parameter(id(time_of(corner), envelope_));
    frame.model.set_value(time.id, patch::value_at(time, (to.x - on(area, shape.corner(before)).x) / stage));
    if (corner == EnvelopeShape::decay) {
        set(Envelope::sustain, 100.0F * y);
    }
}

void EnvelopePage::draw_handles(const Frame& frame, const Rect& area, const EnvelopeShape& shape,
                                const std::optional<Handle>& lively) {
    for (const Corner corner : kBent) {
        const ImVec2 at = middle_of(area, shape, corner);
        const float width = shape.corner(corner).x - shape.corner(static_cast<Corner>(corner - 1)).x;
        if (width * area.width() > frame.px(24.0F)) {
            const bool is_lively = lively == Handle{corner, true};
            frame.draw->AddCircleFilled(at, frame.px(3.5F), theme::kWell, 20);
            frame.draw->AddCircle(at, frame.px(3.5F), is_lively ? theme::kAccent : theme::kMuted, 20,
                                  std::max(1.3F * frame.scale(), 1.0F));
        }
    }
    for (const Corner corner : kHandles) {
        const ImVec2 at = on(area, shape.corner(corner));
        corners_[corner] = at;
        const bool is_lively = lively == Handle{corner, false};
        frame.draw->AddCircleFilled(at, frame.px(is_lively ? 6.5F : 4.5F), theme::kWell, 24);
        frame.draw->AddCircleFilled(at, frame.px(is_lively ? 5.5F : 3.5F), is_lively ? theme::kAccent : theme::kText,
                                    24);
    }
}

}  // namespace refrain::ui
