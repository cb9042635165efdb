"""The walk by Playwright: `playwright_walk.py PORTAL PACKET PICTURES` prints a line of JSON."""
import os
import sys

from form import Form, Times, peak, same

times = Times()
from playwright.sync_api import sync_playwright  # noqa: E402  its import is a part of its start

portal, folder, pictures = sys.argv[1:]
form = Form(folder)


def driver_memory():
    """Of Node, which Playwright's Python starts."""
    most = 0
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            command = open(f"/proc/{pid}/cmdline").read()
            if "run-driver" in command and int(open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()[1]) == os.getpid():
                most = max(most, peak(pid))
        except OSError:
            pass
    return most


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", chromium_sandbox=os.getuid() != 0)
    page = browser.new_page()
    times.session()
    page.goto(f"{portal}/login")
    page.fill("#username", "ops.engineer")
    page.fill("#password", os.environ["STAGING_PORTAL_PASSWORD"])
    page.click("#sign-in")
    page.click("#new-request")
    for name, fields in form.tabs:
        page.wait_for_url(f"**/{name}")
        for css, kind, value, settled in fields:
            if kind == "text":
                page.fill(css, value)
                # The portal reads a request as soon as its field is left.
                page.press(css, "Tab") if settled else None
            elif kind == "select":
                page.select_option(css, value)
            elif kind == "checkbox":
                page.check(css)
            elif kind == "file":
                page.set_input_files(css, value)
            elif page.locator(".san-row").count() < value:
                page.click(css)
            if settled:
                page.locator(settled[0], has_text=settled[1]).wait_for()
        for css, kind, value, _ in fields:
            if kind in ("text", "select"):
                same(css, page.input_value(css), value)
            elif kind == "checkbox":
                same(css, page.is_checked(css), value)
        page.screenshot(path=f"{pictures}/{name}.png", full_page=True)
        page.click("#save-next")
    page.wait_for_url("**/review")
    page.screenshot(path=f"{pictures}/review.png", full_page=True)
    page.click("#submit-request")
    page.wait_for_url("**/requests/*")
    request = page.inner_text("#request-id")
    page.screenshot(path=f"{pictures}/confirmation.png", full_page=True)
    times.end(request, peak() + driver_memory())
    browser.close()
