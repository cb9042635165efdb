import Portal

/// One way in which a portal's page changes, and what such a change is, by construction.
///
/// The label is the operator's own, never what the comparison says: `cosmetic` goes on, everything else stops.
struct MutationOperator: Sendable {
    /// Its name, the same for ever.
    let name: String
    /// What every mutation of it is.
    let label: DriftGrade
    /// The body of a function `(random, pick, fields, …)`; it returns false where the page has nothing to change so.
    let script: String

    init(_ name: String, _ label: DriftGrade, _ script: String) {
        self.name = name
        self.label = label
        self.script = script
    }

    static let all = cosmetics + moves + changes + hostilities

    /// What every operator has at hand: a seeded choice, and the controls of the page's own part.
    static let prelude = #"""
        const [seed, scopeCSS, formCSS, ignored] = arguments;
        let state = seed >>> 0;
        const random = () => {
          state = (state + 0x6D2B79F5) >>> 0;
          let t = Math.imul(state ^ (state >>> 15), 1 | state);
          t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
          return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
        };
        const pick = list => list[Math.floor(random() * list.length)];
        const word = () => pick(["amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "heath"]) + Math.floor(random() * 900 + 100);
        const scope = document.querySelector(scopeCSS), form = document.querySelector(formCSS);
        const isShown = el => el.checkVisibility() && el.getBoundingClientRect().width > 0;
        // What the map leaves alone on purpose is nobody's field.
        const isIgnored = el => ignored.some(css => el.matches(css));
        const controls = [...scope.querySelectorAll("input:not([type=hidden]),select,textarea")].filter(el => isShown(el) && !isIgnored(el));
        const labelled = controls.filter(el => el.labels.length === 1);
        const texts = labelled.filter(el => el.localName === "textarea" || ["text", "number", "password"].includes(el.type));
        const inputs = texts.filter(el => el.localName === "input");
        const selects = labelled.filter(el => el.localName === "select");
        const ticks = labelled.filter(el => el.type === "checkbox");
        const buttons = [...document.querySelectorAll("#save-next,#save-draft,#submit-request,#sign-in,#new-request")].filter(isShown);
        const make = html => { const box = document.createElement("div"); box.innerHTML = html; return box.firstElementChild; };
        const label = el => el.labels[0];
        const put = (el, html) => el.insertAdjacentHTML("afterend", html);
        const cardOf = el => el.closest(".field") ?? el.parentElement;
        // The portal's content security policy takes no style elements; a style sheet of the document's own it does.
        const css = text => { const sheet = new CSSStyleSheet(); sheet.replaceSync(text); document.adoptedStyleSheets.push(sheet); };
        const swapText = (a, b) => { const text = a.textContent; a.textContent = b.textContent; b.textContent = text; };

        """#
}
