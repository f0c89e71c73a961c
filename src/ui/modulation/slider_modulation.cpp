#include "ui/modulation/slider_modulation.hpp"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <cmath>

#include "ui/controls/travel.hpp"
#include "ui/modulation/routing.hpp"

namespace refrain::ui {
namespace {

// The handle in the hand: there is only one hand.
struct Grip {
    std::string name;
    SliderDrag drag;
};

Grip& grip() {
    static Grip the;
    return the;
}

float bar_y(const Frame& frame, const SliderTrack& track) {
    return track.y + track.knob + frame.px(3.0F);
}

ImVec2 handle_of(const Frame& frame, patch::ParameterId id, const SliderTrack& track, float amount) {
    const float travel = patch::travel_of(patch::parameter(id), frame.model.value(id));
    return {track.x_of(std::clamp(travel + amount, 0.0F, 1.0F)), bar_y(frame, track)};
}

void set_amount(Frame& frame, std::size_t index, float amount) {
    patch::Route route = frame.model.patch().routes()[index];
    route.amount = std::clamp(amount, -1.0F, 1.0F);
    frame.model.set_route(index, route);
}

void keys(Frame& frame, std::string_view name, std::size_t index) {
    for (const KeyPress& press : frame.focus.presses_for(name)) {
        const float amount = frame.model.patch().routes()[index].amount;
        const float step = travel_of_step(press.shift ? Step::fine_arrow : Step::arrow);
        if (press.key == GLFW_KEY_RIGHT || press.key == GLFW_KEY_UP) {
            set_amount(frame, index, amount + step);
        } else if (press.key == GLFW_KEY_LEFT || press.key == GLFW_KEY_DOWN) {
            set_amount(frame, index, amount - step);
        } else if (press.key == GLFW_KEY_DELETE || press.key == GLFW_KEY_BACKSPACE) {
            frame.model.set_route(index, {});
            return;
        }
    }
}

}  // namespace

SliderTrack track_of(const Frame& frame, const Rect& place) {
    return {.min_x = place.min.x, .max_x = place.max.x, .y = place.min.y + frame.px(23.0F), .knob = frame.px(5.0F)};
}

void draw_modulation(const Frame& frame, patch::ParameterId id, const SliderTrack& track) {
    const auto reach = reach_of(frame.model.patch(), id);
    if (!reach) {
        return;
    }
    const float y = bar_y(frame, track);
    const float half = std::max(frame.px(1.0F), 0.75F);
    frame.draw->AddRectFilled({track.x_of(reach->low), y - half}, {track.x_of(reach->high), y + half},
                              theme::kModulation, half);
    const std::size_t newest = routes_to(frame.model.patch(), id).back();
    const ImVec2 at = handle_of(frame, id, track, frame.model.patch().routes()[newest].amount);
    const std::string name = std::string(patch::parameter(id).key) + ".amount";
    const bool held = grip().name == name || frame.focus.shows(name);
    frame.draw->AddCircleFilled(at, frame.px(held ? 4.5F : 3.5F), theme::kPanel, 16);
    frame.draw->AddCircleFilled(at, frame.px(held ? 4.0F : 3.0F), theme::kModulation, 16);
    const Movement& movement = frame.readings.movement();
    if (movement.sounding) {
        const float x = track.x_of(std::clamp(movement.travel[patch::index_of(id)], 0.0F, 1.0F));
        const float width = std::max(frame.px(1.5F), 1.0F);
        frame.draw->AddRectFilled({x - width, track.y - track.knob - frame.px(1.0F)},
                                  {x + width, track.y + track.knob + frame.px(1.0F)}, theme::kPanel);
        frame.draw->AddRectFilled({x - 0.6F * width, track.y - track.knob}, {x + 0.6F * width, track.y + track.knob},
                                  theme::kModulation);
    }
}

void modulation_handle(Frame& frame, patch::ParameterId id, const SliderTrack& track) {
    const auto routes = routes_to(frame.model.patch(), id);
    if (routes.empty()) {
        return;
    }
    const std::size_t index = routes.back();
    const patch::Route& route = frame.model.patch().routes()[index];
    const std::string name = std::string(patch::parameter(id).key) + ".amount";
    const ImVec2 at = handle_of(frame, id, track, route.amount);
    const float reach = frame.px(5.0F);
    // Below the knob, which keeps its own place.
    const Rect place{{at.x - reach, at.y - frame.px(4.0F)}, {at.x + reach, at.y + reach}};
    frame.focus.add(name, place);
    keys(frame, name, index);
    hit_area(name, place);
    const ImGuiIO& io = ImGui::GetIO();
    if (ImGui::IsItemHovered() && ImGui::IsMouseDoubleClicked(0)) {
        frame.model.set_route(index, {});
        grip().name.clear();
        return;
    }
    if (ImGui::IsItemHovered() && io.MouseWheel != 0.0F) {
        set_amount(frame, index,
                   route.amount + io.MouseWheel * travel_of_step(io.KeyShift ? Step::fine_wheel : Step::wheel));
    }
    if (ImGui::IsItemActivated()) {
        frame.focus.take(name);
        grip() = {.name = name, .drag = {}};
        grip().drag.begin(0.5F + 0.5F * route.amount, io.MousePos.x);
    }
    if (grip().name == name) {
        if (!ImGui::IsItemActive()) {
            grip().name.clear();
        } else if (io.MouseDelta.x != 0.0F) {
            // Half the travel a pixel: the amount runs from -1 to 1.
            set_amount(frame, index, 2.0F * grip().drag.move(io.MousePos.x, 2.0F * track.length(), io.KeyShift) - 1.0F);
        }
    }
    frame.ring(name, place);
    frame.tooltip(name, source_title(route.source) + "   " + amount_text(route.amount) +
                            "\nDrag for its amount; double-click takes it away.");
}

}  // namespace refrain::ui
