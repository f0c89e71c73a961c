#include "ui/face.hpp"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include "ui/layout.hpp"
#include "ui/panels/panels.hpp"

namespace refrain::ui {
namespace {

constexpr double kBlinkSeconds = 0.1;

}  // namespace

void Face::play(Model& model, const std::vector<Input::PlayKey>& keys) {
    for (const Input::PlayKey& key : keys) {
        if (!key.down) {
            hand_.release(model, held_, key.key);
        } else if (!controls_.typing() && !key.modified && !hand_.press(model, held_, key.key)) {
            if (key.key == GLFW_KEY_MINUS || key.key == GLFW_KEY_EQUAL) {
                hand_.shift_octave(key.key == GLFW_KEY_MINUS ? -1 : 1);
            }
        }
    }
}

void Face::release_keys(Model& model) {
    hand_.release_all(model, held_);
    held_.release_all(model);
    keyboard_.let_go();
}

double Face::draw(Model& model, const Input& input, const Fonts& fonts, float width, float height, float scale) {
    // While a value is typed the keys belong to the text field: no notes, no moves.
    const bool typing = controls_.typing();
    if (typing) {
        hand_.release_all(model, held_);
    }
    focus_.begin_frame(typing ? std::vector<KeyPress>{} : input.presses);

    ImGui::SetNextWindowPos({0.0F, 0.0F});
    ImGui::SetNextWindowSize({width, height});
    ImGui::Begin("Refrain", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoBringToFrontOnFocus |
                     ImGuiWindowFlags_NoNav);
    Frame frame(fonts, {{0.0F, 0.0F}, {width, height}}, scale, model, readings_, focus_, input, held_, hand_,
                controls_);
    panels(frame);
    controls_.carry.draw(frame);
    controls_.overlay.draw(frame);
    controls_.notice.draw(frame);
    ImGui::End();
    return controls_.typing() ? input.now_s + kBlinkSeconds : frame.wake_s;
}

void Face::panels(Frame& frame) {
    const Layout layout = arrange(frame.window.width(), frame.window.height(), frame.scale());
    header_.draw(frame, layout.header);
    sources_.draw(frame, layout.sources);
    filters_.draw(frame, layout.filters);
    effects_.draw(frame, layout.effects);
    harmonics_.draw(frame, sources_.oscillator(), layout.harmonics);
    modulators_.draw(frame, layout.modulators);
    hands_panel(frame, layout.hands);
    keyboard_.draw(frame, layout.keys);
    scope_.draw(frame, layout.scope);
    table_life_panel(frame, layout.life);
}

}  // namespace refrain::ui
