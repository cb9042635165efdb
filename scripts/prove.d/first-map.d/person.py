"""The person of a recorded walk: goes through the portal once in the browser that `countersign maps record` opened, with
real keys and clicks, by the driver that this browser has already, and closes it.

person.py PROCESS PACKET USER PASSWORD
"""
import json
import pathlib
import subprocess
import sys
import time
import urllib.error
import urllib.request

process, packet, user, password = int(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3], sys.argv[4]
values = json.loads((packet / "packet.json").read_text())
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


def ask(method, address, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(address, data, {"Content-Type": "application/json"}, method=method)
    try:
        return json.load(urllib.request.urlopen(request, timeout=60))["value"]
    except urllib.error.HTTPError as error:
        raise LookupError(json.load(error)["value"]["message"]) from error


def children(parent):
    listed = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    pairs = [tuple(map(int, line.split())) for line in listed.splitlines()]
    found = [parent]
    for known in found:
        found += [child for child, of in pairs if of == known]
    return found


def driver():
    """The address of the only session of the driver that this process started."""
    for child in children(process):
        words = pathlib.Path(f"/proc/{child}/cmdline").read_bytes().decode().split("\0")
        if "chromedriver" not in words[0]:
            continue
        listed = subprocess.run(["ss", "-ltnpH"], capture_output=True, text=True, check=True).stdout
        for line in listed.splitlines():
            if f"pid={child}," not in line:
                continue
            base = "http://127.0.0.1:" + line.split()[3].rsplit(":", 1)[1]
            sessions = ask("GET", base + "/sessions")
            if sessions:
                return f"{base}/session/{sessions[0]['id']}"
    raise LookupError("no session yet")


def until(body, seconds=60):
    end = time.monotonic() + seconds
    while True:
        try:
            found = body()
            if found:
                return found
        except (LookupError, OSError) as error:
            found = error
        if time.monotonic() > end:
            raise TimeoutError(f"{found}")
        time.sleep(0.05)


session = until(driver)


def run(script):
    return ask("POST", session + "/execute/sync", {"script": script, "args": []})


def find(css):
    return until(lambda: ask("POST", session + "/element", {"using": "css selector", "value": css}))[ELEMENT]


def press(css):
    ask("POST", f"{session}/element/{find(css)}/click", {})


def fill(css, text):
    element = find(css)
    ask("POST", f"{session}/element/{element}/clear", {})
    ask("POST", f"{session}/element/{element}/value", {"text": text + "\ue004"})


def choose(css, value):
    press(f'{css} option[value="{value}"]')


def attach(css, file):
    ask("POST", f"{session}/element/{find(css)}/value", {"text": str(file.resolve())})


def heading(text):
    until(lambda: run(f"return document.readyState === 'complete' && document.querySelector('h1')?.innerText.trim() === {json.dumps(text)}"))


def shows(css, text):
    until(lambda: run(f"return document.querySelector({json.dumps(css)})?.innerText.trim() === {json.dumps(text)}"))


heading("Sign in")
fill("#username", user)
fill("#password", password)
press("#sign-in")
heading("Certificate requests")
press("#new-request")

heading("Subscriber identity")
subscriber = values["subscriber"]
for css, key in [
    ("#organization", "organization"), ("#unit", "unit"), ("#locality", "locality"), ("#contact-name", "contactName"),
    ("#contact-email", "contactEmail"), ("#subscriber-number", "number"),
]:
    fill(css, subscriber[key])
choose("#country", subscriber["country"])
press("#save-next")

heading("Certificate profile")
choose("#profile", values["profile"])
choose("#issuer", values["issuer"]["keyID"])
choose("#environment", values["environment"])
fill("#subject-dn", values["subject"])
fill("#validity-days", str(values["validityDays"]))
fill("#csr", (packet / values["csr"]["file"]).read_text())
shows("#csr-state", "Read")
press("#save-next")

heading("SAN set")
for index, name in enumerate(values["alternativeNames"], 1):
    if index > 1:
        press("#add-san")
    choose(f"#san-type-{index}", name["kind"])
    fill(f"#san-value-{index}", name["value"])
press("#save-next")

heading("HSM custody attestations")
attestation = values["attestations"][0]
choose("#hsm-model", attestation["kind"])
fill("#hsm-serial", attestation["serial"])
press("#generated-on-device")
press("#not-exportable")
attach("#attestation-file", packet / attestation["file"])
shows("#upload-state", "Uploaded")
press("#save-next")

heading("Issuance justification")
justification = values["justification"]
fill("#release", justification["release"])
fill("#change-ticket", justification["changeTicket"])
choose("#reason", justification["reason"])
fill("#window-opens", values["window"]["opens"])
fill("#window-closes", values["window"]["closes"])
fill("#justification", justification["text"])
press("#save-next")

heading("Approver attestations")
for approver in values["approvers"]:
    role = approver["role"]
    fill(f"#{role}-name", approver["name"])
    fill(f"#{role}-reference", approver["reference"])
    press(f"#{role}-attested")
press("#save-next")

heading("Review")
press("#submit-request")
heading("Request submitted")
time.sleep(1)
# Closes the window, as a person does; the driver may be gone before it answers.
try:
    ask("DELETE", session + "/window")
except (LookupError, OSError):
    pass
