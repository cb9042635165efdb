"""Runs a queue with 1, 2 and 4 jobs, then reads what it left: bundles by their number, and packets."""

import glob
import json
import os
import statistics
import subprocess
import sys
import time

program, packets = sys.argv[1], int(sys.argv[2])


def run(words):
    """Seconds that a command took, and the most memory of its own process, in MB."""
    begun = time.monotonic()
    child = subprocess.Popen([program, *words], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{words} ended with {os.waitstatus_to_exitcode(status)}")
    return time.monotonic() - begun, usage.ru_maxrss / 1024


for jobs in (1, 2, 4):
    queue = [f"packets/Q{jobs}-{number}" for number in range(1, packets + 1)]
    seconds, memory = run(["submit", *queue, "--portal", "staging", "--jobs", str(jobs)])
    print(json.dumps({
        "bench": "queue", "jobs": jobs, "packets": packets, "seconds_a_packet": round(seconds / packets, 2),
        "memory_mb": round(memory), "memory_mb_a_job": round(memory / jobs)}), flush=True)

bundles = sorted(os.path.dirname(sums) for sums in glob.glob("evidence/*/*/SHA256SUMS"))
for count in [n for n in (1, 2, 5, 10, 20, 30) if n <= len(bundles)]:
    begun = time.monotonic()
    for bundle in bundles[:count]:
        run(["evidence", "verify", bundle])
    print(json.dumps({"bench": "verify", "bundles": count, "ms": round((time.monotonic() - begun) * 1000)}))

commands = {
    "check": ["check", "packets/unsent"], "runs": ["runs"], "stats": ["stats", "--environment", "staging"],
}
for name, words in commands.items():
    times = [run(words)[0] * 1000 for _ in range(20)]
    print(json.dumps({"bench": name, "runs": len(bundles), "median_ms": round(statistics.median(times), 1)}))
