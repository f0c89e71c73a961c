#include "ui/files/file_dialog.hpp"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <system_error>
#include <utility>

#include "ui/controls/button.hpp"
#include "ui/controls/controls.hpp"

namespace refrain::ui {
namespace {

constexpr float kRow = 22.0F;

bool is_folder(const std::filesystem::path& path) {
    std::error_code error;
    return std::filesystem::is_directory(path, error);
}

bool is_there(const std::filesystem::path& path) {
    std::error_code error;
    return std::filesystem::exists(path, error);
}

bool same_file(const std::filesystem::path& a, const std::filesystem::path& b) {
    std::error_code error;
    return a == b || std::filesystem::equivalent(a, b, error);
}

std::string starting_text(const Frame& frame, FileDialog::Purpose purpose) {
    const std::filesystem::path file = frame.model.patch_file();
    if (!file.empty()) {
        return purpose == FileDialog::Purpose::save ? file.string() : (file.parent_path() / "").string();
    }
    const std::string home = with_home("~/");
    const std::string folder = home.front() == '~' ? std::string("./") : home;
    return purpose == FileDialog::Purpose::save ? folder + frame.model.patch().name + std::string(kPatchExtension)
                                                : folder;
}

}  // namespace

FileDialog::FileDialog(Purpose purpose, const std::string& start) : purpose_(purpose) {
    field_.open(start);
}

ImVec2 FileDialog::size(const Frame& frame) const {
    return {frame.px(560.0F), frame.px(432.0F)};
}

bool FileDialog::draw(Frame& frame, const Rect& inside) {
    const bool opens = purpose_ == Purpose::open;
    frame.text(Type::body, inside.top(frame.px(20.0F)), theme::kText, opens ? "Open a patch" : "Save the patch");
    Rect rest = inside.without_top(frame.px(28.0F));
    path_field(frame, rest.top(frame.px(28.0F)));
    rest = rest.without_top(frame.px(36.0F));
    const Rect foot = rest.bottom(frame.px(28.0F));
    const Rect line = rest.without_bottom(frame.px(32.0F)).bottom(frame.px(20.0F));
    list(frame, rest.without_bottom(frame.px(60.0F)));
    frame.text(Type::small, line, asks_ || !complaint_.empty() ? theme::kAlarm : theme::kFaint,
               asks_                ? "That file is there already. Write over it?"
               : complaint_.empty() ? "Tab completes the path, Enter takes it."
                                    : complaint_);
    if (!complaint_.empty()) {
        hit_area("file.complaint", line);
        frame.tooltip("file.complaint", complaint_);
    }
    return !buttons(frame, foot);
}

void FileDialog::path_field(Frame& frame, const Rect& place) {
    frame.focus.add("file.path", place);
    const auto presses = frame.focus.presses_for("file.path");
    if (!field_.active() &&
        std::any_of(presses.begin(), presses.end(), [](const KeyPress& p) { return p.key == GLFW_KEY_ENTER; })) {
        field_.open(field_.text());
    }
    const bool fresh = std::exchange(fresh_, false);
    const std::string before = field_.text();
    const bool was_typing = field_.active();
    const TextField::Event event = field_.draw(frame, "file.text", place);
    if (field_.text() != before) {
        asks_ = false;
        complaint_.clear();
    }
    if (was_typing && !fresh && frame.heard(GLFW_KEY_TAB)) {
        field_.replace(completed(field_.text(), kPatchExtension));
    }
    wanted_ = wanted_ || (event == TextField::Event::entered && !fresh);
    frame.ring("file.path", place);
    const std::filesystem::path folder = folder_of(field_.text());
    if (folder != listed_) {
        listed_ = folder;
        entries_ = entries_of(folder, kPatchExtension);
        first_ = 0;
    }
}

void FileDialog::list(Frame& frame, const Rect& place) {
    frame.well(place);
    const Rect inside = place.grown(-frame.px(4.0F));
    const auto rows = static_cast<std::size_t>(inside.height() / frame.px(kRow));
    const std::size_t count = entries_.size() + 1;  // the way up comes first
    const std::size_t hidden = count > rows ? count - rows : 0;
    if (place.contains(ImGui::GetIO().MousePos)) {
        const auto to = static_cast<std::ptrdiff_t>(first_) - 3 * std::lround(ImGui::GetIO().MouseWheel);
        first_ = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(to, 0, static_cast<std::ptrdiff_t>(hidden)));
    }
    const std::string folder = folder_of(field_.text()).string();
    for (std::size_t i = first_; i < std::min(first_ + rows, count); ++i) {
        const float y = inside.min.y + frame.px(kRow) * static_cast<float>(i - first_);
        const Rect row{{inside.min.x, y}, {inside.max.x, y + frame.px(kRow)}};
        const FolderEntry entry = i == 0 ? FolderEntry{.name = "..", .folder = true} : entries_[i - 1];
        const std::string name = "file.entry " + entry.name;
        const bool clicked = pressed(frame, name, row);
        if (ImGui::IsItemHovered()) {
            frame.draw->AddRectFilled(row.min, row.max, theme::kHovered, frame.px(theme::kSmallRounding));
        }
        frame.text(Type::small, row.grown(-frame.px(4.0F)), entry.folder ? theme::kMuted : theme::kText,
                   entry.folder ? entry.name + '/' : entry.name);
        frame.ring(name, row);
        if (ImGui::IsItemHovered() && ImGui::IsMouseDoubleClicked(0) && !entry.folder) {
            wanted_ = true;
        }
        if (clicked) {
            const std::filesystem::path up = (std::filesystem::path(folder) / "..").lexically_normal();
            field_.open(i == 0 ? (up / "").string() : folder + entry.name + (entry.folder ? "/" : ""));
            asks_ = false;
            complaint_.clear();
            return;
        }
    }
    if (entries_.empty()) {
        frame.text(Type::small, place, theme::kFaint, "no patches here", Align::centre);
    }
    if (hidden > 0) {
        const float share = static_cast<float>(rows) / static_cast<float>(count);
        const float top = inside.min.y + inside.height() * static_cast<float>(first_) / static_cast<float>(count);
        frame.draw->AddRectFilled({inside.max.x - frame.px(4.0F), top}, {inside.max.x, top + inside.height() * share},
                                  theme::kFaint, frame.px(2.0F));
    }
}

bool FileDialog::buttons(Frame& frame, const Rect& place) {
    const float width = frame.px(112.0F);
    const Rect second = place.without_right(width + frame.px(8.0F)).right(width);
    if (asks_) {
        if (button(frame, "file.keep", place.right(width), "Keep it")) {
            asks_ = false;
        }
        wanted_ = false;
        return button(frame, "file.replace", second, "Write over", {.alarm = true}) && act(frame);
    }
    if (button(frame, "file.cancel", place.right(width), "Cancel")) {
        return true;
    }
    const bool go = button(frame, "file.go", second, purpose_ == Purpose::open ? "Open" : "Save");
    return (std::exchange(wanted_, false) || go) && act(frame);
}

bool FileDialog::act(Frame& frame) {
    const std::string typed = with_home(field_.text());
    std::filesystem::path file = typed;
    if (typed.empty() || is_folder(file)) {
        if (!typed.empty() && typed.back() != '/') {
            field_.open(typed + '/');
        } else {
            complaint_ = "Choose a file, or type its name.";
            field_.open(field_.text());
        }
        return false;
    }
    if (purpose_ == Purpose::save) {
        if (file.extension().empty()) {
            file += kPatchExtension;
        }
        if (!asks_ && is_there(file) && !same_file(file, frame.model.patch_file())) {
            asks_ = true;
            return false;
        }
    }
    const auto done = purpose_ == Purpose::open ? frame.model.open_patch(file) : frame.model.save_patch(file);
    asks_ = false;
    if (!done) {
        complaint_ = done.error();
        field_.open(field_.text());
        return false;
    }
    return true;
}

void open_file_dialog(Frame& frame, FileDialog::Purpose purpose) {
    frame.controls.overlay.open("file", Rect{}, std::make_unique<FileDialog>(purpose, starting_text(frame, purpose)));
}

}  // namespace refrain::ui
