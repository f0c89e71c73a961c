#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "ui/controls/overlay.hpp"
#include "ui/controls/text_field.hpp"
#include "ui/files/folder_view.hpp"

namespace refrain::ui {

/// Asks for a file: a path to type (Tab completes it), what is in its folder to click, and in one line why it could not
/// be opened or saved. Asks before it writes over another file.
class FileDialog final : public OverlayPage {
public:
    enum class Purpose { open, save };

    /// `start` is the text to begin with: a folder with its slash, or a file.
    FileDialog(Purpose purpose, const std::string& start);

    [[nodiscard]] ImVec2 size(const Frame& frame) const override;
    bool draw(Frame& frame, const Rect& inside) override;
    [[nodiscard]] bool typing() const override { return field_.active(); }

private:
    void list(Frame& frame, const Rect& place);
    void path_field(Frame& frame, const Rect& place);
    /// True when it is done.
    bool act(Frame& frame);
    bool buttons(Frame& frame, const Rect& place);

    Purpose purpose_;
    TextField field_;
    std::filesystem::path listed_;  // the folder whose entries these are
    std::vector<FolderEntry> entries_;
    std::size_t first_ = 0;  // entry at the top of the list
    std::string complaint_;
    bool asks_ = false;    // whether to write over what is there
    bool wanted_ = false;  // Enter came, or a file was double-clicked
    bool fresh_ = true;
};

/// Opens the dialog in the middle of the window, where the patch's file is or the player's own patches are.
void open_file_dialog(Frame& frame, FileDialog::Purpose purpose);

}  // namespace refrain::ui
