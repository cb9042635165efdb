"""Runs the walks in turn and prints a line of JSON for each program and for each ratio: medians, quartiles, memory.

Usage: compare_walks.py COUNTERSIGN PORTAL SCRIPTS PAIRS
"""
import json
import os
import statistics
import subprocess
import sys
import threading
import time

countersign, portal, scripts, pairs = *sys.argv[1:4], int(sys.argv[4])
sys.path.insert(0, scripts)
from form import peak  # noqa: E402


def watched(command):
    """Its output, wall time in ms, and the most memory of the process itself, without what it started."""
    begun = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    most, over = [0], threading.Event()

    def watch():
        while not over.wait(0.02):
            try:
                most[0] = max(most[0], peak(process.pid))
            except OSError:
                return

    watcher = threading.Thread(target=watch)
    watcher.start()
    out, errors = process.communicate(timeout=180)
    wall = (time.monotonic() - begun) * 1000
    over.set()
    watcher.join()
    if process.returncode:
        raise SystemExit(f"{command[:4]} ended {process.returncode}\n{out[-2000:]}\n{errors[-2000:]}")
    return out, wall, most[0]


def ours(number):
    out, wall, memory = watched([countersign, "submit", "--json", "--timings", "--portal", "staging", f"packets/ours-{number}"])
    timings = [json.loads(line) for line in out.splitlines() if '"steps"' in line][-1]
    return {"whole_ms": wall, "peak_kib": memory, "timings": timings}


def theirs(program, number):
    pictures = f"pictures-{program}-{number}"
    os.mkdir(pictures)
    out, wall, _ = watched([sys.executable, f"{scripts}/{program}_walk.py", portal, f"packets/{program}-{number}", pictures])
    return {"whole_ms": wall, **json.loads(out.splitlines()[-1])}


programs = {"ours": ours, "playwright": lambda n: theirs("playwright", n), "selenium": lambda n: theirs("selenium", n)}
runs = {name: [] for name in programs}
for number in range(1, pairs + 1):
    # Each program is the first one as often as any other.
    order = list(programs)[number % 3:] + list(programs)[:number % 3]
    for name in order:
        runs[name].append(programs[name](number))
    print(f"pair {number}: " + ", ".join(f"{n} {runs[n][-1]['whole_ms']:.0f} ms" for n in programs), file=sys.stderr)


def quartiles(values):
    return [round(value) for value in statistics.quantiles(values, n=4)] if len(values) > 1 else [round(values[0])] * 3


def column(name, key):
    return [run[key] for run in runs[name] if key in run]


for name in programs:
    row = {"bench": "walk", "program": name, "pairs": pairs}
    for key in ("whole_ms", "session_ms", "walk_ms", "peak_kib"):
        if column(name, key):
            row[key] = quartiles(column(name, key))
    print(json.dumps(row))
steps = {}
for run in runs["ours"]:
    for step in run["timings"]["steps"]:
        steps.setdefault(step["name"], []).append(step["milliseconds"])
print(json.dumps({"bench": "walk", "program": "ours", "steps_ms": {n: round(statistics.median(v)) for n, v in steps.items()}}))
for name in ("playwright", "selenium"):
    ratios = [a / b for a, b in zip(column("ours", "whole_ms"), column(name, "whole_ms"))]
    memory = statistics.median(column("ours", "peak_kib")) / statistics.median(column(name, "peak_kib"))
    print(json.dumps({"bench": "walk", "ratio": f"ours / {name}", "whole": round(statistics.median(ratios), 2),
                      "least": round(min(ratios), 2), "most": round(max(ratios), 2), "memory": round(memory, 2)}))
