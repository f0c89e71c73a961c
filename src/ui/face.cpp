#include "ui/face.hpp"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include "ui/layout.hpp"
#include "ui/panels.hpp"

namespace refrain::ui {
namespace {

constexpr double kBlinkSeconds = 0.1;

}  // namespace

void Face::play(Model& model, const std::vector<Input::PlayKey>& keys) {
    for (const Input::PlayKey& key : keys) {
        if (!key.down) {
            hand_.release(model, held_, key.key);
        } else if (!sliders_.typing() && !key.modified && !hand_.press(model, held_, key.key)) {
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
    const bool typing = sliders_.typing();
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
    Frame frame(fonts, scale, model, readings_, focus_, input, held_, hand_);
    const Layout layout = arrange(width, height, scale);
    header_panel(frame, sliders_, layout.header);
    harmonics_.draw(frame, layout.harmonics);
    wave_panel(frame, layout.wave);
    oscillator_panel(frame, sliders_, layout.oscillator);
    amplitude_.draw(frame, sliders_, layout.amplitude);
    performance_panel(frame, sliders_, layout.performance);
    scope_panel(frame, layout.scope);
    table_life_panel(frame, layout.life);
    midi_.draw(frame, layout.midi);
    keyboard_.draw(frame, layout.keys);
    ImGui::End();
    return sliders_.typing() ? input.now_s + kBlinkSeconds : frame.wake_s;
}

}  // namespace refrain::ui
