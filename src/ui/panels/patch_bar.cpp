#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "ui/controls/button.hpp"
#include "ui/controls/controls.hpp"
#include "ui/controls/pick_list.hpp"
#include "ui/controls/question.hpp"
#include "ui/files/file_dialog.hpp"
#include "ui/panels/header_panel.hpp"

namespace refrain::ui {
namespace {

// Does it, after asking when unsaved changes would be lost.
void replace_patch(Frame& frame, const Rect& anchor, const std::string& by, std::function<void(Frame&)> act) {
    if (!frame.model.patch_modified()) {
        act(frame);
        return;
    }
    frame.controls.overlay.open(
        "question", anchor,
        std::make_unique<Question>("\u201C" + frame.model.patch().name + "\u201D has changes that are not saved.", by,
                                   "Keep editing", std::move(act)));
}

void open_file(Frame& frame, const std::filesystem::path& file) {
    if (const auto opened = frame.model.open_patch(file); !opened) {
        frame.controls.notice.say(frame, opened.error());
    }
}

void patch_list(Frame& frame, const Rect& anchor) {
    const auto& factory = frame.model.factory_patches();
    std::map<std::string, std::vector<PatchListing>> categories;
    for (const PatchListing& listing : factory) {
        categories[listing.category.empty() ? "Other" : listing.category].push_back(listing);
    }
    std::vector<PickList::Row> rows;
    std::vector<std::filesystem::path> files;
    std::size_t chosen = PickList::kNone;
    for (const auto& [category, listings] : categories) {
        rows.push_back({.text = category, .heading = true});
        files.emplace_back();
        for (const PatchListing& listing : listings) {
            if (listing.file == frame.model.patch_file()) {
                chosen = rows.size();
            }
            rows.push_back({.text = listing.name});
            files.push_back(listing.file);
        }
    }
    if (rows.empty()) {
        frame.controls.notice.say(frame, "No patches came with this program: open one with Open\u2026");
        return;
    }
    frame.controls.overlay.open(
        "patches", anchor,
        std::make_unique<PickList>(std::move(rows), chosen, [files, anchor](Frame& f, std::size_t row) {
            replace_patch(f, anchor, "Open anyway", [file = files[row]](Frame& g) { open_file(g, file); });
        }));
}

void step_patch(Frame& frame, const Rect& anchor, std::ptrdiff_t by) {
    const auto& factory = frame.model.factory_patches();
    if (factory.empty()) {
        return;
    }
    const auto found = std::find_if(factory.begin(), factory.end(),
                                    [&](const PatchListing& l) { return l.file == frame.model.patch_file(); });
    const auto count = static_cast<std::ptrdiff_t>(factory.size());
    const std::ptrdiff_t from = found == factory.end() ? (by > 0 ? -1 : 0) : found - factory.begin();
    const auto to = static_cast<std::size_t>((from + by + count) % count);
    replace_patch(frame, anchor, "Open anyway", [file = factory[to].file](Frame& f) { open_file(f, file); });
}

void name_button(Frame& frame, const Rect& place) {
    constexpr const char* kName = "patch.list";
    const bool clicked = pressed(frame, kName, place);
    frame.draw->AddRectFilled(place.min, place.max, ImGui::IsItemHovered() ? theme::kHovered : theme::kRaised,
                              frame.px(theme::kSmallRounding));
    const ImVec2 tip{place.max.x - frame.px(12.0F), std::round(place.centre().y) + frame.px(2.0F)};
    const float arm = frame.px(3.5F);
    const ImVec2 arrow[3] = {{tip.x - arm, tip.y - arm}, tip, {tip.x + arm, tip.y - arm}};
    frame.draw->AddPolyline(arrow, 3, theme::kMuted, 0, std::max(1.3F * frame.scale(), 1.0F));
    const std::string name = frame.model.patch().name + (frame.model.patch_modified() ? " *" : "");
    frame.text(Type::body, place.without_left(frame.px(10.0F)).without_right(frame.px(22.0F)), theme::kText, name);
    frame.ring(kName, place);
    const std::string file = frame.model.patch_file().string();
    frame.tooltip(kName, name + '\n' + (file.empty() ? std::string("not saved yet") : file) +
                             (frame.model.patch_modified() ? "\n* has changes that are not saved" : "") +
                             "\nClick for the sounds that come with the program.");
    if (clicked) {
        patch_list(frame, place);
    }
}

void save(Frame& frame) {
    if (frame.model.patch_file().empty()) {
        open_file_dialog(frame, FileDialog::Purpose::save);
    } else if (const auto saved = frame.model.save_patch(frame.model.patch_file()); !saved) {
        frame.controls.notice.say(frame, saved.error());
    }
}

}  // namespace

Rect patch_bar(Frame& frame, const Rect& row) {
    float x = row.min.x;
    const auto next = [&](float width) {
        const Rect place{{x, row.min.y}, {x + frame.px(width), row.max.y}};
        x = place.max.x + frame.px(4.0F);
        return place;
    };
    if (const Rect place = next(24.0F);
        button(frame, "patch.previous", place, "\u2190", {.help = "The patch before this one in the list."})) {
        step_patch(frame, place, -1);
    }
    name_button(frame, next(160.0F));
    if (const Rect place = next(24.0F);
        button(frame, "patch.next", place, "\u2192", {.help = "The patch behind this one in the list."})) {
        step_patch(frame, place, 1);
    }
    if (const Rect place = next(44.0F);
        button(frame, "patch.new", place, "New", {.help = "A plain saw to begin with."})) {
        replace_patch(frame, place, "Begin anew", [](Frame& f) { f.model.set_patch(patch::Patch()); });
    }
    if (const Rect place = next(56.0F);
        button(frame, "patch.open", place, "Open\u2026", {.help = "Opens a patch from a file."})) {
        replace_patch(frame, place, "Open anyway", [](Frame& f) { open_file_dialog(f, FileDialog::Purpose::open); });
    }
    if (button(frame, "patch.save", next(48.0F), "Save", {.help = "Saves the patch to its file."})) {
        save(frame);
    }
    if (button(frame, "patch.save_as", next(72.0F), "Save as\u2026", {.help = "Saves the patch to another file."})) {
        open_file_dialog(frame, FileDialog::Purpose::save);
    }
    return row.without_left(x - row.min.x + frame.px(12.0F));
}

}  // namespace refrain::ui
