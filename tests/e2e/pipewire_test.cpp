#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "e2e/program.hpp"
#include "support/jack_server.hpp"
#include "support/wait.hpp"

namespace refrain::test {
namespace {

using namespace std::chrono_literals;

// A PipeWire without hardware, session or user: its own folder, one sink that goes nowhere.
class PipeWire {
public:
    PipeWire()
        : folder_(std::filesystem::temp_directory_path() / (unique_server_name() + "-pipewire")),
          runtime_("XDG_RUNTIME_DIR", made(folder_).string()),
          config_("XDG_CONFIG_HOME", (folder_ / "config").string()) {
        const std::filesystem::path more = folder_ / "config" / "pipewire" / "pipewire.conf.d";
        std::filesystem::create_directories(more);
        std::ofstream(more / "sink.conf") << R"(context.objects = [
    { factory = adapter
      args = { factory.name = support.null-audio-sink  node.name = nowhere  media.class = Audio/Sink
               audio.position = [ FL FR ]  object.linger = true } } ]
)";
        server_.emplace("pipewire", std::vector<std::string>{});
    }
    PipeWire(const PipeWire&) = delete;
    PipeWire& operator=(const PipeWire&) = delete;
    ~PipeWire() {
        server_.reset();
        std::filesystem::remove_all(folder_);
    }
    [[nodiscard]] bool answers() {
        return eventually([&] { return std::filesystem::exists(folder_ / "pipewire-0"); });
    }
    [[nodiscard]] std::string output() const { return server_->output(); }

private:
    static const std::filesystem::path& made(const std::filesystem::path& folder) {
        std::filesystem::create_directories(folder);
        std::filesystem::permissions(folder, std::filesystem::perms::owner_all);
        return folder;
    }

    std::filesystem::path folder_;
    ScopedVariable runtime_;
    ScopedVariable config_;
    std::optional<Program> server_;
};

// What play_and_record prints behind `name`.
double heard(const std::string& output, const std::string& name) {
    const std::size_t at = output.find(name + " ");
    EXPECT_NE(at, std::string::npos) << output;
    return at == std::string::npos ? 0.0 : std::atof(output.c_str() + at + name.size());
}

TEST(PipeWireJack, PlaysANoteAndFollowsTheSampleRate) {
    PipeWire pipewire;
    ASSERT_TRUE(pipewire.answers()) << pipewire.output();
    Program refrain("pw-jack", {REFRAIN_PROGRAM, "--headless", "--no-midi", "--no-start"});
    for (const std::string rate : {"48000", "96000", "44100"}) {
        Program settings("pw-metadata", {"-n", "settings", "0", "clock.force-rate", rate});
        ASSERT_EQ(settings.wait(10s), 0) << settings.output();
        Program player("pw-jack", {REFRAIN_PLAY_AND_RECORD});
        EXPECT_EQ(player.wait(60s), 0) << player.output() << refrain.output() << pipewire.output();
        EXPECT_EQ(heard(player.output(), "rate"), std::stod(rate));
        EXPECT_GT(heard(player.output(), "peak"), 0.05);
        EXPECT_NEAR(heard(player.output(), "pitch"), 440.0, 0.5);
    }
    refrain.signal(SIGTERM);
    EXPECT_EQ(refrain.wait(), 0) << refrain.output();
}

TEST(PipeWireJack, IsNamedWhenItDoesNotRun) {
    const std::filesystem::path folder = std::filesystem::temp_directory_path() / (unique_server_name() + "-empty");
    std::filesystem::create_directories(folder);
    const ScopedVariable runtime("XDG_RUNTIME_DIR", folder.string());
    Program refrain("pw-jack", {REFRAIN_PROGRAM, "--headless", "--no-midi"});
    EXPECT_EQ(refrain.wait(60s), 1);
    EXPECT_NE(refrain.output().find("PipeWire does not answer"), std::string::npos) << refrain.output();
    std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace refrain::test
