#include <benchmark/benchmark.h>

#include <cstdio>
#include <map>
#include <string>
#include <vector>

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
        for (const char* voices : {"1", "16", "64"}) {
            const auto engine = cost_.find(std::string("engine_voices/voices:") + voices);
            const auto bare = cost_.find(std::string("bare_linear_read/voices:") + voices);
            if (engine != cost_.end() && bare != cost_.end()) {
                std::printf("%2s voices: %6.2f ns per voice per sample, %.1f times a bare linear read (%.2f ns)\n",
                            voices, engine->second, engine->second / bare->second, bare->second);
            }
        }
    }

private:
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
    refrain::bench::print_publication_times(200);
    return 0;
}
