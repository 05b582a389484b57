/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Everything works without this: keys, and names while one types. */
"use strict";
(() => {
    const box = document.getElementById("q");
    const names = document.getElementById("names");
    const hits = [...document.querySelectorAll(".passage, .text[data-line]")];
    let at = -1;
    let timer = 0;
    let asked = 0;

    /* ---- Names while one types ---- */
    const complete = async () => {
        const number = ++asked;
        const typed = box.value.trim();
        if (typed.length < 2)
            return;
        try {
            const answer = await fetch("/api/complete?limit=8&q=" + encodeURIComponent(typed));
            if (!answer.ok || number !== asked)
                return;
            names.replaceChildren(...(await answer.json()).map(n => {
                const option = document.createElement("option");
                option.value = n.year ? n.name + " (" + n.year + ")" : n.name;
                option.label = n.kind;
                return option;
            }));
        } catch (e) { /* the next key tries again */ }
    };
    box.addEventListener("input", () => {
        clearTimeout(timer);
        timer = setTimeout(complete, 80);
    });

    /* ---- A range of years, drawn with the mouse ---- */
    const years = document.querySelector(".years");
    if (years) {
        const yearAt = e => {
            const r = years.getBoundingClientRect();
            const bars = [...years.querySelectorAll("[data-year]")].map(b => [+b.dataset.year, b.getBoundingClientRect()]);
            return e.clientX < r.left || e.clientX > r.right ? 0 : bars.reduce((best, b) => Math.abs(b[1].x + b[1].width / 2 - e.clientX) < Math.abs(best[1].x + best[1].width / 2 - e.clientX) ? b : best)[0];
        };
        let from = 0;
        years.addEventListener("pointerdown", e => { from = yearAt(e); });
        years.addEventListener("dragstart", e => e.preventDefault());
        years.addEventListener("pointermove", e => {
            const to = from && e.buttons ? yearAt(e) : 0;
            for (const b of years.querySelectorAll("[data-year]"))
                b.classList.toggle("drawn", to > 0 && +b.dataset.year >= Math.min(from, to) && +b.dataset.year <= Math.max(from, to));
        });
        years.addEventListener("click", e => {
            const to = yearAt(e);
            if (!from || !to || from === to)
                return;
            e.preventDefault();
            const u = new URL(location);
            u.searchParams.delete("page");
            u.searchParams.set("since", Math.min(from, to));
            u.searchParams.set("until", Math.max(from, to));
            location = u;
        });
    }

    /* ---- Keys ---- */
    const go = step => {
        if (hits.length === 0)
            return;
        hits[at]?.classList.remove("at");
        at = Math.min(Math.max(at + step, 0), hits.length - 1);
        hits[at].classList.add("at");
        const link = hits[at].querySelector(".title a");
        if (link)
            link.focus({ preventScroll: true });
        hits[at].scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    };
    const help = () => {
        let d = document.getElementById("keys");
        if (!d) {
            d = document.createElement("dialog");
            d.id = "keys";
            d.setAttribute("aria-label", "Keys");
            const list = document.createElement("dl");
            for (const [key, what] of [["/", "to the search"], ["j ↓", "next"], ["k ↑", "previous"], ["Enter", "open"], ["n p", "next and previous page"], ["?", "this list"], ["Esc", "close it"]]) {
                const dt = document.createElement("dt");
                const dd = document.createElement("dd");
                dt.textContent = key;
                dd.textContent = what;
                list.append(dt, dd);
            }
            d.append(list);
            document.body.append(d);
        }
        d.showModal();
    };
    const page = rel => document.querySelector(".pages a[rel=" + rel + "]")?.click();
    document.addEventListener("keydown", e => {
        if (e.ctrlKey || e.altKey || e.metaKey || document.querySelector("dialog[open]"))
            return;
        if (e.target === box) {
            if (e.key === "Escape")
                box.blur();
            return;
        }
        const keys = {
            "/": () => { box.focus(); box.select(); },
            "?": help,
            j: () => go(1), k: () => go(-1),
            n: () => page("next"), p: () => page("prev"),
        };
        if (document.querySelector(".whole")) {
            keys.ArrowDown = keys.j;
            keys.ArrowUp = keys.k;
        }
        if (keys[e.key]) {
            e.preventDefault();
            keys[e.key]();
        }
    });
    at = hits.findIndex(h => h.classList.contains("hit"));
})();
