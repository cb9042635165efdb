"""What is entered on the six tabs of the staging portal, read back and pictured: the same for every program that is timed."""
import json
import os
import sys
import time


class Form:
    """The values of a packet, tab by tab: (css, kind, value), with the css that tells when a value has been taken."""

    def __init__(self, folder):
        self.folder = folder
        self.packet = json.load(open(f"{folder}/packet.json"))

    @property
    def tabs(self):
        p = self.packet
        s, j, a = p["subscriber"], p["justification"], p["attestations"][0]
        csr = open(f"{self.folder}/{p['csr']['file']}").read()
        text = lambda css, value: (css, "text", value, None)
        choice = lambda css, value: (css, "select", value, None)
        check = lambda css: (css, "checkbox", True, None)
        yield "subscriber", [
            text("#organization", s["organization"]), text("#unit", s["unit"]), text("#locality", s["locality"]),
            choice("#country", s["country"]), text("#contact-name", s["contactName"]),
            text("#contact-email", s["contactEmail"]), text("#subscriber-number", s["number"])]
        yield "profile", [
            choice("#profile", p["profile"]), choice("#issuer", p["issuer"]["keyID"]),
            choice("#environment", p["environment"]), text("#subject-dn", p["subject"]),
            text("#validity-days", str(p["validityDays"])), ("#csr", "text", csr, ("#csr-state", "Read"))]
        rows = []
        for number, name in enumerate(p["alternativeNames"], 1):
            row = f".san-row:nth-of-type({number}) "
            rows += [("#add-san", "row", number, None), choice(f"{row}[name=san_type]", name["kind"]),
                     text(f"{row}[name=san_value]", name["value"])]
        yield "sans", rows
        yield "custody", [
            choice("#hsm-model", a["kind"]), text("#hsm-serial", a["serial"]), check("#generated-on-device"),
            check("#not-exportable"),
            ("#attestation-file", "file", os.path.abspath(f"{self.folder}/{a['file']}"), ("#upload-state", "Uploaded"))]
        yield "justification", [
            text("#release", j["release"]), text("#change-ticket", j["changeTicket"]), choice("#reason", j["reason"]),
            text("#window-opens", p["window"]["opens"]), text("#window-closes", p["window"]["closes"]),
            text("#justification", j["text"])]
        persons = []
        for approver in p["approvers"]:
            role = "#" + approver["role"]
            persons += [text(f"{role}-name", approver["name"]), text(f"{role}-reference", approver["reference"]),
                        check(f"{role}-attested")]
        yield "approvers", persons


def peak(pid="self"):
    """The most memory that a process ever had, in KiB."""
    for line in open(f"/proc/{pid}/status"):
        if line.startswith("VmHWM"):
            return int(line.split()[1])
    return 0


class Times:
    """When a session was there, and when the request's number was shown."""

    def __init__(self):
        self.begun = time.monotonic()
        self.ready = None

    def session(self):
        self.ready = time.monotonic()

    def end(self, request, memory):
        now = time.monotonic()
        print(json.dumps({"request": request, "session_ms": round((self.ready - self.begun) * 1000),
                          "walk_ms": round((now - self.ready) * 1000), "peak_kib": memory}))
        sys.stdout.flush()


def same(css, read, wanted):
    """What was entered has to be what the page holds; a browser may end a text with its own kind of line."""
    if isinstance(wanted, str):
        read, wanted = read.replace("\r\n", "\n").strip(), wanted.strip()
    if read != wanted:
        raise SystemExit(f"{css} holds {read!r}, not {wanted!r}")
