#pragma once

#include <memory>
#include <string>

#include "ui/frame.hpp"

namespace refrain::ui {

/// What lies over the panels for a while: a list, a menu, a dialog.
class OverlayPage {
public:
    OverlayPage() = default;
    OverlayPage(const OverlayPage&) = delete;
    OverlayPage& operator=(const OverlayPage&) = delete;
    virtual ~OverlayPage() = default;

    /// Its size now, in window coordinates.
    [[nodiscard]] virtual ImVec2 size(const Frame& frame) const = 0;
    /// Draws itself into `inside`; false when it is done. It may open another page in its place.
    virtual bool draw(Frame& frame, const Rect& inside) = 0;
    /// It has a text field with the keyboard in it.
    [[nodiscard]] virtual bool typing() const { return false; }
};

/// The one place for such pages. Escape and a click elsewhere close what is open.
class Overlay {
public:
    /// Below `anchor`, or above where there is no room; an empty anchor is the middle of the window.
    void open(std::string name, const Rect& anchor, std::unique_ptr<OverlayPage> page);

    /// Draws what is open. Once a picture, after all panels.
    void draw(Frame& frame);

    /// What is open, or empty.
    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] bool is_open() const { return page_ != nullptr || next_ != nullptr; }
    [[nodiscard]] bool typing() const { return page_ != nullptr && page_->typing(); }
    /// Where it was drawn last.
    [[nodiscard]] const Rect& place() const { return place_; }

private:
    [[nodiscard]] Rect arranged(const Frame& frame) const;
    void closed(Frame& frame);

    std::string name_;
    Rect anchor_;
    Rect place_;
    std::unique_ptr<OverlayPage> page_;
    std::unique_ptr<OverlayPage> next_;
};

}  // namespace refrain::ui
