extension PageProbe {
    /// The part of the script that looks at the page as a whole: frames and shadow roots, what the map does not know,
    /// headings, landmarks, warnings, code of other origins.
    static let structure = #"""
        const originOf = address => { try { return new URL(address, document.baseURI).origin; } catch { return "null"; } };
        const frames = () => boundaries.filter(([el]) => shown(el)).map(([el, kind]) => ({
          kind, element: name(el), origin: el.src || el.data ? originOf(el.src || el.data) : "",
          controls: kind === "frame" ? [...el.contentDocument.querySelectorAll(controls)].length : 0,
          rectangle: rectangle(el.getBoundingClientRect()),
        }));
        // The frame that is asked by itself, as it looks from here.
        const inner = () => {
          const found = all(ask.frame), el = found[0];
          let address = "";
          try { address = el?.contentDocument?.location.href ?? ""; } catch { address = ""; }
          return {matches: found.length, address, visible: !!el && shown(el),
            rectangle: rectangle(el?.getBoundingClientRect() ?? new DOMRect())};
        };
        const scopes = ask.scope ? all(ask.scope) : [];
        const hostOf = el => { let root = el.getRootNode(); while (root.host) { el = root.host; root = el.getRootNode(); } return el; };
        const form = ask.form ? document.querySelector(ask.form) : null;
        // Inside the scope, or of its form although it stands elsewhere.
        const inScope = el => {
          const host = hostOf(el);
          return scopes.some(scope => scope.contains(host)) || (!!form && el.form === form && !form.contains(el));
        };
        const isIgnored = el => ask.ignored.some(css => el.matches(css));
        const isPlainButton = el => (el.localName === "button" && el.type !== "submit") || el.type === "button" || el.type === "reset";
        // A hidden control that demands a value is told too: it would stop the form in silence.
        const unmapped = () => scopes.length ? everywhere(controls)
          .filter(el => !mapped.has(el) && !(el.localName === "input" && el.type === "hidden") && !isPlainButton(el)
            && inScope(el) && !isIgnored(el))
          .map(el => ({
            tag: el.localName, type: typeof el.type === "string" ? el.type : "", id: el.id,
            name: el.getAttribute("name") ?? "", label: labelText(el),
            required: el.required === true || el.getAttribute("aria-required") === "true",
            visible: shown(el), rectangle: rectangle(el.getBoundingClientRect()),
          })).filter(el => el.visible || el.required) : [];
        // Parts of a page that speak of something else: a banner, an aside, a status line.
        const aside = "aside,header,footer,nav,dialog,[role=status],[role=alert],[role=log],[role=note],[role=banner],"
          + "[role=complementary],[role=contentinfo],[role=navigation],[role=marquee]";
        const main = document.querySelector("main,[role=main]") ?? document.body;
        const isHeading = "h1,h2,h3,h4,h5,h6,[role=heading],legend,dt,thead th";
        const outline = () => all(isHeading).filter(el => shown(el) && !el.closest(aside) && main.contains(el))
          .map(el => ({kind: el.localName, text: textOf(el), isInScope: inScope(el)})).filter(el => el.text !== "");
        const landmarkRoles = {main: "main", nav: "navigation", aside: "complementary", header: "banner", footer: "contentinfo",
          form: "form", section: "region", search: "search"};
        const isLandmark = "main,nav,aside,header,footer,form,section,search,[role=main],[role=navigation],[role=complementary],"
          + "[role=banner],[role=contentinfo],[role=form],[role=region],[role=search]";
        const landmarks = () => all(isLandmark).filter(shown).map(el => {
          let depth = 0;
          for (let part = el.parentElement?.closest(isLandmark); part; part = part.parentElement?.closest(isLandmark)) depth++;
          return {role: roleOf(el) || landmarkRoles[el.localName] || el.localName, depth,
            name: byIDs(el.getAttribute("aria-labelledby")) || squeeze(el.getAttribute("aria-label"))};
        });
        const isQuiet = "label,button,legend,option,select,textarea,script,style,template,dd,td,output,code," + isHeading;
        // The sentences of the scope that are no name of anything and no answer of the portal.
        const sentences = () => {
          const said = new Map();
          for (const scope of scopes) for (const node of textNodes(scope)) {
            const parent = node.parentElement;
            if (node.data.trim() === "" || parent.closest(isQuiet)) continue;
            let isAnswer = false;
            for (let part = parent; part && part !== scope; part = part.parentElement) isAnswer ||= spoken.has(part);
            if (!isAnswer) said.set(parent, (said.get(parent) ?? "") + node.data);
          }
          return [...said.values()].map(squeeze);
        };
        const isSpoken = el => { for (let part = el; part; part = part.parentElement) if (spoken.has(part)) return true; return false; };
        const structureOf = () => ({
          outline: outline(), landmarks: landmarks(), sentences: sentences(),
          buttons: everywhere("button,input[type=submit],input[type=button],input[type=reset],input[type=image],[role=button]")
            .filter(el => shown(el) && inScope(el) && !mapped.has(el) && !isIgnored(el)).map(el => labelText(el) || nameOf(el)),
          warnings: everywhere("[role=alert],[role=alertdialog],[aria-live=assertive]").filter(el => shown(el) && !isSpoken(el))
            .map(textOf).filter(text => text !== ""),
          // A button may send its form elsewhere, also one that no map presses.
          foreign: [...new Set([
            ...everywhere("script[src],base[href],link[rel~=modulepreload]").map(el => originOf(el.src || el.href)),
            ...everywhere("[formaction]").map(el => originOf(el.getAttribute("formaction"))),
          ].filter(origin => origin !== location.origin))],
          refresh: all("meta[http-equiv=refresh i]").map(el => el.getAttribute("content") ?? ""),
          scopeIDs: [...scopes.flatMap(scope => all("[id]", scope)).reduce((ids, el) => ids.set(el.id, (ids.get(el.id) ?? 0) + 1), new Map())]
            .filter(([, count]) => count > 1).map(([id]) => id),
        });

        """#
}
