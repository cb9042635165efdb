import WebDriver

/// Runs in every page of a recorded walk and reports what the person does.
///
/// Among the page's own scripts: Chromium 156 delivers nothing by a channel from a sandbox's preload script.
/// Only events that come from a person count. Typed texts go to the recorder alone, which compares and forgets them;
/// those of password fields do not leave the page.
enum RecorderScript {
    /// The channel of its reports (WebDriver BiDi, section 7.7.2, `script.Channel`).
    static let channel = "countersign-recorder"

    /// The parameters of `script.addPreloadScript`.
    static var parameters: JSONValue {
        [
            "functionDeclaration": .string("(report) => {\(describing)\(locating)\(listening)}"),
            "arguments": [["type": "channel", "value": ["channel": .string(channel)]]],
        ]
    }

    private static let describing = #"""
        const words = (text) => (text ?? "").replace(/\s+/g, " ").trim();
        const count = (css) => { try { return document.querySelectorAll(css).length; } catch (e) { return 0; } };
        const isPlain = (id) => /^[A-Za-z][\w-]*$/.test(id);
        const idOf = (e) => (isPlain(e.id ?? "") && count("#" + e.id) === 1 ? "#" + e.id : null);
        const pathOf = (address) => { try { return new URL(address, location.href).pathname; } catch (e) { return ""; } };
        const formOf = (e) => {
          const form = e?.form ?? e?.closest?.("form") ?? (document.forms.length === 1 ? document.forms[0] : null);
          if (!form) return null;
          const css = idOf(form) ?? (document.forms.length === 1 ? "form" : "DECIDE");
          return { css, method: form.method, action: pathOf(form.getAttribute("action") ?? location.href) };
        };
        const leaves = () => [...document.querySelectorAll("[id]")].filter((e) => e.childElementCount === 0 && idOf(e)
          && !e.matches("input, select, textarea, button, label, option, script, style, h1, h2, h3")
          && words(e.innerText) !== "");
        const pageOf = (e) => {
          const headings = document.querySelectorAll("h1");
          // Only what the address says too: an id of the portal's own, and nothing that was typed.
          const marks = leaves().filter((leaf) => /\d/.test(leaf.innerText)
            && location.pathname.split("/").includes(words(leaf.innerText)))
            .map((leaf) => ({ css: idOf(leaf), text: words(leaf.innerText) }));
          return { path: location.pathname, heading: headings.length === 1 ? words(headings[0].innerText) : null,
            form: formOf(e), marks };
        };
        const shown = () => leaves().map((leaf) => ({ css: idOf(leaf), text: words(leaf.innerText).slice(0, 8192) }));

        """#

    private static let locating = #"""
        const labelOf = (e) => {
          const texts = [...(e.labels ?? [])].map((label) => {
            const copy = label.cloneNode(true);
            copy.querySelectorAll("input, select, textarea, button").forEach((control) => control.remove());
            return words(copy.textContent);
          });
          return texts.find((text) => text !== "") ?? words(e.getAttribute("aria-label"));
        };
        const placeOf = (e) => {
          const parts = [];
          for (; e && e !== document.documentElement; e = e.parentElement) {
            if (idOf(e)) { parts.unshift(idOf(e)); break; }
            const equal = [...(e.parentElement?.children ?? [])].filter((other) => other.localName === e.localName);
            parts.unshift(equal.length > 1 ? `${e.localName}:nth-of-type(${equal.indexOf(e) + 1})` : e.localName);
          }
          return parts.join(" > ");
        };
        // One of several equal parts, each with a control of this name: a row that was added.
        const rowOf = (e) => {
          const name = e.getAttribute("name");
          if (!name || /^(checkbox|radio|file)$/.test(e.type)) return null;
          const field = `[name="${name}"]`;
          for (let row = e.parentElement; row?.parentElement && row !== e.form; row = row.parentElement) {
            const equal = [...row.parentElement.children].filter((other) => other.localName === row.localName
              && other.className === row.className && other.querySelectorAll(field).length === 1);
            if (equal.length < 2) continue;
            return { container: idOf(row.parentElement) ?? placeOf(row.parentElement), field, index: equal.indexOf(row),
              row: row.classList.length ? "." + row.classList[0] : row.localName };
          }
          return null;
        };
        const locatorsOf = (e, role) => {
          const found = [], name = e.getAttribute("name"), test = e.getAttribute("data-testid");
          if (idOf(e)) found.push({ css: idOf(e) });
          if (test && count(`[data-testid="${test}"]`) === 1) found.push({ css: `[data-testid="${test}"]` });
          if (name && count(`${e.localName}[name="${name}"]`) === 1) found.push({ css: `${e.localName}[name="${name}"]` });
          if (role) {
            const text = words(e.innerText) || words(e.value) || words(e.getAttribute("aria-label"));
            if (text) found.push({ role, name: text });
          } else if (labelOf(e)) found.push({ label: labelOf(e) });
          if (!found.some((locator) => locator.css)) found.push({ css: placeOf(e) });
          return found;
        };

        """#

    private static let listening = #"""
        // A page that goes away may take its last words with it (Chromium's channel hands on one at a time): they are kept
        // for the next page, which says them again. Times tell them apart and put them in order.
        const key = "countersign-recorder";
        const kept = () => { try { return JSON.parse(sessionStorage.getItem(key)) ?? []; } catch (e) { return []; } };
        const send = (entries) => { try { report(JSON.stringify(entries)); } catch (e) {} };
        const say = (steps) => {
          const entry = { at: performance.timeOrigin + performance.now(), steps };
          try { sessionStorage.setItem(key, JSON.stringify([...kept(), entry].slice(-8))); } catch (e) {}
          send([entry]);
        };
        send(kept());
        try { sessionStorage.removeItem(key); } catch (e) {}
        const target = (event) => event.composedPath()[0];
        const isControl = (e) => e.matches?.("input, select, textarea") && !/^(hidden|submit|button|image|reset)$/.test(e.type);
        const told = new Set();
        const entered = (e) => {
          told.add(e);
          const step = { locators: locatorsOf(e, null), name: e.getAttribute("name"), page: pageOf(e), row: rowOf(e) };
          if (e.type === "password") step.act = "secret";
          else if (e.type === "file") Object.assign(step, { act: "attach", text: e.files[0]?.name ?? "" });
          else if (e.type === "checkbox" || e.type === "radio") Object.assign(step, { act: "tick", choice: e.value });
          else Object.assign(step, { act: e.localName === "select" ? "choose" : "fill", text: e.value,
            words: e.localName === "select" ? words(e.selectedOptions[0]?.text) : null, isTextarea: e.localName === "textarea" });
          return step;
        };
        addEventListener("change", (event) => {
          const e = target(event);
          if (event.isTrusted && isControl(e)) say([entered(e)]);
        }, true);
        addEventListener("click", (event) => {
          const pressed = "button, a[href], input[type=submit], input[type=button], [role=button], [role=tab], [role=link]";
          const e = target(event)?.closest?.(pressed);
          if (!event.isTrusted || !e) return;
          // What the person left as it was belongs to the form too.
          const left = [...(e.type === "submit" ? e.form?.elements ?? [] : [])]
            .filter((other) => isControl(other) && other.type !== "password" && !told.has(other));
          const others = [...(e.type === "submit" ? e.form?.elements ?? [] : [])]
            .filter((other) => other !== e && other.type === "submit" && other.checkVisibility())
            .map((other) => ({ css: idOf(other) ?? placeOf(other), text: words(other.innerText) || words(other.value) }));
          say([...left.map(entered), { others, act: "press", locators: locatorsOf(e, e.getAttribute("role") ?? (e.localName === "a" ? "link" : "button")),
            name: e.getAttribute("name"), choice: e.value ?? null, page: pageOf(e), shown: shown() }]);
        }, true);
        addEventListener("DOMContentLoaded", () => say([{ act: "open", locators: [], page: pageOf(null), shown: shown() }]));
        """#
}
