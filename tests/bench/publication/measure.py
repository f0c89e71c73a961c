"""Runs every contestant through every workload: measure.py PROGRAMS RESULTS [--quick]

PROGRAMS is the folder of refrain_publication and refrain_page_faults. RESULTS gets results.json: a list of what was
asked ("strategy", "bytes", "rate", "load", "kind") together with what the program answered.
"""

import json
import os
import platform
import random
import subprocess
import sys

KIB, MIB = 1024, 1024 * 1024
SIZES = [KIB, 64 * KIB, MIB, 50 * MIB]
RATES = [10, 100, 1000, 10000]
AT_LENGTH = (64 * KIB, 1000)  # so that one cycle in a thousand is seen more than once
UNDER_LOAD = [(64 * KIB, 100), (MIB, 1000)]
LOADS = ["cpu", "middle", "memory"]
BUSY_US = 20  # from one cycle to the next of an audio thread that never sleeps


def asked(kind, strategy, size, rate, load, seconds):
    return {"kind": kind, "strategy": strategy, "bytes": size, "rate": rate, "load": load, "seconds": seconds}


def everything(strategies, quick):
    """All runs, each repetition in an order of its own: a machine that gets slower does so for all alike."""
    order = random.Random(1)
    runs = []
    for size in SIZES:
        for rate in RATES:
            seconds = 8 if (size, rate) == AT_LENGTH else 1.5
            runs += [asked("run", each, size, rate, "none", 0.3 if quick else seconds) for each in strategies]
    for size, rate in UNDER_LOAD:
        for load in LOADS:
            runs += [asked("run", each, size, rate, load, 0.3 if quick else 4) for each in strategies]
    for load in LOADS:
        runs += [asked("run", each, KIB, 10000, load, 0.3 if quick else 3) for each in strategies]
    runs += [asked("busy", each, 64 * KIB, 1000, "none", 0.3 if quick else 4) for each in strategies]
    for rate in (0, 100):
        runs += [asked("steady", each, 64 * KIB, rate, "none", 0.3 if quick else 5) for each in strategies]
    order.shuffle(runs)
    return runs


def perform(program, run):
    command = [program, run["strategy"], "--bytes", str(run["bytes"]), "--rate", str(run["rate"]),
               "--load", run["load"], "--seconds", str(run["seconds"])]
    if run["kind"] == "steady":
        command.append("--steady")
    if run["kind"] == "busy":
        command += ["--busy", str(BUSY_US)]
    # A contestant that hangs or crashes is a result, too.
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=run["seconds"] + 60)
    except subprocess.TimeoutExpired:
        return {"failed": "did not end"}
    if done.returncode != 0:
        return {"failed": done.stderr.strip() or f"ended with {done.returncode}"}
    return json.loads(done.stdout)


def processor():
    with open("/proc/cpuinfo", encoding="utf-8") as info:
        names = [line.split(":", 1)[1].strip() for line in info if line.startswith("model name")]
    return names[0] if names else platform.machine()


def main():
    programs, results = sys.argv[1:3]
    program = os.path.join(programs, "refrain_publication")
    listed = subprocess.run([program, "--list"], capture_output=True, text=True, check=True)
    runs = everything(listed.stdout.split(), "--quick" in sys.argv)
    outcomes = []
    for number, run in enumerate(runs, 1):
        if sys.stderr.isatty():
            print(f"\r{number} of {len(runs)}", end="", file=sys.stderr, flush=True)
        outcomes.append({**run, **perform(program, run)})
    faults = subprocess.run([os.path.join(programs, "refrain_page_faults"), results],
                            capture_output=True, text=True, check=True)
    everything_known = {
        "machine": {"processor": processor(), "cores": os.cpu_count(), "kernel": platform.release()},
        "strategies": listed.stdout.split(),
        "runs": outcomes,
        "page_faults": [json.loads(line) for line in faults.stdout.splitlines()],
    }
    with open(os.path.join(results, "results.json"), "w", encoding="utf-8") as file:
        json.dump(everything_known, file, indent=1)


if __name__ == "__main__":
    main()
