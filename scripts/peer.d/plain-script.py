"""What a script gets that fills django-ca's form, chooses the authority by its name, and presses: the certificate, PEM.

Usage: plain-script.py PORTAL PASSWORD CSR [without-date]     (then: what the form says of a date that was left out)
"""
import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request

portal, password, request = sys.argv[1], sys.argv[2], open(sys.argv[3]).read()
has_date = sys.argv[4:] != ["without-date"]
with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
driver = subprocess.Popen(["chromedriver", f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
session = ""


def call(method, path, body=None):
    data = None if body is None else json.dumps(body).encode()
    asked = urllib.request.Request(f"http://127.0.0.1:{port}{path}", data, {"Content-Type": "application/json"}, method=method)
    return json.load(urllib.request.urlopen(asked, timeout=120))["value"]


def script(text, *arguments):
    return call("POST", f"{session}/execute/sync", {"script": text, "args": list(arguments)})


def until(condition):
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            if script(f"return document.readyState === 'complete' && {condition}"):
                return
        except OSError:
            pass
        time.sleep(0.1)
    raise SystemExit(f"it never came that {condition}")


try:
    for _ in range(100):
        try:
            call("GET", "/status")
            break
        except OSError:
            time.sleep(0.1)
    options = ["--headless=new"] + (["--no-sandbox"] if os.getuid() == 0 else [])
    wanted = {"capabilities": {"alwaysMatch": {"goog:chromeOptions": {"args": options}}}}
    session = "/session/" + call("POST", "/session", wanted)["sessionId"]
    call("POST", f"{session}/url", {"url": f"{portal}/admin/login/?next=/admin/django_ca/certificate/add/"})
    script("id_username.value = 'operator'; id_password.value = arguments[0]; document.querySelector('#login-form').submit()", password)
    until("document.querySelector('#id_csr')")
    script("""
        const input = (e, v) => { e.value = v; e.dispatchEvent(new Event('input')); e.dispatchEvent(new Event('change')); };
        input(id_csr, arguments[0]);
        input(id_ca, [...id_ca.options].find((o) => o.text === 'Example Root CA').value);
        input(id_profile, 'codesigning');
        const field = document.querySelector('.key-value-field-subject');
        field.querySelector(':scope > .add-row-btn').click();
        const row = field.querySelector('.key-value-list > .key-value-row:last-child');
        input(row.querySelector('select'), '2.5.4.3');
        input(row.querySelector('input'), 'Plain script');
        if (!arguments[1]) id_not_after.value = '';
        document.querySelector('[name=_continue]').click();""", request, has_date)
    if not has_date:
        until("document.querySelector('#id_not_after_error')")
        print(script("return document.querySelector('#id_not_after_error').innerText.trim()"))
        sys.exit()
    until("document.querySelector('.field-pub_pem .readonly')")
    shown = script("return document.querySelector('.field-pub_pem .readonly').innerHTML")
    print(re.sub("<br/?>", "\n", shown))
finally:
    if session:
        call("DELETE", session)
    driver.terminate()
    driver.wait()
