extension PageProbe {
    /// The script: reads only, changes nothing but the scroll position, which it puts back.
    package static let script = reading + identity + searching + revealing + answer

    static let reading = #"""
        "use strict";
        const ask = JSON.parse(arguments[0]);
        const squeeze = text => (text ?? "").replace(/\s+/g, " ").trim();
        const all = (css, root = document) => [...root.querySelectorAll(css)];
        const controls = "input,select,textarea,button,[contenteditable]:not([contenteditable=false]),"
          + "[role=checkbox],[role=switch],[role=radio],[role=textbox],[role=combobox],[role=spinbutton],[role=listbox]";
        const shown = el => {
          const box = el.getBoundingClientRect();
          return el.checkVisibility({opacityProperty: true, visibilityProperty: true}) && box.width > 0 && box.height > 0;
        };
        const rectangle = box => ({x: box.x, y: box.y, width: box.width, height: box.height});
        const name = el => el.localName + (el.id ? "#" + el.id : "");
        // By text nodes: innerText would follow text-transform, which is style and not text.
        const textNodes = el => {
          const walker = document.createTreeWalker(el, NodeFilter.SHOW_TEXT);
          const nodes = [];
          while (walker.nextNode()) {
            const node = walker.currentNode, parent = node.parentElement;
            const inside = parent.closest("select,textarea,script,style,noscript,template");
            if (inside && inside !== el && el.contains(inside)) continue;
            if (node.data.trim() === "" || parent.checkVisibility({opacityProperty: true, visibilityProperty: true}))
              nodes.push(node);
          }
          return nodes;
        };
        const inline = el => getComputedStyle(el).display.startsWith("inline");
        const textOf = el => {
          let text = "", last = null;
          for (const node of textNodes(el)) {
            const parent = node.parentElement;
            if (last && last !== parent && !(inline(last) && inline(parent))) text += " ";
            text += node.data;
            last = parent;
          }
          return squeeze(text);
        };
        const byIDs = ids => squeeze((ids ?? "").split(/\s+/).map(id => {
          const el = id && document.getElementById(id);
          return el ? textOf(el) : "";
        }).join(" "));

        """#

    static let identity = #"""
        const labelOf = el => {
          if (el.labels && el.labels.length) return squeeze([...el.labels].map(textOf).join(" "));
          const named = byIDs(el.getAttribute("aria-labelledby")) || squeeze(el.getAttribute("aria-label"));
          if (named || el.localName !== "dd") return named;
          let before = el.previousElementSibling;
          while (before && before.localName === "dd") before = before.previousElementSibling;
          return before && before.localName === "dt" ? textOf(before) : "";
        };
        const types = {checkbox: "checkbox", radio: "radio", button: "button", submit: "button", reset: "button",
          image: "button", number: "spinbutton", search: "searchbox", range: "slider", file: "file", password: "password"};
        const roleOf = el => {
          const stated = el.getAttribute("role");
          if (stated) return stated.trim().split(/\s+/)[0];
          switch (el.localName) {
            case "input": return types[el.type] ?? "textbox";
            case "textarea": return "textbox";
            case "select": return el.multiple || el.size > 1 ? "listbox" : "combobox";
            case "a": return el.hasAttribute("href") ? "link" : "";
            case "button": return "button";
            case "h1": case "h2": case "h3": case "h4": return "heading";
            default: return "";
          }
        };
        const nameOf = el => byIDs(el.getAttribute("aria-labelledby")) || squeeze(el.getAttribute("aria-label"))
          || labelOf(el) || (el.localName === "input" && /^(submit|button|reset)$/.test(el.type) ? squeeze(el.value) : "")
          || (/^(button|link|tab|heading)$/.test(roleOf(el)) ? textOf(el) : "")
          || squeeze(el.getAttribute("alt") || el.title || el.getAttribute("placeholder"));
        const labelText = el => el.localName === "input" && /^(submit|button|reset)$/.test(el.type)
          ? squeeze(el.value) : el.localName === "button" || el.localName === "a" ? textOf(el) : labelOf(el);
        // A point reaches an element when what is hit is the element, a part of it, or the label that ticks it.
        const reaches = (el, x, y) => {
          const hit = document.elementFromPoint(x, y);
          return {hit, ok: !!hit && (el === hit || el.contains(hit)
            || (el.labels ? [...el.labels].some(label => label === hit || label.contains(hit)) : false))};
        };
        const inView = box => box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth;
        const centreOf = el => {
          const start = [scrollX, scrollY];
          let box = el.getBoundingClientRect();
          if (!inView(box)) {
            el.scrollIntoView({block: "center", inline: "center", behavior: "instant"});
            box = el.getBoundingClientRect();
          }
          const found = reaches(el, box.x + box.width / 2, box.y + box.height / 2);
          scrollTo({left: start[0], top: start[1], behavior: "instant"});
          return found;
        };
        const identify = el => {
          const visible = shown(el), centre = visible ? centreOf(el) : {ok: false, hit: null};
          const secret = el.localName === "input" && (el.type === "password" || el.type === "file");
          return {
            tag: el.localName, type: el.type && typeof el.type === "string" ? el.type : "",
            name: el.getAttribute("name") ?? "", id: el.id, label: labelText(el), role: roleOf(el),
            accessibleName: nameOf(el), text: textOf(el),
            required: el.required === true || el.getAttribute("aria-required") === "true",
            disabled: el.matches(":disabled") || el.getAttribute("aria-disabled") === "true",
            readOnly: el.readOnly === true || el.getAttribute("aria-readonly") === "true",
            visible, reachable: centre.ok, coveredBy: !centre.ok && centre.hit ? name(centre.hit) : "",
            rectangle: rectangle(el.getBoundingClientRect()),
            value: secret || typeof el.value !== "string" ? "" : el.value, checked: el.checked === true,
            options: el.localName === "select"
              ? [...el.options].map(o => ({value: o.value, text: squeeze(o.text), selected: o.selected})) : [],
            maximumLength: el.maxLength >= 0 ? el.maxLength : null, valid: el.validity ? el.validity.valid : true,
          };
        };

        """#

    private static let searching = #"""
        const mapped = new Set(), revealed = [];
        const search = (locator, root) => {
          if (locator.css) return all(locator.css, root);
          if (locator.label) return all(controls, root).filter(el => labelOf(el) === locator.label);
          if (locator.role) return all(controls + ",a,[role],h1,h2,h3,h4", root)
            .filter(el => roleOf(el) === locator.role && nameOf(el) === locator.name);
          const found = document.evaluate(locator.xpath, root, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE, null);
          return Array.from({length: found.snapshotLength}, (_, i) => found.snapshotItem(i))
            .filter(node => node.nodeType === Node.ELEMENT_NODE);
        };
        const field = (wanted, root = document) => {
          const found = wanted.locators.map(locator => search(locator, root));
          const foundBy = found.findIndex(elements => elements.length);
          const elements = foundBy < 0 ? [] : found[foundBy];
          elements.forEach(el => mapped.add(el));
          if (wanted.reveal) revealed.push(...elements);
          const rows = wanted.rows && elements.length ? all(wanted.rows.row, elements[0]) : [];
          return {
            matches: found.map(elements => elements.length), foundBy: foundBy < 0 ? null : foundBy,
            element: elements.length ? identify(elements[0]) : null,
            texts: wanted.kind === "shown" ? elements.filter(shown).map(textOf) : [],
            rows: rows.map(row => Object.fromEntries(wanted.rows.fields.map(inner => [inner.id, field(inner, row)]))),
          };
        };
        const region = wanted => all(wanted.css).map(el => {
          if (wanted.reveal) revealed.push(el);
          return {text: textOf(el), label: labelOf(el), rectangle: rectangle(el.getBoundingClientRect()), visible: shown(el)};
        });
        // A hidden control that demands a value is told too: it would stop the form in silence.
        const unmapped = () => ask.scope ? all(ask.scope).flatMap(scope => all(controls, scope))
          .filter(el => !mapped.has(el) && !(el.localName === "input" && el.type === "hidden")
            && !(el.localName === "button" && el.type !== "submit") && !ask.ignored.some(css => el.matches(css)))
          .map(el => ({
            tag: el.localName, type: typeof el.type === "string" ? el.type : "", id: el.id,
            name: el.getAttribute("name") ?? "", label: labelText(el),
            required: el.required === true || el.getAttribute("aria-required") === "true",
            visible: shown(el), rectangle: rectangle(el.getBoundingClientRect()),
          })).filter(el => el.visible || el.required) : [];
        const formState = () => {
          const forms = ask.form ? all(ask.form) : [];
          return forms.length ? {
            matches: forms.length, method: forms[0].getAttribute("method")?.toLowerCase() ?? "get",
            action: new URL(forms[0].getAttribute("action") ?? location.href, document.baseURI).href,
            hidden: all("input[type=hidden]", forms[0]).map(el => el.name),
          } : null;
        };

        """#

    private static let revealing = #"""
        const clip = box => {
          const x = Math.max(0, box.left), y = Math.max(0, box.top);
          return {x, y, width: Math.min(innerWidth, box.right) - x, height: Math.min(innerHeight, box.bottom) - y};
        };
        // Nine points: a box that anything lies over stays masked as a whole.
        const open = (el, box) => box.width > 0 && box.height > 0 && [0.1, 0.5, 0.9].every(v => [0.1, 0.5, 0.9]
          .every(u => reaches(el, box.x + box.width * u, box.y + box.height * v).ok));
        const textBoxes = el => textNodes(el).filter(node => node.data.trim() !== "").flatMap(node => {
          const range = document.createRange();
          range.selectNodeContents(node);
          return [...range.getClientRects()].map(clip).filter(box => open(node.parentElement, box));
        });
        // Texts are revealed by their letters, so that a value standing inside a label stays masked.
        const boxes = el => {
          if (!shown(el)) return [];
          if (!el.matches("input,select,textarea")) return textBoxes(el);
          if (el.type === "password" || el.type === "file") return [];
          return [clip(el.getBoundingClientRect())].filter(box => open(el, box));
        };

        """#

    private static let answer = #"""
        const answer = {
          url: location.href, title: document.title, readyState: document.readyState,
          documentToken: String(performance.timeOrigin), devicePixelRatio,
          viewport: {x: scrollX, y: scrollY, width: innerWidth, height: innerHeight},
          landmark: ask.landmark ? all(ask.landmark).filter(shown).map(textOf) : [],
          tabs: ask.tabs ? all(ask.tabs).filter(shown).map(textOf) : [],
          form: formState(),
          fields: Object.fromEntries(ask.fields.map(wanted => [wanted.id, field(wanted)])),
          controls: Object.fromEntries(ask.controls.map(wanted => [wanted.key, field(wanted)])),
          regions: Object.fromEntries(ask.regions.map(wanted => [wanted.key, region(wanted)])),
          unmapped: unmapped(),
          duplicatedIDs: [...all("[id]").reduce((ids, el) => ids.set(el.id, (ids.get(el.id) ?? 0) + 1), new Map())]
            .filter(([, count]) => count > 1).map(([id]) => id),
          dialogs: all("dialog[open],[role=dialog],[role=alertdialog],[aria-modal=true]").filter(shown)
            .map(el => ({element: name(el), text: textOf(el)})),
          frames: all("iframe,frame,object,embed").filter(shown).map(el => rectangle(el.getBoundingClientRect())),
          rows: ask.list ? all(ask.list.rows).map(row => Object.fromEntries(Object.entries(ask.list.cells)
            .map(([cell, css]) => [cell, row.querySelector(css)]).filter(([, el]) => el)
            .map(([cell, el]) => [cell, textOf(el)]))) : [],
        };
        for (const css of ask.visible) revealed.push(...all(css));
        answer.revealable = [...new Set(revealed)].flatMap(boxes);
        return JSON.stringify(answer);
        """#
}
