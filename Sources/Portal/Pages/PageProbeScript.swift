extension PageProbe {
    /// The script: reads only, changes nothing but the scroll position, which it puts back.
    package static let script = reading + identity + searching + structure + answer

    static let reading = "\"use strict\";\n" + FrameScript.corner + seeing

    private static let seeing = #"""
        const ask = JSON.parse(arguments[0]);
        const squeeze = text => (text ?? "").replace(/\s+/g, " ").trim();
        const all = (css, root = document) => [...root.querySelectorAll(css)];
        const controls = "input,select,textarea,button,[contenteditable]:not([contenteditable=false]),"
          + "[role=checkbox],[role=switch],[role=radio],[role=textbox],[role=combobox],[role=spinbutton],[role=listbox]";
        const shown = el => {
          const box = el.getBoundingClientRect();
          return el.checkVisibility({opacityProperty: true, visibilityProperty: true}) && box.width > 0 && box.height > 0;
        };
        // In a frame: where its document begins in the page around it, and that page, whose scroll position moves too.
        const [left, top] = Array.isArray(arguments[1]) ? arguments[1] : [0, 0];
        const frame = Array.isArray(arguments[1]) ? window.frameElement : null;
        const views = frame ? [window, window.parent] : [window];
        const inFrame = (x, y) => {
          const [left, top] = cornerOf(frame);
          return [left + x, top + y];
        };
        const rectangle = box => ({x: box.x + left, y: box.y + top, width: box.width, height: box.height});
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
        // Words of one block run together as they are seen to; other blocks and lines begin anew.
        const blockOf = (node, el) => {
          let part = node.parentElement;
          while (part !== el && part.parentElement && inline(part)) part = part.parentElement;
          return part;
        };
        const textOf = el => {
          let text = "", last = null;
          for (const node of textNodes(el)) {
            const block = blockOf(node, el);
            if ((last && last !== block) || node.previousSibling?.localName === "br") text += " ";
            text += node.data;
            last = block;
          }
          return squeeze(text);
        };
        // The document, open shadow roots and the documents of frames that can be read.
        const roots = [document], boundaries = [];
        for (let at = 0; at < roots.length && at < 200; at++) for (const el of roots[at].querySelectorAll("*")) {
          if (el.shadowRoot) roots.push(el.shadowRoot);
          if (ask.frame && el.matches(ask.frame)) continue;
          if (/^(iframe|frame|object|embed)$/.test(el.localName)) {
            const source = /^https?:/.test(el.src || el.data) && new URL(el.src || el.data);
            let inside = null;
            try { inside = el.contentDocument; } catch { inside = null; }
            // Still empty, it can be read; what it will show is another origin's.
            const isOurs = inside?.body && (!source || source.origin === location.origin);
            if (isOurs) roots.push(inside);
            boundaries.push([el, isOurs ? "frame" : "foreign frame"]);
          } else if (el.localName.includes("-") && !el.shadowRoot && el.childElementCount === 0 && textOf(el) === "")
            boundaries.push([el, "closed root"]);
        }
        const everywhere = css => roots.flatMap(root => [...root.querySelectorAll(css)]);
        const byIDs = ids => squeeze((ids ?? "").split(/\s+/).map(id => {
          const el = id && document.getElementById(id);
          return el ? textOf(el) : "";
        }).join(" "));

        """#

    static let identity = #"""
        // By each label's own control: Firefox keeps a list of labels after their "for" was changed.
        const labels = new Map();
        for (const label of everywhere("label")) if (label.control)
          labels.set(label.control, [...(labels.get(label.control) ?? []), label]);
        const labelsOf = el => labels.get(el) ?? [];
        const labelOf = el => {
          if (labelsOf(el).length) return squeeze(labelsOf(el).map(textOf).join(" "));
          const named = byIDs(el.getAttribute("aria-labelledby")) || squeeze(el.getAttribute("aria-label"));
          if (named || el.localName !== "dd") return named;
          let before = el.previousElementSibling;
          while (before && before.localName === "dd") before = before.previousElementSibling;
          return before && before.localName === "dt" ? textOf(before) : "";
        };
        // The last text before a control, in the smallest part of the page that has a text and no other control.
        const captionOf = el => {
          for (let part = el.parentElement; part; part = part.parentElement) {
            if (all(controls, part).some(other => other !== el && other.type !== "hidden" && !el.contains(other))) return "";
            const before = textNodes(part).filter(node => node.data.trim() !== "" && !el.contains(node)
              && (node.compareDocumentPosition(el) & Node.DOCUMENT_POSITION_FOLLOWING));
            const last = before.length ? blockOf(before.at(-1), part) : null;
            if (last) return squeeze(before.filter(node => blockOf(node, part) === last).map(node => node.data).join(""));
          }
          return "";
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
          // What lies over a frame takes the click, whatever the frame shows there.
          const over = frame ? window.parent.document.elementFromPoint(...inFrame(x, y)) : frame;
          if (over !== frame) return {hit: over, ok: false};
          const hit = document.elementFromPoint(x, y);
          return {hit, ok: !!hit && (el === hit || el.contains(hit)
            || labelsOf(el).some(label => label === hit || label.contains(hit)))};
        };
        const isWithin = (left, top, right, bottom, view) =>
          top >= 0 && left >= 0 && bottom <= view.innerHeight && right <= view.innerWidth;
        const inView = box => isWithin(box.left, box.top, box.right, box.bottom, window) && (!frame
          || isWithin(...inFrame(box.left, box.top), ...inFrame(box.right, box.bottom), window.parent));
        const centreOf = el => {
          const start = views.map(view => [view, view.scrollX, view.scrollY]);
          let box = el.getBoundingClientRect();
          if (!inView(box)) {
            el.scrollIntoView({block: "center", inline: "center", behavior: "instant"});
            box = el.getBoundingClientRect();
          }
          const found = reaches(el, box.x + box.width / 2, box.y + box.height / 2);
          for (const [view, left, top] of start) view.scrollTo({left, top, behavior: "instant"});
          return found;
        };
        const described = el => byIDs(el.getAttribute("aria-describedby")) || squeeze(el.getAttribute("aria-description"));
        // Words that a style sheet puts beside a control; a mere mark such as * is none.
        const generated = el => squeeze([el, ...labelsOf(el)].flatMap(part => ["::before", "::after"].map(place => {
          const content = getComputedStyle(part, place).content;
          return /^(none|normal|url|image|counter)/.test(content) || !/\p{L}|\p{N}/u.test(content) ? "" : content;
        })).join(" "));
        const sectionOf = el => {
          const names = [];
          for (let part = el.parentElement; part; part = part.parentElement) {
            const legend = part.localName === "fieldset" ? part.querySelector(":scope > legend") : null;
            const name = legend ? textOf(legend) : part.matches("fieldset,[role=group],[role=radiogroup],[role=region],section")
              ? byIDs(part.getAttribute("aria-labelledby")) || squeeze(part.getAttribute("aria-label")) : "";
            if (name) names.unshift(name);
          }
          return names.join(" › ");
        };
        // The label whose box lies next to the control for the eye, where that is clearly another than its own.
        let labelBoxes = null;
        const gap = (a, b) => Math.hypot(Math.max(0, a.left - b.right, b.left - a.right), Math.max(0, a.top - b.bottom, b.top - a.bottom));
        const besideOf = el => {
          if (!labelsOf(el).length) return "";
          labelBoxes ??= all("label").filter(shown).map(label => [label, label.getBoundingClientRect()]);
          const box = el.getBoundingClientRect();
          const own = Math.min(...labelsOf(el).filter(shown).map(label => gap(label.getBoundingClientRect(), box)));
          let nearest = null, distance = own > 12 ? own / 2 - 4 : -1;
          for (const [label, place] of labelBoxes) {
            if (labelsOf(el).includes(label)) continue;
            const other = gap(place, box);
            if (other < distance) [nearest, distance] = [label, other];
          }
          return nearest ? textOf(nearest) : "";
        };
        let order = null;
        const everyControl = () => order ??= new Map(all(controls).map((el, index) => [el, index]));
        const neighboursOf = el => {
          const list = [...everyControl().keys()], at = everyControl().get(el);
          return at === undefined ? [] : [list[at - 1], list[at + 1]].map(other => other ? labelText(other) : "");
        };
        const attributes = ["min", "max", "step", "pattern", "minlength", "maxlength", "accept", "placeholder", "autocomplete",
          "inputmode", "tabindex", "formaction", "formmethod", "formenctype", "formtarget", "form", "popovertarget",
          "commandfor", "list", "dirname", "title", "href", "target", "lang", "dir"];
        const stated = el => Object.fromEntries([
          ...attributes.filter(name => el.hasAttribute(name)).map(name => [name, el.getAttribute(name)]),
          ...["multiple", "formnovalidate", "inert", "draggable"].filter(name => el.hasAttribute(name)).map(name => [name, "yes"]),
          ...el.getAttributeNames().filter(name => name.startsWith("on")).map(name => [name, squeeze(el.getAttribute(name))]),
          ...(el.localName === "button" || /^(submit|button|reset|image|checkbox|radio)$/.test(el.type)
            ? [["value", el.getAttribute("value") ?? ""]] : []),
        ]);
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
            description: described(el), generated: generated(el), section: sectionOf(el), beside: visible ? besideOf(el) : "",
            isLabelShown: !labelsOf(el).length || labelsOf(el).some(shown),
            attributes: stated(el), order: everyControl().get(el) ?? -1, neighbours: neighboursOf(el),
          };
        };

        """#

    static let searching = #"""
        const mapped = new Set(), spoken = new Set();
        const search = (locator, root) => {
          if (locator.css) return all(locator.css, root);
          if (locator.label) return all(controls, root).filter(el => labelOf(el) === locator.label);
          if (locator.caption) return all(controls, root).filter(el => captionOf(el) === locator.caption);
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
          elements.forEach(el => (wanted.kind === "shown" ? spoken : mapped).add(el));
          const rows = wanted.rows && elements.length ? all(wanted.rows.row, elements[0]) : [];
          return {
            matches: found.map(elements => elements.length), foundBy: foundBy < 0 ? null : foundBy,
            element: elements.length ? identify(elements[0]) : null,
            texts: wanted.kind === "shown" ? elements.filter(shown).map(textOf)
              : wanted.kind === "combobox" ? elements.map(el => el.localName === "input" ? el.value : textOf(el)) : [],
            rows: rows.map(row => Object.fromEntries(wanted.rows.fields.map(inner => [inner.id, field(inner, row)]))),
          };
        };
        const region = wanted => all(wanted.css).map(el => {
          spoken.add(el);
          return {text: textOf(el), label: labelOf(el), rectangle: rectangle(el.getBoundingClientRect()), visible: shown(el)};
        });
        const formState = () => {
          const forms = ask.form ? all(ask.form) : [];
          return forms.length ? {
            matches: forms.length, method: forms[0].getAttribute("method")?.toLowerCase() ?? "get",
            action: new URL(forms[0].getAttribute("action") ?? location.href, document.baseURI).href,
            hidden: all("input[type=hidden]", forms[0]).map(el => el.name),
            attributes: Object.fromEntries([
              ...["enctype", "target", "rel", "novalidate", "accept-charset"].filter(name => forms[0].hasAttribute(name)),
              ...forms[0].getAttributeNames().filter(name => name.startsWith("on")),
            ].map(name => [name, squeeze(forms[0].getAttribute(name)) || "yes"])),
          } : null;
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
          dialogs: everywhere("dialog[open],[role=dialog],[role=alertdialog],[aria-modal=true]").filter(shown)
            .map(el => ({element: name(el), text: textOf(el)})),
          frames: frames(), structure: structureOf(), inner: ask.frame ? inner() : null,
          rows: ask.list ? all(ask.list.rows).map(row => Object.fromEntries(Object.entries(ask.list.cells)
            .map(([cell, css]) => [cell, row.querySelector(css)]).filter(([, el]) => el)
            .map(([cell, el]) => [cell, textOf(el)]))) : [],
        };
        return JSON.stringify(answer);
        """#
}
