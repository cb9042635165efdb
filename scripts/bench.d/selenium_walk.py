"""The walk by Selenium: `selenium_walk.py PORTAL PACKET PICTURES` prints a line of JSON."""
import os
import sys

from form import Form, Times, peak, same

times = Times()
from selenium import webdriver  # noqa: E402  its import is a part of its start
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

portal, folder, pictures = sys.argv[1:]
form = Form(folder)
options = webdriver.ChromeOptions()
options.binary_location = "/usr/bin/chromium"
options.add_argument("--headless=new")
if os.getuid() == 0:
    options.add_argument("--no-sandbox")
driver = webdriver.Chrome(options, Service("/usr/bin/chromedriver"))
wait = WebDriverWait(driver, 30, poll_frequency=0.05)
find = lambda css: driver.find_element(By.CSS_SELECTOR, css)
try:
    times.session()
    driver.get(f"{portal}/login")
    find("#username").send_keys("ops.engineer")
    find("#password").send_keys(os.environ["STAGING_PORTAL_PASSWORD"])
    find("#sign-in").click()
    wait.until(lambda _: driver.current_url.endswith("/requests"))
    find("#new-request").click()
    for name, fields in form.tabs:
        wait.until(lambda _: driver.current_url.endswith(f"/{name}"), f"no page {name}: {driver.current_url}")
        for css, kind, value, settled in fields:
            if kind == "text":
                field = find(css)
                field.clear()
                # The portal reads a request as soon as its field is left.
                field.send_keys(value + Keys.TAB if settled else value)
            elif kind == "select":
                Select(find(css)).select_by_value(value)
            elif kind == "checkbox":
                field = find(css)
                if not field.is_selected():
                    field.click()
            elif kind == "file":
                find(css).send_keys(value)
            elif len(driver.find_elements(By.CSS_SELECTOR, ".san-row")) < value:
                find(css).click()
            if settled:
                wait.until(lambda _: settled[1] in find(settled[0]).text)
        for css, kind, value, _ in fields:
            if kind in ("text", "select"):
                same(css, find(css).get_property("value"), value)
            elif kind == "checkbox":
                same(css, find(css).is_selected(), value)
        driver.save_screenshot(f"{pictures}/{name}.png")
        find("#save-next").click()
    wait.until(lambda _: driver.current_url.endswith("/review"))
    driver.save_screenshot(f"{pictures}/review.png")
    find("#submit-request").click()
    wait.until(lambda _: "/requests/" in driver.current_url)
    request = find("#request-id").text
    driver.save_screenshot(f"{pictures}/confirmation.png")
    times.end(request, peak())
finally:
    driver.quit()
