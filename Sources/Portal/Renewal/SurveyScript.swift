extension PageSurvey {
    /// The script: describes every element of a page that a field or button of a map could be.
    ///
    /// It reads no value: of a text that shows one it takes the label beside it.
    /// Its argument is a list of `{key, css}`: it also says which elements the map's own selectors find.
    static let script =
        PageProbe.reading + PageProbe.identity + #"""
            const elements = all(controls + ",a[href],[role=button],[role=link],[role=tab],dd,output,td[id]")
              .filter(el => !(el.localName === "input" && el.type === "hidden"));
            const entered = elements.filter(el => el.matches("input,select,textarea"));
            const count = css => { try { return all(css).length; } catch { return 0; } };
            const path = el => {
              let steps = "";
              for (let part = el; part; part = part.parentElement) {
                let place = 1;
                for (let before = part.previousElementSibling; before; before = before.previousElementSibling)
                  if (before.localName === part.localName) place++;
                steps = "/" + part.localName + "[" + place + "]" + steps;
              }
              return steps;
            };
            // An id with a long number or digest in it was made by a machine and is another tomorrow.
            const isMade = id => /\d{4,}|[0-9a-f]{8,}/i.test(id);
            const byPlace = el => {
              const steps = [];
              for (let part = el; part && part !== document.body; part = part.parentElement) {
                if (part !== el && part.id && !isMade(part.id) && count("#" + CSS.escape(part.id)) === 1) {
                  steps.unshift("#" + CSS.escape(part.id));
                  break;
                }
                const same = part.parentElement ? [...part.parentElement.children].filter(el => el.localName === part.localName) : [part];
                steps.unshift(part.localName + (same.length > 1 ? ":nth-of-type(" + (same.indexOf(part) + 1) + ")" : ""));
              }
              return steps.join(" > ");
            };
            const locators = el => {
              const stated = el.getAttribute("name");
              return [
                el.id && !isMade(el.id) ? "#" + CSS.escape(el.id) : "",
                el.dataset.testid ? `[data-testid="${CSS.escape(el.dataset.testid)}"]` : "",
                stated ? `${el.localName}[name="${CSS.escape(stated)}"]` : "",
                el.id && isMade(el.id) ? "#" + CSS.escape(el.id) : "",
                byPlace(el),
              ].filter(css => css !== "" && count(css) === 1);
            };
            const around = el => {
              const at = entered.indexOf(el);
              return at < 0 ? "" : [at - 2, at - 1, at + 1, at + 2].map(place => entered[place] ? labelOf(entered[place]) : "").join(" ");
            };
            const describe = el => {
              const box = el.getBoundingClientRect(), isEntered = el.matches("input,select,textarea");
              return {
                tag: el.localName, type: typeof el.type === "string" ? el.type : "", role: roleOf(el),
                name: el.getAttribute("name") ?? "", id: el.id, classes: [...el.classList],
                label: isEntered || el.matches("dd,output,td") ? labelOf(el) : null,
                text: labelText(el) || nameOf(el) || squeeze(el.getAttribute("placeholder")),
                link: el.getAttribute("href") ?? "",
                options: el.localName === "select" ? [...el.options].map(option => option.value) : [],
                path: path(el), surroundings: around(el),
                box: {x: Math.round(box.x + scrollX), y: Math.round(box.y + scrollY),
                  width: Math.round(box.width), height: Math.round(box.height)},
              };
            };
            const find = ({key, css}) => [key, all(css).map(el => elements.indexOf(el))];
            return JSON.stringify({
              address: location.pathname, found: Object.fromEntries(JSON.parse(arguments[0]).map(find)),
              viewport: {x: Math.round(scrollX), y: Math.round(scrollY), width: innerWidth, height: innerHeight},
              elements: elements.map(el => ({
                described: describe(el), locators: locators(el), isShown: shown(el),
                isRequired: el.required === true || el.getAttribute("aria-required") === "true",
              })),
            });
            """#
}
