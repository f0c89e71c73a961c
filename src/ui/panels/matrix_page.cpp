#include "ui/panels/matrix_page.hpp"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <tuple>

#include "ui/controls/button.hpp"
#include "ui/controls/choice.hpp"
#include "ui/controls/controls.hpp"
#include "ui/modulation/routing.hpp"
#include "ui/modulation/target_list.hpp"

namespace refrain::ui {
namespace {

constexpr float kLine = 23.0F;

std::vector<PickList::Row> source_rows(bool as_scaler) {
    std::vector<PickList::Row> rows;
    for (std::size_t i = as_scaler ? 0 : 1; i < patch::kSources; ++i) {
        const auto source = static_cast<patch::Source>(i);
        if (!as_scaler || !is_audio_rate(source)) {
            rows.push_back({.text = source == patch::Source::none ? "not scaled" : source_title(source)});
        }
    }
    return rows;
}

// A route may become one that may not be, which the patch would drop: then the player reads why.
void change(Frame& frame, std::size_t index, const patch::Route& route) {
    const patch::Parameter& target = patch::parameter(route.target);
    if (!is_allowed(route.source, target.modulation)) {
        frame.controls.notice.say(frame, source_title(route.source) + " may not move " + full_name(target) + '.');
        return;
    }
    frame.model.set_route(index, route);
}

void add_route(Frame& frame, const Rect& anchor) {
    frame.controls.overlay.open(
        "new route", anchor,
        std::make_unique<PickList>(source_rows(false), PickList::kNone, [anchor](Frame& f, std::size_t row) {
            const auto source = static_cast<patch::Source>(row + 1);
            auto list = std::make_shared<TargetList>(source);
            f.controls.overlay.open(
                "targets", anchor,
                std::make_unique<PickList>(list->rows, PickList::kNone, [list, source](Frame& g, std::size_t target) {
                    connect(g, source, *list->targets[target]);
                }));
        }));
}

}  // namespace

MatrixPage::Columns MatrixPage::columns(const Frame& frame, const Rect& row) {
    const float gap = frame.px(6.0F);
    const float remove = frame.px(22.0F);
    const float room = row.width() - 5.0F * gap - remove;
    float x = row.min.x;
    const auto next = [&](float share) {
        const Rect place{{std::round(x), row.min.y}, {std::round(x + share * room), row.max.y}};
        x += share * room + gap;
        return place;
    };
    Columns c;
    c.source = next(0.205F);
    c.target = next(0.285F);
    c.amount = next(0.185F);
    c.curve = next(0.145F);
    c.scaler = next(0.18F);
    c.remove = {{row.max.x - remove, row.min.y}, row.max};
    return c;
}

void MatrixPage::draw(Frame& frame, const Rect& place) {
    const float height = frame.px(kLine);
    const Rect bar = place.right(frame.px(8.0F));
    const Rect rest = place.without_right(frame.px(14.0F));
    head(frame, rest.top(frame.px(18.0F)));
    const Rect lines = rest.without_top(frame.px(20.0F));
    const auto visible = std::max<std::size_t>(static_cast<std::size_t>(lines.height() / height), 2) - 1;
    const std::vector<std::size_t> routes = sorted(frame);
    const Rect whole = lines.without_bottom(height);
    scroll(frame, bar, whole, routes.size(), visible);
    for (std::size_t i = first_; i < std::min(first_ + visible, routes.size()); ++i) {
        const float y = lines.min.y + height * static_cast<float>(i - first_);
        line(frame, routes[i], {{lines.min.x, y}, {lines.max.x, y + height - frame.px(3.0F)}});
    }
    const std::size_t shown = std::min(visible, routes.size() - std::min(first_, routes.size()));
    const float y = lines.min.y + height * static_cast<float>(shown);
    const Rect foot{{lines.min.x, y}, {lines.max.x, y + height - frame.px(3.0F)}};
    const Columns c = columns(frame, foot);
    if (button(frame, "matrix.add", c.source, "+ Add route", {.help = "Chooses a source and what it moves."})) {
        add_route(frame, c.source);
    }
    frame.text(Type::small, {{c.target.min.x, foot.min.y}, foot.max}, theme::kFaint,
               std::to_string(routes.size()) + " of " + std::to_string(patch::kRoutes) + " routes in use");
}

void MatrixPage::head(Frame& frame, const Rect& row) {
    const Columns c = columns(frame, row);
    const auto title = [&](const char* name, const Rect& place, const char* text, bool sorted_by) {
        const bool clicked = pressed(frame, name, place);
        frame.text(Type::small, place, sorted_by ? theme::kText : theme::kMuted,
                   sorted_by ? std::string(text) + " \u2193" : std::string(text));
        frame.ring(name, place);
        frame.tooltip(name, "Sorts the routes by it.");
        return clicked;
    };
    if (title("matrix.by_source", c.source, "Source", !by_target_)) {
        by_target_ = false;
    }
    if (title("matrix.by_target", c.target, "Target", by_target_)) {
        by_target_ = true;
    }
    frame.text(Type::small, c.amount, theme::kMuted, "Amount");
    frame.text(Type::small, c.curve, theme::kMuted, "Curve");
    frame.text(Type::small, c.scaler, theme::kMuted, "Scaled by");
}

std::vector<std::size_t> MatrixPage::sorted(const Frame& frame) const {
    std::vector<std::size_t> routes = used_routes(frame.model.patch());
    const auto rank = [&](std::size_t index) {
        const patch::Route& route = frame.model.patch().routes()[index];
        const auto source = static_cast<std::size_t>(route.source);
        const std::size_t target = patch::index_of(route.target);
        return by_target_ ? std::tuple(target, source, index) : std::tuple(source, target, index);
    };
    std::sort(routes.begin(), routes.end(), [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
    return routes;
}

void MatrixPage::line(Frame& frame, std::size_t index, const Rect& row) {
    const Columns c = columns(frame, row);
    const patch::Route route = frame.model.patch().routes()[index];
    const std::string name = "route " + std::to_string(index);
    const auto source = static_cast<std::size_t>(route.source);
    choice_box(frame, name + " source", c.source,
               {.text = source_title(route.source),
                .rows = [] { return source_rows(false); },
                .chosen = source - 1,
                .pick =
                    [index, route](Frame& f, std::size_t picked) {
                        patch::Route next = route;
                        next.source = static_cast<patch::Source>(picked + 1);
                        change(f, index, next);
                    },
                .help = "What moves the target."});
    const auto targets = std::make_shared<TargetList>(route.source);
    const std::string title = full_name(patch::parameter(route.target));
    choice_box(frame, name + " target", c.target,
               {.text = title,
                .rows = [targets] { return targets->rows; },
                .chosen = targets->row_of(route.target),
                .pick =
                    [index, route, targets](Frame& f, std::size_t picked) {
                        patch::Route next = route;
                        next.target = *targets->targets[picked];
                        change(f, index, next);
                    },
                .help = title});
    RouteValue amount(frame.model, index, &patch::Route::amount);
    frame.controls.sliders.bar(frame, name + " amount", amount, c.amount, "How far, of the target's whole slider.");
    RouteValue curve(frame.model, index, &patch::Route::curve);
    frame.controls.sliders.bar(frame, name + " curve", curve, c.curve,
                               "Bends the source: up, it acts early; down, late; 0 % is straight.");
    choice_box(frame, name + " scaler", c.scaler,
               {.text = route.scaler == patch::Source::none ? std::string("\u2013") : source_title(route.scaler),
                .rows = [] { return source_rows(true); },
                .chosen = static_cast<std::size_t>(route.scaler),
                .pick =
                    [index, route](Frame& f, std::size_t picked) {
                        patch::Route next = route;
                        next.scaler = static_cast<patch::Source>(picked);
                        change(f, index, next);
                    },
                .help = "A second source that turns the route up and down.",
                .muted = route.scaler == patch::Source::none});
    if (button(frame, name + " remove", c.remove, "\u00D7", {.help = "Removes this route."})) {
        frame.model.set_route(index, {});
    }
}

void MatrixPage::scroll(Frame& frame, const Rect& bar, const Rect& whole, std::size_t lines, std::size_t visible) {
    const std::size_t hidden = lines > visible ? lines - visible : 0;
    if (hidden == 0) {
        first_ = 0;
        return;
    }
    constexpr const char* kName = "matrix.scroll";
    std::ptrdiff_t to = static_cast<std::ptrdiff_t>(first_);
    frame.focus.add(kName, bar);
    for (const KeyPress& press : frame.focus.presses_for(kName)) {
        to += press.key == GLFW_KEY_DOWN ? 1 : press.key == GLFW_KEY_UP ? -1 : 0;
        to += press.key == GLFW_KEY_PAGE_DOWN ? std::ptrdiff_t(visible) : 0;
        to -= press.key == GLFW_KEY_PAGE_UP ? std::ptrdiff_t(visible) : 0;
    }
    hit_area(kName, bar);
    const ImGuiIO& io = ImGui::GetIO();
    const float share = static_cast<float>(visible) / static_cast<float>(lines);
    if (ImGui::IsItemActive()) {
        const float hand = (io.MousePos.y - whole.min.y) / whole.height() - 0.5F * share;
        to = std::lround(hand * static_cast<float>(lines));
    }
    // The wheel belongs to bars and boxes that it hovers with Shift only where they do not take it themselves.
    if (bar.contains(io.MousePos) || whole.grown(0.0F).contains(io.MousePos)) {
        to -= ImGui::IsAnyItemHovered() && !bar.contains(io.MousePos) ? 0 : std::lround(io.MouseWheel);
    }
    first_ = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(to, 0, static_cast<std::ptrdiff_t>(hidden)));
    const float top = whole.min.y + whole.height() * static_cast<float>(first_) / static_cast<float>(lines);
    const Rect thumb{{bar.min.x + frame.px(1.0F), top}, {bar.max.x - frame.px(1.0F), top + whole.height() * share}};
    frame.draw->AddRectFilled({thumb.min.x, whole.min.y}, {thumb.max.x, whole.max.y}, theme::kRaised, frame.px(3.0F));
    frame.draw->AddRectFilled(thumb.min, thumb.max, theme::kFaint, frame.px(3.0F));
    frame.ring(kName, bar);
}

}  // namespace refrain::ui
