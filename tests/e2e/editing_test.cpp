#include <gtest/gtest.h>
#include <pthread.h>
#include <sched.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <random>
#include <thread>
#include <vector>

#include "app/app.hpp"
#include "e2e/music.hpp"
#include "jack/audio_thread.hpp"
#include "support/instrument.hpp"
#include "support/jack_peers.hpp"
#include "support/jack_server.hpp"
#include "support/page_faults.hpp"
#include "support/wait.hpp"

#if defined(REFRAIN_SANITIZED)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

// A real piece is played while its harmonics are redrawn as fast as the program publishes tables.
namespace refrain::test {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr std::uint64_t kFrames = std::uint64_t{48000} * 12;
constexpr std::chrono::microseconds kBetweenEdits{5000};
constexpr std::size_t kEdits = 2200;
constexpr std::uint32_t kPeriod = 512;

// Few and low, so that the steepest step of the wave itself is far below that of a click.
wavetable::Harmonics loudest() {
    wavetable::Harmonics harmonics(8);
    for (std::size_t index = 0; index < harmonics.size(); ++index) {
        harmonics[index].amplitude = 0.4F / static_cast<float>(index + 1);
    }
    return harmonics;
}

// Every edit leaps to anywhere: no hand is as rude.
wavetable::Harmonics leap(std::mt19937& random) {
    wavetable::Harmonics harmonics = loudest();
    for (wavetable::Harmonic& harmonic : harmonics) {
        harmonic.amplitude *= std::uniform_real_distribution<float>(0.0F, 1.0F)(random);
    }
    return harmonics;
}

float steepest(const std::vector<float>& samples) {
    float step = 0.0F;
    for (std::size_t index = 1; index < samples.size(); ++index) {
        step = std::max(step, std::abs(samples[index] - samples[index - 1]));
    }
    return step;
}

// The same piece with the loudest table and no edit: all partials start together, so no edited one can be steeper but
// for the slope of a fade.
float steepest_unedited(const std::filesystem::path& file) {
    const auto music = midi::read_midi_file(file);
    std::vector<Timed> events;
    for (const midi::FileEvent& event : music->events) {
        events.push_back({midi::frame_at(event.time_s, 48000.0), event.event});
    }
    Instrument instrument;
    instrument.publish(loudest());
    instrument.play(4096);
    return steepest(instrument.play(kFrames, events).left);
}

// A thread on every processor that does nothing but wake up on time: how many half periods the machine kept them from
// it, where it did so for half a period and more.
class Witness {
public:
    Witness() {
        for (unsigned processor = 0; processor < std::thread::hardware_concurrency(); ++processor) {
            threads_.emplace_back([this, processor] { watch(processor); });
        }
    }
    Witness(const Witness&) = delete;
    Witness& operator=(const Witness&) = delete;
    ~Witness() {
        stop_.store(true);
        for (std::thread& thread : threads_) {
            thread.join();
        }
    }
    [[nodiscard]] std::uint64_t stalls() const { return stalls_.load(); }

private:
    void watch(unsigned processor) {
        cpu_set_t own;
        CPU_ZERO(&own);
        CPU_SET(processor, &own);
        pthread_setaffinity_np(pthread_self(), sizeof own, &own);  // refused: it watches wherever it runs
        constexpr std::chrono::microseconds kHalf(kPeriod * 1'000'000 / 48000 / 2);
        while (!stop_.load()) {
            const auto before = Clock::now();
            std::this_thread::sleep_for(1ms);
            stalls_.fetch_add(static_cast<std::uint64_t>((Clock::now() - before - 1ms) / kHalf));
        }
    }

    std::atomic<bool> stop_{false};
    std::atomic<std::uint64_t> stalls_{0};
    std::vector<std::thread> threads_;
};

TEST(Editing, NeverClicksNeverDropsOutAndFreesEveryTable) {
    const std::filesystem::path file = piece("06-Greensleeves.mid");
    const float allowed = steepest_unedited(file) * 1.1F + 2.0F / 512.0F;

    JackServer server({.period = kPeriod, .arguments = {"-t", "5000"}});
    app::PlayOptions options;
    options.server.name = server.name();
    options.connect = false;
    options.may_start_server = false;
    options.headless = true;
    options.midi_api = midi::DeviceApi::none;
    patch::Patch patch;
    patch.set_table(0, patch::drawn_table(loudest()));
    app::App app(options, patch);
    const auto started = app.start();
    ASSERT_TRUE(started) << started.error();

    MidiSender sender(server.name(), messages_of(file, 48000.0));
    Recorder recorder(server.name(), kFrames);
    sender.connect(sender.port(), "refrain:midi_in");
    recorder.listen_to("refrain");
    std::this_thread::sleep_for(500ms);

    const std::uint64_t xruns_before = app.audio_status().xruns;
    const auto faults_before = page_faults_of(jack::kAudioThreadName);
    ASSERT_TRUE(faults_before);
    const Witness witness;
    std::mt19937 random(1);
    sender.start();
    const auto began = Clock::now();
    auto next = began;
    float slowest_audible_ms = 0.0F;
    for (std::size_t edit = 0; edit < kEdits || !recorder.full(); ++edit) {
        app.set_harmonics(leap(random));
        app.tick();
        slowest_audible_ms = std::max(slowest_audible_ms, app.table_life().latest_audible_ms);
        next += kBetweenEdits;
        std::this_thread::sleep_until(next);
        ASSERT_LT(Clock::now() - began, 200s) << "recorded " << recorder.recorded();
    }
    const double seconds = std::chrono::duration<double>(Clock::now() - began).count();
    const std::uint64_t xruns = app.audio_status().xruns - xruns_before;
    const float load = app.audio_status().dsp_load;
    const std::uint64_t stalls = witness.stalls();
    const auto faults = page_faults_of(jack::kAudioThreadName);
    ASSERT_TRUE(faults);
    const ui::TableLife living = app.table_life();
    const auto in_time = app.shut_down();
    const ui::TableLife life = app.table_life();

    const double rate = static_cast<double>(living.published) / seconds;
    RecordProperty("tables_per_second", std::to_string(rate));
    std::printf(
        "%.0f tables a second for %.1f s, %llu coalesced; steepest step %.4f of %.4f; load %.3f; %llu xruns, "
        "%llu stalls of the machine; slowest to be heard %.1f ms\n",
        rate, seconds, static_cast<unsigned long long>(living.coalesced),
        static_cast<double>(steepest(recorder.left())), static_cast<double>(allowed), static_cast<double>(load),
        static_cast<unsigned long long>(xruns), static_cast<unsigned long long>(stalls),
        static_cast<double>(slowest_audible_ms));
    EXPECT_GE(living.published, 1000U);
    if (!kSanitized) {
        EXPECT_GE(rate, 100.0);
        EXPECT_GT(faults_before->minor, 0U) << "of the stack that it touched first: the counter counts";
        EXPECT_EQ(faults->minor, faults_before->minor) << "pages of tables that the audio thread met first";
        EXPECT_EQ(faults->major, faults_before->major);
    }
    EXPECT_GT(living.freed, living.published / 2) << "the collector works while the music plays";

    // Sound all the time, and no step in it.
    const std::uint64_t half = kFrames / 2;
    EXPECT_GT(steepest({recorder.left().begin(), recorder.left().begin() + half}), 0.0F);
    EXPECT_GT(steepest({recorder.left().begin() + half, recorder.left().end()}), 0.0F);
    EXPECT_LE(steepest(recorder.left()), allowed);
    EXPECT_LE(steepest(recorder.right()), allowed);

    if (!kSanitized) {
        // An xrun is ours unless threads that did nothing were held up as well.
        EXPECT_TRUE(xruns == 0 || stalls >= xruns) << xruns << " xruns, but the machine stalled " << stalls << " times";
        EXPECT_LT(load, 0.5F);
    }

    EXPECT_EQ(in_time, 0U);
    EXPECT_EQ(life.freed, life.published);
    EXPECT_EQ(life.bytes, 0U);
}

}  // namespace
}  // namespace refrain::test
