"""Tells what measure.py found: report.py RESULTS [--quick]

Prints the tables, writes them into src/rt/README.md between its two marks, and draws the plots into assets/. With
--quick it only prints.
"""

import json
import os
import sys

from measure import KIB, LOADS, MIB, RATES, SIZES, UNDER_LOAD

PERIOD_US = 64 / 48000 * 1e6
PAGE_OF_MEMORY = 4096  # what the smallest table takes
PAGE = "src/rt/README.md"
BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"
COLOURS = ["#6b7280", "#dc2626", "#ea580c", "#ca8a04", "#65a30d", "#0d9488", "#0891b2", "#a5b4fc", "#1d4ed8", "#7c3aed",
           "#db2777"]


def size_name(size):
    return f"{size // MIB} MiB" if size >= MIB else f"{size // KIB} KiB"


def find(runs, **wanted):
    """The outcome of exactly that run; an empty one when it failed."""
    for run in runs:
        if all(run[key] == value for key, value in wanted.items()):
            return {} if "failed" in run else run
    return {}


def spread(run, key, scale, places=("median", "p99", "p99.9", "max")):
    values = run.get(key)
    if not values:
        return "–"
    return " / ".join(number(values[place] * scale) for place in places)


def number(value):
    if value >= 100 or value == round(value):
        return f"{value:.0f}"
    if value >= 1:
        return f"{value:.1f}"
    return f"{value:.2f}"


def peak(run, table_bytes):
    return f"{run['peak_bytes'] / table_bytes:.0f}" if run else "–"


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    lines += ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join(lines)


def audio_table(strategies, runs):
    rows = []
    for name in strategies:
        run = find(runs, kind="run", strategy=name, bytes=64 * KIB, rate=1000, load="none")
        rows.append([name, spread(run, "handoff_ns", 1e-3), spread(run, "swap_ns", 1e-3),
                     spread(run, "audible_ns", 1e-6, ("median", "max")),
                     spread(run, "freed_ns", 1e-6, ("median", "max")),
                     spread(run, "freed_after_last_reader_ns", 1e-6, ("median", "max")),
                     peak(run, 64 * KIB),
                     number(run["lost_bytes"] / (64 * KIB)) if run.get("lost_bytes") else "0"])
    return table(["64 KiB, 1000 a second", "hand-over, every cycle (µs)", "of those that swap (µs)",
                  "heard after (ms)", "superseded to freed (ms)", "last reading to freed (ms)", "peak, in tables",
                  "lost"], rows)


def busy_table(strategies, runs):
    bare = find(runs, kind="busy", strategy="bare")
    rows = []
    for name in strategies:
        run = find(runs, kind="busy", strategy=name)
        ratio = run["swap_ns"]["median"] / bare["handoff_ns"]["median"] if bare and run.get("swap_ns") else None
        rows.append([name, spread(run, "handoff_ns", 1), spread(run, "swap_ns", 1), f"{ratio:.1f}" if ratio else "–"])
    return table(["64 KiB, 1000 a second, by a thread that never sleeps", "hand-over, every cycle (ns)",
                  "of those that swap (ns)", "a swap, in times of bare"], rows)


def size_table(strategies, runs):
    rows = []
    for name in strategies:
        cells = [spread(find(runs, kind="run", strategy=name, bytes=size, rate=100, load="none"), "swap_ns", 1e-3,
                        ("median", "p99.9")) for size in SIZES]
        rows.append([name, *cells])
    return table(["swap, median / p99.9 (µs)", *map(size_name, SIZES)], rows)


def load_table(strategies, runs, title, cell):
    asked = [(*UNDER_LOAD[0], "none"), *((*workload, load) for workload in UNDER_LOAD for load in LOADS)]
    heads = []
    for place, (size, rate, load) in enumerate(asked):
        begins = place == 0 or asked[place - 1][:2] != (size, rate)
        heads.append((f"{size_name(size)}, {rate}/s, " if begins else "") + load.replace("none", "idle"))
    rows = []
    for name in strategies:
        found = [find(runs, kind="run", strategy=name, bytes=size, rate=rate, load=load) for size, rate, load in asked]
        rows.append([name, *(cell(run) if run else "–" for run in found)])
    return table([title, *heads], rows)


def missed_table(strategies, runs):
    def cell(run):
        silent = f" (+{100 * run['skipped'] / run['cycles']:.2f} silent)" if run["skipped"] else ""
        return f"{100 * run['missed'] / run['cycles']:.2f}" + silent
    return load_table(strategies, runs, "missed periods (%)", cell)


def longest_table(strategies, runs):
    return load_table(strategies, runs, "longest hand-over (µs)", lambda run: number(run["handoff_ns"]["max"] * 1e-3))


def rate_table(strategies, runs):
    rows = []
    for name in strategies:
        run = find(runs, kind="run", strategy=name, bytes=KIB, rate=10000, load="none")
        rows.append([name, f"{run['reached_hz']:.0f}" if run else "–",
                     peak(run, PAGE_OF_MEMORY),
                     spread(run, "freed_after_last_reader_ns", 1e-6, ("median", "p99", "max")),
                     str(run.get("coalesced", "–")), str(run.get("postponed", "–")),
                     "yes" if run.get("last_was_heard") else "no"])
    return table(["1 KiB, 10,000 a second", "reached", "peak, in tables", "last reading to freed (ms)",
                  "replaced unsent", "swaps put off", "last edit heard"], rows)


def freeing_table(strategies, runs):
    rows = []
    for name in strategies:
        found = [find(runs, kind="run", strategy=name, bytes=KIB, rate=10000, load=load) for load in LOADS]
        rows.append([name, *(cell for run in found for cell in (
            spread(run, "freed_after_last_reader_ns", 1e-6, ("median", "p99", "max")), peak(run, PAGE_OF_MEMORY)))])
    return table(["1 KiB, 10,000 a second, last reading to freed (ms)", "cpu", "peak, in tables", "middle", "peak",
                  "memory", "peak"], rows)


def steady_table(strategies, runs):
    rows = []
    for name in strategies:
        cells = []
        for rate in (0, 100):
            run = find(runs, kind="steady", strategy=name, rate=rate)
            cells += [f"{run['ratio']:.3f} ({run['low']:.3f} – {run['high']:.3f})",
                      f"{(run['ratio'] - 1) * run['bare_ns']:.0f}"] if run else ["–", "–"]
        rows.append([name, *cells])
    return table(["a cycle, in times of one without publication (95 %)", "at rest", "ns more", "100 a second",
                  "ns more"], rows)


def fault_table(faults):
    rows = [[fault["memory"], number(fault["median_ns"] * 1e-3), number(fault["p99_ns"] * 1e-3),
             number(fault["max_ns"] * 1e-3), str(fault["minor"]), str(fault["major"]), fault["remark"]]
            for fault in faults]
    return table(["16 MiB, first word of each 4 KiB", "median (µs)", "p99", "max", "minor faults", "major faults", ""],
                 rows)


def integrity(runs):
    done = [run for run in runs if run["kind"] != "steady" and "failed" not in run]
    spoilt = sum(run["spoilt_samples"] + run["backwards"] for run in done)
    samples = sum(run["cycles"] for run in done) * 64 * 64
    failed = [f"{run['strategy']} ({run['failed']})" for run in runs if "failed" in run]
    lost = sorted({run["strategy"] for run in done if run["lost_bytes"]})
    return (f"{len(runs)} runs; {samples / 1e9:.1f} billion samples read, {spoilt} of them of no table or of two. "
            f"Runs that failed: {', '.join(failed) or 'none'}. Tables lost by: {', '.join(lost) or 'none'}.")


def text_of(results):
    strategies, runs = results["strategies"], results["runs"]
    machine = results["machine"]
    return "\n\n".join([
        f"*{machine['processor']}, {machine['cores']} cores, Linux {machine['kernel']}. {integrity(runs)}*",
        "**On the audio thread.** Median / p99 / p99.9 / maximum.", audio_table(strategies, runs),
        busy_table(strategies, runs),
        size_table(strategies, runs), "![The cost of a swap over the size of the table](../../assets/publication-swap.svg)",
        "**At rest.**", steady_table(strategies, runs),
        "**Under load.**", longest_table(strategies, runs), missed_table(strategies, runs),
        "![The longest hand-over, and periods missed or silent, under load](../../assets/publication-load.svg)",
        "**At ten thousand a second.**", rate_table(strategies, runs),
        freeing_table(strategies, runs),
        "![Memory over the rate of publication](../../assets/publication-memory.svg)",
        "**Page faults.**", fault_table(results["page_faults"])])


def plot(results, pyplot):
    strategies, runs = results["strategies"], results["runs"]
    pyplot.rcParams.update({"svg.hashsalt": "refrain", "font.size": 10, "axes.spines.top": False,
                            "axes.spines.right": False})

    def save(figure, name):
        figure.savefig(f"assets/publication-{name}.svg", bbox_inches="tight", metadata={"Date": None})
        pyplot.close(figure)

    def lines(name, x_of, runs_of, y_of, labels):
        figure, axes = pyplot.subplots(figsize=(7.5, 4.5))
        for each, colour in zip(strategies, COLOURS):
            points = [(x_of(run), y_of(run)) for run in runs_of(each) if run and y_of(run)]
            axes.plot(*zip(*points) if points else ([], []), "o-", color=colour, label=each,
                      linewidth=3 if each == "refrain" else 1.2)
        axes.set(xscale="log", yscale="log", xlabel=labels[0], ylabel=labels[1])
        axes.grid(color="#e5e7eb")
        axes.legend(loc="center left", bbox_to_anchor=(1, 0.5), frameon=False)
        save(figure, name)

    lines("swap", lambda run: run["bytes"],
          lambda each: [find(runs, kind="run", strategy=each, bytes=size, rate=100, load="none")
                        for size in SIZES],
          lambda run: run["swap_ns"] and run["swap_ns"]["p99"] * 1e-3,
          ("size of the table (bytes)", "hand-over in a cycle that swaps, p99 (µs)"))
    lines("memory", lambda run: run["rate"],
          lambda each: [find(runs, kind="run", strategy=each, bytes=64 * KIB, rate=rate, load="none")
                        for rate in RATES],
          lambda run: run["peak_bytes"] / (64 * KIB),
          ("publications asked for a second, of 64 KiB", "most tables in memory at once"))

    figure, (above, below) = pyplot.subplots(2, figsize=(7.5, 7), sharex=True)
    shades = ["#93c5fd", "#3b82f6", "#1e3a8a"]
    for place, load in enumerate(LOADS):
        found = [find(runs, kind="run", strategy=each, bytes=MIB, rate=1000, load=load) for each in strategies]
        at = [i + place * 0.25 for i in range(len(strategies))]
        above.bar(at, [run["handoff_ns"]["max"] * 1e-3 if run else 0 for run in found], width=0.25,
                  color=shades[place])
        below.bar(at, [100 * (run["missed"] + run["skipped"]) / run["cycles"] if run else 0 for run in found],
                  width=0.25, label=load, color=shades[place])
    above.axhline(PERIOD_US, color="#dc2626", linewidth=1)
    above.text(len(strategies) - 0.3, PERIOD_US * 1.15, "a period", color="#dc2626", ha="right")
    above.set(yscale="log", ylabel="longest hand-over (µs)", title="1 MiB, 1000 a second, under load")
    below.legend(frameon=False, loc="upper right")
    below.set(ylabel="periods missed, or silent (%)")
    below.set_xticks([i + 0.25 for i in range(len(strategies))], strategies, rotation=40, ha="right")
    save(figure, "load")


def main():
    with open(os.path.join(sys.argv[1], "results.json"), encoding="utf-8") as file:
        results = json.load(file)
    text = text_of(results)
    print(text)
    if "--quick" in sys.argv:
        return
    with open(PAGE, encoding="utf-8") as file:
        page = file.read()
    before, after = page.split(BEGIN)[0], page.split(END)[1]
    with open(PAGE, "w", encoding="utf-8") as file:
        file.write(f"{before}{BEGIN}\n\n{text}\n\n{END}{after}")
    import matplotlib
    matplotlib.use("svg")
    from matplotlib import pyplot
    plot(results, pyplot)


if __name__ == "__main__":
    main()
