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
    "hangul": "/?q=%EC%A0%84%EC%A2%85%EC%84%9C",
    "facets": "/?q=Jeon&facets=1",
    "new": "/new?since=2000-01-01",
    "status": "/status",
    "lost": "/lost",
}

# Rules of WCAG 2.2 that a program can check. Returns a list of faults.
RULES = r"""
const faults = [];
const all = s => [...document.querySelectorAll(s)];
const shown = e => e.checkVisibility() && !e.closest(".unseen, .skip");
const name = e => e.tagName.toLowerCase() + (e.className.baseVal ?? e.className ?
    "." + (e.className.baseVal ?? e.className) : "") + " " +
    e.textContent.trim().slice(0, 30);
const ownText = e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());

/* ---- Structure ---- */
const seen = new Set();
for (const e of all("[id]")) {
    if (seen.has(e.id)) faults.push("two elements have the id " + e.id);
    seen.add(e.id);
}
if (!document.documentElement.lang) faults.push("the page has no language");
if (!document.title) faults.push("the page has no title");
if (all("h1").length !== 1) faults.push("not one h1: " + all("h1").length);
let level = 0;
for (const e of all("h1, h2, h3, h4, h5, h6")) {
    const l = +e.tagName[1];
    if (l > level + 1) faults.push("a heading skips a level: " + name(e));
    if (!e.textContent.trim()) faults.push("a heading is empty");
    level = l;
}
for (const one of ["main", "header", "[role=search]"])
    if (all(one).length !== 1) faults.push("not one " + one);
for (const e of all("nav, aside, section[role=region]"))
    if (!e.getAttribute("aria-label") && !e.getAttribute("aria-labelledby"))
        faults.push("a landmark has no name: " + name(e));
for (const e of all("body > *"))
    if (!e.matches("header, main, footer, .skip, dialog, script, svg"))
        faults.push("outside of all landmarks: " + name(e));
const first = all("a[href], button, input:not([type=hidden]), summary")[0];
if (!first?.matches(".skip") || !document.querySelector(first.getAttribute("href")))
    faults.push("no link skips to the content first");
if (all(".none").some(e => e.getAttribute("role") !== "status"))
    faults.push("that nothing was found is not announced");
if (all(".notes").some(e => e.getAttribute("role") !== "status"))
    faults.push("a note is not announced");

/* ---- Names ---- */
for (const e of all("input:not([type=hidden]), select, textarea"))
    if ((!e.labels || e.labels.length === 0) && !e.getAttribute("aria-label"))
        faults.push("an input has no label");
for (const e of all("a, button, summary"))
    if (!e.textContent.trim() && !e.getAttribute("aria-label"))
        faults.push("a link or button has no text");
for (const e of all("img"))
    if (!e.hasAttribute("alt")) faults.push("a picture has no text");
for (const e of all("svg"))
    if (!(e.getAttribute("role") && e.getAttribute("aria-label")) &&
        e.getAttribute("aria-hidden") !== "true")
        faults.push("a drawing has no role and name");
for (const e of all("svg a"))
    if (!e.querySelector("title")) faults.push("a link of a drawing has no title");
for (const e of all("th"))
    if (!e.scope) faults.push("a heading of a table has no scope");

/* ---- Languages ---- */
const latin = /[A-Za-z\u00C0-\u024F]/g;
const other = /[\u0370-\u052F\u0590-\u06FF\u0900-\u097F\u0E00-\u0E7F\u1100-\u11FF\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7A3]/g;
for (const e of all("main *")) {
    if (!ownText(e)) continue;
    const own = [...e.childNodes].filter(n => n.nodeType === 3).map(n => n.data).join("");
    const o = (own.match(other) || []).length, l = (own.match(latin) || []).length;
    if (o > l && !e.matches(".source, kbd, mark") && e.closest("[lang]").lang.startsWith("en"))
        faults.push("of another language, but not marked: " + name(e));
}

/* ---- Colours ---- */
const parse = c => {
    const v = c.match(/[\d.]+/g).map(Number);
    return { rgb: v.slice(0, 3), a: v.length > 3 ? v[3] : 1 };
};
const light = rgb => {
    const [r, g, b] = rgb.map(x => {
        x /= 255;
        return x <= .03928 ? x / 12.92 : ((x + .055) / 1.055) ** 2.4;
    });
    return .2126 * r + .7152 * g + .0722 * b;
};
const over = (top, below, a) => top.map((x, i) => x * a + below[i] * (1 - a));
const behind = e => {
    for (; e; e = e.parentElement) {
        const c = parse(getComputedStyle(e).backgroundColor);
        if (c.a > .99) return c.rgb;
    }
    return [255, 255, 255];
};
const low = new Set();
const compare = (e, colour, large, what) => {
    let opacity = 1;
    for (let p = e; p; p = p.parentElement) opacity *= +getComputedStyle(p).opacity;
    const back = behind(e), c = parse(colour);
    const a = light(over(c.rgb, back, c.a * opacity)), b = light(back);
    const contrast = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (contrast < (large ? 3 : 4.5))
        low.add(name(e) + what + " " + contrast.toFixed(2));
};
for (const e of all("main *, header *")) {
    const s = getComputedStyle(e);
    if (!shown(e)) continue;
    if (e.matches("svg text")) compare(e, s.fill, false, " (drawn)");
    else if (!e.closest("svg") && ownText(e))
        compare(e, s.color, parseFloat(s.fontSize) >= 24, "");
    if (e.matches("input[placeholder]"))
        compare(e, getComputedStyle(e, "::placeholder").color, false, " (placeholder)");
}
for (const l of low) faults.push("too little contrast: " + l);

/* ---- Keyboard and fingers ---- */
const targets = all("a[href], button, input:not([type=hidden]), summary").filter(shown);
const before = document.activeElement;
for (const e of targets) {
    if (e.closest("details:not([open])") && !e.matches("summary")) continue;
    e.focus({ preventScroll: true });
    const s = getComputedStyle(e);
    if (document.activeElement !== e) faults.push("cannot be focused: " + name(e));
    else if (!e.closest("svg") && (s.outlineStyle === "none" || parseFloat(s.outlineWidth) < 2) && s.boxShadow === "none")
        faults.push("its focus is not seen: " + name(e));
}
before?.focus?.({ preventScroll: true });
/* At least 24 by 24, or that far from the next one, or within a sentence. */
const box = e => e.getBoundingClientRect();
const small = targets.filter(e => !e.closest("svg") && (box(e).width < 24 || box(e).height < 24));
const sentence = e => [...e.parentElement.childNodes].some(n => n.nodeType === 3 && /[\p{L}]/u.test(n.data));
for (const e of small) {
    if (sentence(e)) continue;
    const r = box(e), x = r.x + r.width / 2, y = r.y + r.height / 2;
    const near = targets.find(t => {
        if (t === e || t.closest("svg")) return false;
        const q = box(t);
        const dx = Math.max(q.x - x, 0, x - q.right), dy = Math.max(q.y - y, 0, y - q.bottom);
        const apart = small.includes(t)
            ? Math.hypot(q.x + q.width / 2 - x, q.y + q.height / 2 - y) < 24
            : Math.hypot(dx, dy) < 12;
        return apart;
    });
    if (near) faults.push("too small a target: " + name(e) + " " +
        r.width.toFixed(0) + "x" + r.height.toFixed(0) + " near " + name(near));
}
if (document.documentElement.scrollWidth > innerWidth)
    faults.push("wider than the window: " + document.documentElement.scrollWidth);
return [...new Set(faults)].slice(0, 40);
"""

# Each fault that the rules find, put into a page that has none.
PLANTED = [
    ("<p id=main>x</p>", "two elements have the id main"),
    ("<h1>x</h1>", "not one h1"),
    ("<h5>x</h5>", "a heading skips a level"),
    ("<h2> </h2>", "a heading is empty"),
    ("<header></header>", "not one header"),
    ("<nav>x</nav>", "a landmark has no name"),
    ("<input>", "an input has no label"),
    ("<a href=/x></a>", "a link or button has no text"),
    ("<img>", "a picture has no text"),
    ("<svg></svg>", "a drawing has no role and name"),
    ("<svg><a href=/x><circle r=3 /></a></svg>", "a link of a drawing has no title"),
    ("<table><tr><th>x</th></tr></table>", "a heading of a table has no scope"),
    ("<p>\uc804\uc885\uc11c</p>", "of another language, but not marked"),
    ("<p class=faint>x</p>", "too little contrast"),
    ("<p class=thin>x</p>", "too little contrast"),
    ("<button class=dull>xxxxx</button>", "its focus is not seen"),
    ("<div><a href=/1 class=tiny>i</a><a href=/2 class=tiny>j</a></div>",
     "too small a target"),
    ("<div class=wide>x</div>", "wider than the window"),
    ("<p class=none>x</p>", "not announced"),
]
PLANTED_STYLE = """
.faint { color: #999; background: #aaa; }
.thin { opacity: .3; }
.dull:focus-visible { outline: none; }
.tiny { font-size: 8px; }
.wide { width: 9000px; }
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
                if "favicon" not in line["message"] and
                "status of 404" not in line["message"]]

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


def test_rules(tap, archive):
    """Every rule finds a fault that is planted."""
    browser = Browser(1280, 900)
    for markup, fault in PLANTED:
        browser.go(archive.address + "/")
        browser.run(f"""
            const style = new CSSStyleSheet();
            style.replaceSync({json.dumps(PLANTED_STYLE)});
            document.adoptedStyleSheets = [style];
            document.querySelector("main").insertAdjacentHTML("beforeend",
                {json.dumps(markup)});""")
        faults = browser.run(RULES)
        tap.result(any(fault in one for one in faults),
                   f"a planted fault is found: {markup}", "\n".join(faults))
    browser.close()


def test_article(tap, archive):
    """The page of an article has no address that can be written down here."""
    for dark in (False, True):
        browser = Browser(390, 900, dark=dark)
        browser.go(archive.address + PAGES["answer"])
        browser.click(".title a")
        browser.wait("document.querySelector('#hit')")
        faults = browser.run(RULES) + browser.said()
        tap.result(not faults, f"article, {'dark' if dark else 'light'}",
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
        test_rules(tap, archive)
        test_pages(tap, archive)
        test_article(tap, archive)
        test_keys(tap, archive)
        test_without_script(tap, archive)
        tap.done()
    finally:
        archive.close()


if __name__ == "__main__":
    main()
