#include <benchmark/benchmark.h>

#include <cstdio>
#include <map>
#include <string>
#include <vector>

#include "bench/cycle_times.hpp"
#include "bench/publication_times.hpp"

namespace {

/// Prints as usual and remembers the cost of a voice, so that the ratio can be given from the same run.
class RememberingReporter : public benchmark::ConsoleReporter {
public:
    void ReportRuns(const std::vector<Run>& runs) override {
        ConsoleReporter::ReportRuns(runs);
        for (const Run& run : runs) {
            const auto counter = run.counters.find("ns/voice/sample");
            if (counter != run.counters.end() && run.run_type == Run::RT_Iteration) {
                cost_[run.benchmark_name()] = counter->second;
            }
        }
    }

    void print_ratios() const {
        for (const char* name : {"plain_voice", "standard_voice"}) {
            print_ratio(std::string(name) + "/voices:64");
        }
        const auto one = cost_.find("unison_voice/copies:1");
        const auto most = cost_.find("unison_voice/copies:16");
        if (one != cost_.end() && most != cost_.end()) {
            std::printf("each further copy of a unison: %.2f ns per sample\n", (most->second - one->second) / 15.0);
        }
    }

private:
    void print_ratio(const std::string& name) const {
        const auto voice = cost_.find(name);
        for (const char* bare : {"bare_linear_read/voices:64", "bare_gathered_read/voices:64"}) {
            const auto yardstick = cost_.find(bare);
            if (voice != cost_.end() && yardstick != cost_.end()) {
                std::printf("%s: %.2f ns per voice per sample, %.1f times %s (%.2f ns)\n", name.c_str(), voice->second,
                            voice->second / yardstick->second, bare, yardstick->second);
            }
        }
    }

    std::map<std::string, double> cost_;
};

}  // namespace

int main(int argc, char** argv) {
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) {
        return 2;
    }
    RememberingReporter reporter;
    benchmark::RunSpecifiedBenchmarks(&reporter);
    std::printf("\n");
    reporter.print_ratios();
    constexpr int kPeriods = 20000;
    refrain::bench::print_cycle_times(kPeriods);
    refrain::bench::print_publication_times(200);
    return 0;
}
