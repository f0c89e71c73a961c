#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include "app/options.hpp"
#include "app/play_command.hpp"
#include "app/render_command.hpp"
#include "app/stop_signal.hpp"

namespace {

using namespace refrain::app;

int fail(const std::string& reason) {
    std::fprintf(stderr, "refrain: %s\n", reason.c_str());
    return kFailure;
}

int run(const Options& options) {
    const StopSignal stop_signal;
    if (options.render) {
        const auto summary = render_file(*options.render);
        if (!summary) {
            return fail(summary.error());
        }
        std::puts(summary->c_str());
        return 0;
    }
    const auto played = play(*options.play);
    return played ? 0 : fail(played.error());
}

}  // namespace

int main(int argc, char** argv) {
    try {
        const auto log = spdlog::stderr_color_mt("refrain");
        log->set_pattern("%n: %v");
        spdlog::set_default_logger(log);
        const auto options = parse_options({argv + 1, argv + argc});
        if (!options) {
            const EarlyExit& exit = options.error();
            std::fprintf(exit.code == 0 ? stdout : stderr, "%s\n", exit.text.c_str());
            return exit.code;
        }
        return run(*options);
    } catch (const std::exception& error) {
        return fail(error.what());
    }
}
