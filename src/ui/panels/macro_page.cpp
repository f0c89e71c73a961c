#include <string>

#include "ui/controls/button.hpp"
#include "ui/controls/choice.hpp"
#include "ui/layout.hpp"
#include "ui/modulation/routing.hpp"
#include "ui/modulation/source_chip.hpp"
#include "ui/panels/modulator_panel.hpp"

namespace refrain::ui {
namespace {

void targets(Frame& frame, patch::Source source, Rect place) {
    const float line = frame.px(18.0F);
    bool any = false;
    for (const std::size_t index : used_routes(frame.model.patch())) {
        const patch::Route& route = frame.model.patch().routes()[index];
        if (route.source != source || place.height() < line) {
            continue;
        }
        any = true;
        const Rect row = place.top(line);
        frame.text(Type::small, row, theme::kText, amount_text(route.amount), Align::right);
        frame.text(Type::small, row.without_right(frame.px(44.0F)), theme::kMuted,
                   full_name(patch::parameter(route.target)));
        place = place.without_top(line);
    }
    if (!any) {
        frame.text(Type::small, place.top(line), theme::kFaint, "moves nothing yet");
    }
}

}  // namespace

void macro_page(Frame& frame, const Rect& place) {
    const Grid grid{.area = place, .columns = 4, .gap = frame.px(16.0F), .pitch = 0.0F, .height = place.height()};
    for (std::size_t i = 0; i < patch::kMacros; ++i) {
        const Rect column = grid.cell(i, 0);
        const auto source = static_cast<patch::Source>(static_cast<std::size_t>(patch::Source::macro_1) + i);
        const std::string number = std::to_string(i + 1);
        control(frame, id(patch::Macro::value, i), column.top(frame.px(36.0F)), "Macro " + number);
        const Rect rest = column.without_top(frame.px(44.0F));
        if (const Rect row = rest.top(frame.px(24.0F));
            button(frame, "macro.route" + number, row, "Route\u2026", {.help = "Chooses what this macro moves."})) {
            open_target_list(frame, source, row);
        }
        targets(frame, source, rest.without_top(frame.px(30.0F)));
    }
}

}  // namespace refrain::ui
