"""Installation, portal and runs of the crash proof; what is asked is always the portal's own ledger."""
import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
import urllib.request

from browser import Behaviour, Browser

PASSWORD = "staging-only"


class Bench:
    def __init__(self, binaries, shim):
        self.folder = tempfile.mkdtemp(prefix="crash-proof-")
        self.tests = os.path.join(binaries, "countersign-packagePackageTests.xctest")
        self.shim = shim
        self.portal = subprocess.Popen(
            [os.path.join(binaries, "staging-portal"), "--commit-shape", "form"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
            env={**os.environ, "STAGING_PORTAL_PASSWORD": PASSWORD})
        places = json.loads(self.portal.stdout.readline())
        self.origin, self.ledger_address = places["portal"], places["ledger"]
        self.browser = Browser(PASSWORD)
        made = self.path("installation-path")
        self.child({"CRASH_ORIGIN": self.origin, "CRASH_RESULT": made})
        with open(made) as file:
            self.installation = file.read()
        self.number = 0

    def close(self):
        self.portal.terminate()
        self.portal.wait()
        for folder in (self.folder, getattr(self, "installation", None)):
            if folder:
                shutil.rmtree(folder, ignore_errors=True)

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def ask(self, method, path, body=None):
        request = urllib.request.Request(self.ledger_address + path, method=method,
                                         data=None if body is None else json.dumps(body).encode())
        with urllib.request.urlopen(request, timeout=30) as answer:
            text = answer.read()
        return json.loads(text) if text else None

    def scenario(self, *names):
        self.ask("PUT", "/scenario", {"on": list(names)})

    def accepted(self):
        return self.ask("GET", "/ledger")["accepted"]

    def child(self, variables, wait=True):
        environment = {key: value for key, value in os.environ.items() if not key.startswith("CRASH_")}
        environment.update(variables)
        process = subprocess.Popen(
            [self.tests, "--testing-library", "swift-testing", "--filter", "CrashChild"], env=environment,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return process.wait(120) if wait else process

    def fresh(self):
        """A new machine: an empty ledger and a place without a journal."""
        self.number += 1
        place = self.path("machine-%d" % self.number)
        os.makedirs(place, mode=0o700)
        self.scenario()
        self.ask("DELETE", "/ledger")
        return place

    def start(self, place, name, behaviour=None, shim=None, installation=None):
        """Begins a run; `shim` are the variables of the shim that is loaded into it."""
        self.browser.behaviour = behaviour or Behaviour()
        result = os.path.join(place, name + ".json")
        variables = {
            "CRASH_RESULT": result, "CRASH_BROWSER": self.browser.address, "CRASH_INSTALLATION": installation or self.installation,
            "COUNTERSIGN_JOURNAL": os.path.join(place, "state", "journal.sqlite"),
            "COUNTERSIGN_EVIDENCE": os.path.join(place, "evidence"),
            "COUNTERSIGN_STATE": os.path.join(place, "state")}
        if shim is not None:
            variables.update(shim)
            variables["CRASH_PATIENCE"] = "3"
            variables["LD_PRELOAD"] = self.shim
        return Started(self, self.child(variables, wait=False), result)

    def run(self, place, name, behaviour=None, shim=None):
        return self.start(place, name, behaviour, shim).end()


class Started:
    def __init__(self, bench, process, result):
        self.bench, self.process, self.result = bench, process, result

    def end(self, limit=120):
        try:
            self.code = self.process.wait(limit)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.code = self.process.wait()
        self.bench.browser.settle()
        try:
            with open(self.result) as file:
                self.said = json.load(file)
        except (OSError, ValueError):
            self.said = None
        return self

    def resume_after_stop(self, seconds):
        """Waits until the run has stopped itself, then so many seconds, then has it go on."""
        end = time.monotonic() + 60
        while time.monotonic() < end and self.process.poll() is None:
            with open("/proc/%d/stat" % self.process.pid) as file:
                if file.read().rsplit(")", 1)[1].split()[0] == "T":
                    time.sleep(seconds)
                    os.kill(self.process.pid, signal.SIGCONT)
                    return True
            time.sleep(0.02)
        return False
