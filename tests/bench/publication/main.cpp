#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "bench/publication/run.hpp"
#include "bench/publication/steady.hpp"
#include "bench/quantile.hpp"

namespace refrain::bench::publication {
namespace {

using Json = nlohmann::ordered_json;

Json spread_of(std::vector<double> values) {
    if (values.empty()) {
        return nullptr;
    }
    std::sort(values.begin(), values.end());
    return {{"median", quantile(values, 0.5)},
            {"p99", quantile(values, 0.99)},
            {"p99.9", quantile(values, 0.999)},
            {"max", values.back()},
            {"n", values.size()}};
}

template <class Value, class Keep>
std::vector<double> of_cycles(const Seen& seen, Value value, Keep keep) {
    std::vector<double> values;
    for (const Seen::Cycle& cycle : seen.cycles) {
        if (keep(cycle)) {
            values.push_back(static_cast<double>(value(cycle)));
        }
    }
    return values;
}

Json json_of(const Outcome& outcome) {
    const Seen& seen = outcome.seen;
    const auto handoff = [](const Seen::Cycle& cycle) { return cycle.handoff_ns; };
    const auto whole = [](const Seen::Cycle& cycle) { return cycle.whole_ns; };
    const auto any = [](const Seen::Cycle&) { return true; };
    const auto swapped = [](const Seen::Cycle& cycle) { return cycle.swapped; };
    return {{"real_time", seen.real_time},
            {"published", outcome.published},
            {"reached_hz", outcome.reached_hz},
            {"cycles", seen.cycles.size()},
            {"missed", seen.missed},
            {"handoff_ns", spread_of(of_cycles(seen, handoff, any))},
            {"swap_ns", spread_of(of_cycles(seen, handoff, swapped))},
            {"cycle_ns", spread_of(of_cycles(seen, whole, any))},
            {"audible_ns", spread_of(outcome.audible_ns)},
            {"freed_ns", spread_of(outcome.freed_ns)},
            {"freed_after_last_reader_ns", spread_of(outcome.freed_after_last_ns)},
            {"peak_bytes", outcome.peak_bytes},
            {"lost_bytes", outcome.lost_bytes},
            {"last_was_heard", outcome.last_was_heard},
            {"skipped", outcome.troubles.skipped},
            {"postponed", outcome.troubles.postponed},
            {"coalesced", outcome.troubles.coalesced},
            {"editor_waited_ms", outcome.troubles.waits_ms},
            {"spoilt_samples", seen.spoilt},
            {"backwards", seen.backwards},
            {"minor_faults", seen.faults.minor},
            {"major_faults", seen.faults.major}};
}

Json json_of(const SteadyCost& cost) {
    return {{"ratio", cost.ratio},
            {"low", cost.low},
            {"high", cost.high},
            {"bare_ns", cost.bare_ns},
            {"pairs", cost.pairs}};
}

}  // namespace
}  // namespace refrain::bench::publication

// One contestant, one workload, one object of JSON on standard output. `tests/bench/publication/run` calls it for all.
int main(int argc, char** argv) {
    using namespace refrain::bench::publication;
    CLI::App app("Measures one way to hand tables to an audio thread.");
    std::string name;
    Workload workload;
    bool lists = false;
    bool steady = false;
    std::int64_t busy_us = 0;
    const std::map<std::string, LoadKind> loads{
        {"none", LoadKind::none}, {"cpu", LoadKind::cpu}, {"middle", LoadKind::middle}, {"memory", LoadKind::memory}};
    app.add_option("strategy", name, "its name");
    app.add_flag("--list", lists, "the names of all");
    app.add_flag("--steady", steady, "the cost of a cycle in ratio to no publication, instead of everything else");
    app.add_option("--bytes", workload.table_bytes, "of a table")->check(CLI::Range(1024, 1 << 30));
    app.add_option("--rate", workload.rate_hz, "publications a second")->check(CLI::Range(0.0, 100000.0));
    app.add_option("--seconds", workload.length_s)->check(CLI::Range(0.1, 600.0));
    app.add_option("--load", workload.load, "none, cpu, middle, memory")->transform(CLI::CheckedTransformer(loads));
    app.add_option("--busy", busy_us, "a cycle begins every so many microseconds, and the audio thread never sleeps")
        ->check(CLI::Range(5, 10000));
    CLI11_PARSE(app, argc, argv);
    if (busy_us > 0) {
        workload.cadence = {.period_ns = busy_us * 1000, .sleeps = false};
    }
    if (lists) {
        for (const Contestant& each : contestants()) {
            std::printf("%s\n", each.name);
        }
        return 0;
    }
    const Contestant* const contestant = find_contestant(name.c_str());
    if (contestant == nullptr || (!steady && workload.rate_hz <= 0.0)) {
        std::fprintf(stderr, "error: %s\n",
                     contestant == nullptr ? "no strategy of that name (--list names them)"
                                           : "--rate must be above 0 without --steady");
        return 2;
    }
    const Json result = steady ? json_of(steady_cost(*contestant, workload)) : json_of(run(*contestant, workload));
    std::printf("%s\n", result.dump().c_str());
    return 0;
}
