#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ui/controls/choice.hpp"
#include "ui/layout.hpp"
#include "ui/panels/source_panel.hpp"
#include "wavetable/factory.hpp"

namespace refrain::ui {
namespace {

Grid grid_in(const Frame& frame, const Rect& place) {
    // Six rows, further apart where there is more room.
    const float pitch = std::min(std::max(place.height() / 6.0F, frame.px(39.0F)), frame.px(64.0F));
    return {.area = place, .columns = 5, .gap = frame.px(12.0F), .pitch = pitch, .height = frame.px(36.0F)};
}

void heading(const Frame& frame, const Grid& grid, std::size_t row, std::string_view text) {
    const Rect place = grid.cell(0, row, 5);
    frame.text(Type::body, place.bottom(frame.px(24.0F)), theme::kText, text);
}

/// The tables that come with the program, under their categories.
std::vector<PickList::Row> table_rows() {
    std::vector<PickList::Row> rows;
    std::string_view category;
    for (const wavetable::FactoryTable& table : wavetable::factory_tables()) {
        if (std::exchange(category, table.category) != table.category) {
            rows.push_back({.text = std::string(table.category), .heading = true});
        }
        rows.push_back({.text = std::string(table.name)});
    }
    return rows;
}

void table_choice(Frame& frame, std::size_t oscillator, const Rect& place) {
    const std::string& name = frame.model.patch().table(oscillator)->name;
    const std::vector<PickList::Row> rows = table_rows();
    const auto found = std::find_if(rows.begin(), rows.end(),
                                    [&](const PickList::Row& row) { return !row.heading && row.text == name; });
    choice_box(
        frame, "table.choice", place,
        {.text = name.empty() ? std::string_view("drawn") : std::string_view(name),
         .rows = table_rows,
         .chosen = found == rows.end() ? PickList::kNone : static_cast<std::size_t>(found - rows.begin()),
         .pick = [oscillator](Frame& f, std::size_t row) { f.model.choose_table(oscillator, table_rows()[row].text); },
         .help = "The table that the oscillator reads."});
}

}  // namespace

void oscillator_page(Frame& frame, std::size_t oscillator, const Rect& place) {
    using patch::Osc;
    const Grid grid = grid_in(frame, place);
    Rect view = grid.cell(0, 0, 2);
    view.max.y = grid.cell(0, 3).max.y;
    table_choice(frame, oscillator, view.bottom(frame.px(22.0F)));
    view = view.without_bottom(frame.px(26.0F));
    table_view(frame, oscillator, view);
    struct Cell {
        Osc which;
        std::size_t column, row;
        const char* label = "";
    };
    static constexpr std::array<Cell, 22> kCells{{{Osc::position, 2, 0},
                                                  {Osc::level, 3, 0},
                                                  {Osc::pan, 4, 0},
                                                  {Osc::coarse, 2, 1},
                                                  {Osc::fine, 3, 1},
                                                  {Osc::ratio, 4, 1},
                                                  {Osc::shift, 2, 2},
                                                  {Osc::keytrack, 3, 2},
                                                  {Osc::destination, 4, 2},
                                                  {Osc::phase, 2, 3},
                                                  {Osc::phase_mode, 3, 3},
                                                  {Osc::stack, 4, 3},
                                                  {Osc::unison, 0, 4},
                                                  {Osc::detune, 1, 4},
                                                  {Osc::spread, 2, 4},
                                                  {Osc::blend, 3, 4},
                                                  {Osc::width, 4, 4},
                                                  {Osc::warp, 0, 5},
                                                  {Osc::warp_amount, 1, 5, "Warp by"},
                                                  {Osc::modulation, 2, 5},
                                                  {Osc::modulator, 3, 5},
                                                  {Osc::modulation_amount, 4, 5}}};
    for (const Cell& cell : kCells) {
        control(frame, id(cell.which, oscillator), grid.cell(cell.column, cell.row), cell.label);
    }
}

void sub_and_noise_page(Frame& frame, const Rect& place) {
    using patch::Noise;
    using patch::Sub;
    const Grid grid = grid_in(frame, place);
    heading(frame, grid, 0, "Sub-oscillator");
    std::size_t column = 0;
    for (const Sub which : {Sub::shape, Sub::octave, Sub::level, Sub::pan, Sub::destination}) {
        control(frame, id(which), grid.cell(column++, 1));
    }
    heading(frame, grid, 2, "Noise");
    column = 0;
    for (const Noise which : {Noise::colour, Noise::level, Noise::pan, Noise::destination}) {
        control(frame, id(which), grid.cell(column++, 3));
    }
}

void play_page(Frame& frame, const Rect& place) {
    using patch::Play;
    const Grid grid = grid_in(frame, place);
    const auto row = [&](std::size_t at, std::initializer_list<Play> all) {
        std::size_t column = 0;
        for (const Play which : all) {
            control(frame, id(which), grid.cell(column++, at));
        }
    };
    heading(frame, grid, 0, "Keys");
    row(1, {Play::voices, Play::mode, Play::priority, Play::velocity, Play::bend_range});
    heading(frame, grid, 2, "Glide");
    row(3, {Play::glide, Play::glide_unit, Play::glide_when});
    heading(frame, grid, 4, "Whole voice");
    row(5, {Play::pitch, Play::amplitude, Play::pan, Play::oversampling});
}

}  // namespace refrain::ui
