#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "bench/cycle_times.hpp"
#include "bench/publication_times.hpp"
#include "bench/scaling_plot.hpp"

namespace {

/// Prints as usual and remembers the cost of a voice, the least of all repetitions, so that the ratio can be given from
/// the same run.
class RememberingReporter : public benchmark::ConsoleReporter {
public:
    void ReportRuns(const std::vector<Run>& runs) override {
        ConsoleReporter::ReportRuns(runs);
        for (const Run& run : runs) {
            const auto counter = run.counters.find("ns/voice/sample");
            if (counter != run.counters.end() && run.run_type == Run::RT_Iteration) {
                const auto [cost, first] = costs_.try_emplace(run.benchmark_name(), counter->second.value);
                cost->second = std::min(cost->second, counter->second.value);
            }
        }
    }

    void print_ratios() const {
        for (const char* name : {"plain_voice", "standard_voice"}) {
            const std::string full_name = std::string(name) + "/voices:64";
            if (const auto voice = costs_.find(full_name); voice != costs_.end()) {
                print_ratio(full_name, voice->second);
            }
        }
        const auto one = costs_.find("unison_voice/copies:1");
        const auto most = costs_.find("unison_voice/copies:16");
        if (one != costs_.end() && most != costs_.end()) {
            print_ratio("each further copy of a unison", (most->second - one->second) / 15.0);
        }
    }

    [[nodiscard]] const refrain::bench::Costs& costs() const { return costs_; }

private:
    void print_ratio(const std::string& name, double cost_ns) const {
        for (const char* bare : {"bare_linear_read/voices:64", "bare_gathered_read/voices:64"}) {
            if (const auto yardstick = costs_.find(bare); yardstick != costs_.end()) {
                std::printf("%s: %.2f ns per voice per sample, %.1f times %s (%.2f ns)\n", name.c_str(), cost_ns,
                            cost_ns / yardstick->second, bare, yardstick->second);
            }
        }
    }

    refrain::bench::Costs costs_;
};

}  // namespace

// Besides Google Benchmark's options: --plot FILE draws what a voice costs over how many there are.
int main(int argc, char** argv) {
    benchmark::Initialize(&argc, argv);
    std::string plot;
    if (argc == 3 && std::string(argv[1]) == "--plot") {
        plot = argv[2];
        argc = 1;
    }
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) {
        return 2;
    }
    RememberingReporter reporter;
    benchmark::RunSpecifiedBenchmarks(&reporter);
    std::printf("\n");
    reporter.print_ratios();
    if (!plot.empty() && !refrain::bench::write_scaling_plot(reporter.costs(), plot)) {
        std::fprintf(stderr, "error: cannot write %s\n", plot.c_str());
        return 1;
    }
    constexpr int kPeriods = 20000;
    refrain::bench::print_cycle_times(kPeriods);
    refrain::bench::print_publication_times(200);
    return 0;
}
