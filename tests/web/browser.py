#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""The pages of filmweb in a real browser: Chromium, driven by its WebDriver.

    browser.py test BUILD CORPUS            prints TAP
    browser.py screenshots BUILD CORPUS DIR writes PNG files

BUILD has filmindex and filmweb, CORPUS is what they index. Only the standard
library of Python, chromium and chromedriver are needed.
"""
import base64
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # W3C WebDriver, section 12
ENTER, ESCAPE = "\ue007", "\ue00c"
WIDTHS = (390, 1280)
PAGES = {
    "start": "/",
    "answer": "/?q=Jeon+Jong-seo+awards",
    "nothing": "/?q=zyzzyva",
    "condition": "/?q=film&film=Ballerina",
    "film": "/film?name=Burning",
    "person": "/person?name=Jeon+Jong-seo",
    "status": "/status",
}

# Rules of WCAG 2.1 that a program can check. Returns a list of faults.
RULES = r"""
const faults = [];
const seen = new Set();
for (const e of document.querySelectorAll("[id]")) {
    if (seen.has(e.id)) faults.push("two elements have the id " + e.id);
    seen.add(e.id);
}
if (!document.documentElement.lang) faults.push("the page has no language");
if (!document.title) faults.push("the page has no title");
if (document.querySelectorAll("main").length !== 1) faults.push("not one main");
for (const e of document.querySelectorAll("input, select, textarea"))
    if (!e.labels || e.labels.length === 0) faults.push("an input has no label");
for (const e of document.querySelectorAll("a, button"))
    if (!e.textContent.trim() && !e.getAttribute("aria-label"))
        faults.push("a link or button has no text");
for (const e of document.querySelectorAll("img"))
    if (!e.hasAttribute("alt")) faults.push("a picture has no text");
for (const e of document.querySelectorAll("svg"))
    if (!e.getAttribute("aria-label") && !e.getAttribute("aria-hidden"))
        faults.push("a drawing has no name");
let level = 0;
for (const e of document.querySelectorAll("h1, h2, h3, h4")) {
    const l = +e.tagName[1];
    if (l > level + 1 && level > 0) faults.push("a heading skips a level: " + e.textContent);
    level = l;
}
const light = c => {
    const v = c.match(/[\d.]+/g).map(Number);
    const [r, g, b] = v.slice(0, 3).map(x => {
        x /= 255;
        return x <= .03928 ? x / 12.92 : ((x + .055) / 1.055) ** 2.4;
    });
    return { y: .2126 * r + .7152 * g + .0722 * b, a: v.length > 3 ? v[3] : 1 };
};
const behind = e => {
    for (; e; e = e.parentElement) {
        const c = light(getComputedStyle(e).backgroundColor);
        if (c.a > .99) return c.y;
    }
    return 1;
};
const low = new Set();
for (const e of document.querySelectorAll("main *, header *")) {
    const own = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
    if (!own || e.closest("svg, .unseen, .skip") || !e.checkVisibility()) continue;
    const s = getComputedStyle(e);
    const a = light(s.color).y, b = behind(e);
    const contrast = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    const large = parseFloat(s.fontSize) >= 24;
    if (contrast < (large ? 3 : 4.5)) low.add(e.tagName + "." + e.className + " " + contrast.toFixed(2));
}
for (const l of low) faults.push("too little contrast: " + l);
if (document.documentElement.scrollWidth > innerWidth)
    faults.push("wider than the window: " + document.documentElement.scrollWidth);
return faults;
"""


class Browser:
    """One session; values of the protocol as Python values."""

    def __init__(self, width, height, dark=False, script=True):
        self.driver = subprocess.Popen(
            ["chromedriver", "--port=0"], stdout=subprocess.PIPE, text=True)
        port = None
        while port is None:
            line = self.driver.stdout.readline()
            if not line:
                raise RuntimeError("chromedriver does not start")
            if "successfully on port" in line:
                port = line.rsplit(" ", 1)[1].strip().rstrip(".")
        self.base = f"http://127.0.0.1:{port}"
        prefs = {} if script else {
            "profile.managed_default_content_settings.javascript": 2}
        options = {
            "args": ["--headless=new", "--no-sandbox", "--disable-gpu",
                     "--hide-scrollbars", "--disable-dev-shm-usage",
                     f"--window-size={width},{height}"],
            "prefs": prefs}
        made = self.call("POST", "/session", {"capabilities": {"alwaysMatch": {
            "goog:chromeOptions": options,
            "goog:loggingPrefs": {"browser": "ALL"}}}})
        self.base += "/session/" + made["sessionId"]
        # A window has a least width; the emulated one has not.
        self.cdp("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": height, "deviceScaleFactor": 1,
            "mobile": False})
        self.cdp("Emulation.setEmulatedMedia", {"features": [
            {"name": "prefers-color-scheme",
             "value": "dark" if dark else "light"},
            {"name": "prefers-reduced-motion", "value": "reduce"}]})

    def call(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(
            self.base + path, data, {"Content-Type": "application/json"},
            method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(json.load(error)["value"]["message"]) from error

    def cdp(self, name, arguments):
        return self.call("POST", "/goog/cdp/execute",
                         {"cmd": name, "params": arguments})

    def go(self, url):
        self.call("POST", "/url", {"url": url})

    def url(self):
        return self.call("GET", "/url")

    def run(self, script):
        return self.call("POST", "/execute/sync", {"script": script, "args": []})

    def find(self, selector):
        found = self.call("POST", "/element",
                          {"using": "css selector", "value": selector})
        return found[ELEMENT]

    def text(self, selector):
        return self.call("GET", f"/element/{self.find(selector)}/text")

    def click(self, selector):
        self.call("POST", f"/element/{self.find(selector)}/click", {})

    def keys(self, text):
        """Types into whatever has the focus."""
        actions = []
        for key in text:
            actions += [{"type": "keyDown", "value": key},
                        {"type": "keyUp", "value": key}]
        self.call("POST", "/actions", {"actions": [
            {"type": "key", "id": "keyboard", "actions": actions}]})

    def said(self):
        """What the console was told: nothing, if all is well."""
        return [line["message"] for line in
                self.call("POST", "/se/log", {"type": "browser"})
                if "favicon" not in line["message"]]

    def wait(self, condition):
        """True once the script gives a true value; False after 20 seconds."""
        for _ in range(200):
            if self.run("return " + condition):
                return True
            time.sleep(0.1)
        return False

    def picture(self, path):
        data = self.cdp("Page.captureScreenshot", {"format": "png"})["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))

    def close(self):
        try:
            self.call("DELETE", "")
        finally:
            self.driver.terminate()
            self.driver.wait()


class Archive:
    """filmweb over an index of the corpus."""

    def __init__(self, build, corpus):
        self.folder = tempfile.TemporaryDirectory()
        database = os.path.join(self.folder.name, "film.db")
        inputs = [os.path.relpath(os.path.join(corpus, name)) for name in
                  ("articles", "films", "people")]
        subprocess.run([os.path.join(build, "filmindex"), "--quiet", "--db",
                        database, "add", *inputs], check=False)
        self.server = subprocess.Popen(
            [os.path.join(build, "filmweb"), "--db", database, "--port", "0"],
            stdout=subprocess.PIPE, text=True)
        self.address = self.server.stdout.readline().strip().rstrip("/")

    def close(self):
        self.server.terminate()
        self.server.wait()
        self.folder.cleanup()


class Tap:
    def __init__(self):
        self.count = 0

    def result(self, passed, name, seen=""):
        self.count += 1
        print(("ok" if passed else "not ok"), self.count, "-", name, flush=True)
        if not passed:
            for line in str(seen).splitlines():
                print("#", line)

    def done(self):
        print(f"1..{self.count}")


def test_pages(tap, archive):
    for width in WIDTHS:
        for dark in (False, True):
            browser = Browser(width, 900, dark=dark)
            for name, path in PAGES.items():
                browser.go(archive.address + path)
                faults = browser.run(RULES) + browser.said()
                tap.result(not faults, f"{name}, {width} px, "
                           f"{'dark' if dark else 'light'}",
                           "\n".join(faults))
            browser.close()


def test_keys(tap, archive):
    browser = Browser(1280, 900)
    browser.go(archive.address + "/")
    browser.keys("/")
    tap.result(browser.run("return document.activeElement.id") == "q",
               "/ goes to the search")
    browser.keys("jeon jo")
    tap.result(browser.wait("[...document.querySelectorAll('#names option')]"
                            ".some(o => o.value === 'Jeon Jong-seo')"),
               "names are offered while one types")
    browser.keys("ng-seo awards" + ENTER)
    tap.result(browser.wait("document.querySelector('.passage')") and
               "q=" in browser.url(), "Enter asks", browser.url())
    browser.keys(ESCAPE + "j")
    first = browser.run("return document.querySelector('.passage.at .title')"
                        "?.textContent")
    browser.keys("jk")
    again = browser.run("return document.querySelector('.passage.at .title')"
                        "?.textContent")
    tap.result(first and first == again, "j and k go from hit to hit", first)
    browser.keys(ENTER)
    tap.result(browser.wait("document.querySelector('#hit')"),
               "Enter opens the article", browser.url())
    tap.result(browser.wait("(r => r.top >= 0 && r.top < innerHeight)"
                            "(document.querySelector('#hit')"
                            ".getBoundingClientRect())"),
               "which is scrolled to the hit",
               browser.run("return JSON.stringify(document.querySelector("
                           "'#hit').getBoundingClientRect())"))
    browser.keys("?")
    tap.result(browser.wait("document.querySelector('dialog[open]')"),
               "? lists the keys")
    browser.keys(ESCAPE)
    tap.result(browser.wait("!document.querySelector('dialog[open]')"),
               "Esc closes the list")
    faults = browser.said()
    tap.result(not faults, "the console is told nothing", "\n".join(faults))
    browser.close()


def test_without_script(tap, archive):
    browser = Browser(1280, 900, script=False)
    browser.go(archive.address + "/")
    browser.click("#q")
    browser.keys("Jeon Jong-seo awards" + ENTER)
    for _ in range(200):
        if "q=" in browser.url():
            break
        time.sleep(0.1)
    tap.result("awards" in browser.text("main").lower(), "the form searches",
               browser.url())
    browser.click(".passage .title a")
    tap.result(browser.text(".whole h1"), "a title leads to the article")
    browser.go(archive.address + PAGES["answer"])
    browser.click(".card h2 a")
    tap.result("Jeon Jong-seo" in browser.text("h1"),
               "a card leads to the person")
    browser.click(".roles a")
    tap.result("/film?" in browser.url(), "a role leads to the film")
    browser.go(archive.address + PAGES["condition"])
    browser.click(".conditions a")
    tap.result("film=" not in browser.url(), "a condition is taken back")
    browser.close()


def screenshots(archive, folder):
    os.makedirs(folder, exist_ok=True)
    for width in (390, 1280, 1920):
        for dark in (False, True):
            browser = Browser(width, 844 if width < 500 else 900, dark=dark)
            for name in ("answer", "person", "film"):
                browser.go(archive.address + PAGES[name])
                browser.picture(os.path.join(
                    folder, f"{name}-{width}-{'dark' if dark else 'light'}.png"))
            browser.close()


def main():
    archive = Archive(sys.argv[2], sys.argv[3])
    try:
        if sys.argv[1] == "screenshots":
            screenshots(archive, sys.argv[4])
            return
        tap = Tap()
        test_pages(tap, archive)
        test_keys(tap, archive)
        test_without_script(tap, archive)
        tap.done()
    finally:
        archive.close()


if __name__ == "__main__":
    main()
