// Shows the window with a model that plays along: to look at it, and to take its picture for review.
//   ui_preview ASSETS [--scale S] [--size WxH] [--picture FILE.ppm] [--idle] [--troubled] [--click CONTROL]...
#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include "ui/face.hpp"
#include "ui/fake_model.hpp"
#include "ui/furnished_patch.hpp"
#include "ui/window.hpp"

namespace {

struct Wishes {
    float scale = 0.0F;
    int width = 0;
    int height = 0;
    std::string picture;
    bool idle = false;
    bool troubled = false;
    std::vector<std::string> clicks;  ///< controls to click on, one after the other (xdotool)
};

void click(refrain::ui::Window& window, std::string name) {
    const bool right = name[0] == '!';
    name.erase(0, right ? 1 : 0);
    if (const auto place = window.face().focus().place_of(name)) {
        const std::string command = "xdotool mousemove " + std::to_string(static_cast<int>(place->centre().x)) + ' ' +
                                    std::to_string(static_cast<int>(place->centre().y)) + " click " +
                                    (right ? "3" : "1") + " &";
        if (std::system(command.c_str()) != 0) {
            std::fprintf(stderr, "xdotool does not run\n");
        }
    } else {
        std::fprintf(stderr, "no control %s\n", name.c_str());
    }
}

void furnish(refrain::test::FakeModel& model, const Wishes& wishes) {
    model.inputs = {{.name = "Keystation 61 MK3", .present = true, .enabled = true, .problem = {}, .events = 2044},
                    {.name = "Launchkey Mini MIDI 1", .present = true, .enabled = false, .problem = {}, .events = 0},
                    {.name = "nanoKONTROL2", .present = false, .enabled = true, .problem = {}, .events = 17}};
    model.life = {.published = 1284,
                  .coalesced = 12,
                  .sounding = 2,
                  .waiting = 1,
                  .freed = 1269,
                  .bytes = 991000,
                  .latest_audible_ms = 6.4F,
                  .locked = !wishes.troubled};
    model.status.dsp_load = 0.07F;
    refrain::test::furnish_patch(model);
    if (wishes.troubled) {
        for (const char* const name : {"MPK mini 3", "Seaboard RISE 2", "Digital Piano"}) {
            model.inputs.push_back({.name = name, .present = true, .problem = {}});
        }
        model.inputs[0].problem = "another program has opened it";
        model.status.xruns = 3;
        model.status.note = "started a JACK server on the dummy driver: nothing can be heard";
        model.set_value(refrain::patch::id(refrain::patch::Envelope::sustain, 0), 55.0F);
        model.set_value(refrain::patch::id(refrain::patch::Osc::pan, 0), -0.4F);
        model.set_harmonics(refrain::wavetable::shape_harmonics(refrain::wavetable::Shape::triangle, 40));
    }
    if (!wishes.idle) {
        for (const std::uint8_t key : {std::uint8_t{48}, std::uint8_t{60}, std::uint8_t{64}, std::uint8_t{70}}) {
            model.note_on(key, 90);
        }
    }
}

int show(const char* assets, const Wishes& wishes) {
    auto window = refrain::ui::Window::open({.scale = wishes.scale, .asset_dir = assets});
    if (!window) {
        std::fprintf(stderr, "%s\n", window.error().c_str());
        return 1;
    }
    if (wishes.width > 0) {
        glfwSetWindowSize((*window)->handle(), wishes.width, wishes.height);
    }
    refrain::test::FakeModel model;
    furnish(model, wishes);
    auto before = std::chrono::steady_clock::now();
    const auto start = before;
    std::size_t clicked = 0;
    (*window)->run(model, [&] {
        const auto now = std::chrono::steady_clock::now();
        model.pass(std::chrono::duration<double>(now - before).count());
        before = now;
        const double passed = std::chrono::duration<double>(now - start).count();
        if (!wishes.idle) {
            refrain::test::move(model, static_cast<float>(passed));
        }
        const auto step = std::chrono::milliseconds(500);
        if (clicked < wishes.clicks.size() && now - start > step * (clicked + 1)) {
            click(**window, wishes.clicks[clicked++]);
        }
        return wishes.picture.empty() ||
               now - start < std::chrono::milliseconds(300) + step * (1 + wishes.clicks.size());
    });
    std::fprintf(stderr, "%lu pictures drawn\n", static_cast<unsigned long>((*window)->frames_drawn()));
    return wishes.picture.empty() || (*window)->save_picture(model, wishes.picture) ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
    Wishes wishes;
    for (int i = 2; i < argc; ++i) {
        const std::string option = argv[i];
        const char* next = i + 1 < argc ? argv[i + 1] : "";
        if (option == "--scale") {
            wishes.scale = std::strtof(next, nullptr);
        } else if (option == "--size") {
            std::sscanf(next, "%dx%d", &wishes.width, &wishes.height);
        } else if (option == "--picture") {
            wishes.picture = next;
        } else if (option == "--click") {
            wishes.clicks.emplace_back(next);
        }
        wishes.idle = wishes.idle || option == "--idle";
        wishes.troubled = wishes.troubled || option == "--troubled";
    }
    if (argc < 2) {
        std::fprintf(stderr,
                     "usage: ui_preview ASSETS [--scale S] [--size WxH] [--picture FILE.ppm] [--idle] [--troubled] "
                     "[--click CONTROL]...\n");
        return 2;
    }
    return show(argv[1], wishes);
}
