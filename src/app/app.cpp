#include "app/app.hpp"

#include <spdlog/spdlog.h>
#include <sys/resource.h>

#include <algorithm>
#include <utility>

#include "app/patch_library.hpp"
#include "midi/clock.hpp"
#include "midi/message.hpp"
#include "rt/thread_role.hpp"
#include "wavetable/builder.hpp"

namespace refrain::app {
namespace {

// Until a server says otherwise.
constexpr double kInitialRate = 48000.0;

std::string memory_limit() {
    rlimit limit{};
    if (getrlimit(RLIMIT_MEMLOCK, &limit) != 0) {
        return "unknown";
    }
    return limit.rlim_cur == RLIM_INFINITY ? "unlimited" : std::to_string(limit.rlim_cur / 1024) + " KiB";
}

}  // namespace

App::App(PlayOptions options, patch::Patch patch)
    : options_(std::move(options)),
      patch_(std::move(patch)),
      patch_file_(options_.sound.patch),
      modified_(!patch_file_.empty() && options_.sound.edits()),
      factory_(shipped_patches()),
      engine_(std::make_unique<engine::Engine>(kInitialRate)),
      publisher_(std::in_place, collector_, engine_->tables()),
      commands_(engine_->commands(), patch_),
      device_queues_(std::make_unique<midi::DeviceQueues>()),
      link_(std::in_place, *engine_, *device_queues_) {
    commands_.patch_changed();
}

App::~App() {
    shut_down();
}

tl::expected<void, std::string> App::start() {
    rt::assert_role(rt::ThreadRole::ui);
    if (const auto opened = link_->open(options_); !opened) {
        return opened;
    }
    send_patch();
    if (options_.midi_api != midi::DeviceApi::none) {
        midi::DeviceOptions device_options;
        device_options.api = options_.midi_api;
        device_options.client_name = options_.client_name;
        devices_.emplace(*device_queues_, device_options);
    }
    return {};
}

void App::tick() {
    rt::assert_role(rt::ThreadRole::ui);
    if (down_) {
        return;
    }
    if (may_look_for_server() && link_->tick()) {
        // Keys that were held when the server went are not held any more.
        commands_.perform({.kind = engine::EventKind::panic});
    }
    if (link_->alive()) {
        commands_.flush();
        publisher_->flush();
    }
    if (devices_ && !said_no_keyboards_) {
        if (const std::string problem = devices_->problem(); !problem.empty()) {
            said_no_keyboards_ = true;
            spdlog::warn("{}", problem);
        }
    }
}

// With keyboards read through JACK, what RtMidi keeps of a dead server has to go before the next one is joined.
bool App::may_look_for_server() {
    if (!devices_ || options_.midi_api != midi::DeviceApi::jack) {
        return true;
    }
    const bool alive = link_->alive();
    devices_->set_paused(!alive);
    return alive || devices_->closed();
}

std::size_t App::shut_down() {
    if (!std::exchange(down_, true)) {
        devices_.reset();
        link_.reset();
        published_ = publisher_->stats();
        publisher_.reset();
        engine_->release_tables();
        if (const std::size_t referred = collector_.stop(); referred != 0) {
            spdlog::error("{} table(s) still in use at the end: an error in this program, please report it", referred);
        }
    }
    return collector_.stats().registry.held;
}

void App::set_value(patch::ParameterId id, float value) {
    rt::assert_role(rt::ThreadRole::ui);
    patch_.set_value(id, value);
    modified_ = true;
    commands_.parameter_changed(id);
}

void App::set_table(std::size_t oscillator, patch::TableSourcePtr table) {
    rt::assert_role(rt::ThreadRole::ui);
    patch_.set_table(oscillator, std::move(table));
    modified_ = true;
    publish_table(oscillator);
}

void App::set_route(std::size_t index, const patch::Route& route) {
    rt::assert_role(rt::ThreadRole::ui);
    patch_.set_route(index, route);
    modified_ = true;
    commands_.route_changed(index);
}

void App::set_lfo_curve(std::size_t lfo, const patch::LfoCurve& curve) {
    rt::assert_role(rt::ThreadRole::ui);
    patch_.set_lfo_curve(lfo, curve);
    modified_ = true;
    commands_.lfo_curve_changed(lfo);
}

void App::set_effect_order(const patch::EffectOrder& order) {
    rt::assert_role(rt::ThreadRole::ui);
    patch_.set_effect_order(order);
    modified_ = true;
    commands_.effect_order_changed();
}

void App::set_patch(const patch::Patch& patch) {
    rt::assert_role(rt::ThreadRole::ui);
    patch_ = patch;
    patch_file_.clear();
    modified_ = false;
    send_patch();
}

void App::send_patch() {
    commands_.patch_changed();
    for (std::size_t oscillator = 0; oscillator < patch::kOscillators; ++oscillator) {
        publish_table(oscillator);
    }
}

void App::publish_table(std::size_t oscillator) {
    if (down_) {
        return;
    }
    auto table = wavetable::build(patch_.table(oscillator)->frames);
    tables_locked_ = table->locked();
    if (!tables_locked_ && !std::exchange(said_unlocked_, true)) {
        spdlog::warn(
            "the tables' memory could not be locked (RLIMIT_MEMLOCK is {}): under memory pressure the sound may drop "
            "out; raise the limit with \"ulimit -l unlimited\" or join a group that /etc/security/limits.d allows "
            "memlock",
            memory_limit());
    }
    publisher_->publish(static_cast<std::uint32_t>(oscillator), std::move(table), midi::monotonic_us());
}

void App::perform(const engine::Event& event) {
    rt::assert_role(rt::ThreadRole::ui);
    // Without a server nobody plays, and what was played then must not sound when it is back.
    if (!down_ && link_->alive()) {
        commands_.perform(event);
    } else {
        commands_.forget_events();
    }
}

void App::note_on(std::uint8_t key, std::uint8_t velocity) {
    if (velocity == 0) {
        note_off(key);
        return;
    }
    perform({.kind = engine::EventKind::note_on, .number = key, .value = velocity});
}

void App::note_off(std::uint8_t key) {
    perform({.kind = engine::EventKind::note_off, .number = key, .value = midi::kDefaultReleaseVelocity});
}

void App::panic() {
    perform({.kind = engine::EventKind::panic});
}

}  // namespace refrain::app
