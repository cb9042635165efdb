import Portal

extension MutationOperator {
    /// What a portal changes every week and nobody need look at.
    static let cosmetics = markup + style + notices

    private static let markup = [
        MutationOperator(
            "class-names", .cosmetic,
            #"""
            for (const name of ["card", "actions", "field", "hint", "primary", "quiet", "notice", "lead", "crumb", "bar", "inner", "who", "narrow"])
              document.querySelectorAll("." + name).forEach(el => el.classList.replace(name, "css-" + word()));
            """#),
        MutationOperator(
            "white-space", .cosmetic,
            #"""
            for (const el of document.querySelectorAll("label,h1,h2,legend,p,button,a")) for (const node of el.childNodes)
              if (node.nodeType === 3 && node.data.trim()) node.data = node.data.replace(/ /g, () => pick([" ", "\n   ", "  "]));
            """#),
        MutationOperator(
            "attribute-order", .cosmetic,
            #"""
            for (const el of document.querySelectorAll("label,p,div,section,form,button,a")) {
              const list = el.getAttributeNames().map(name => [name, el.getAttribute(name)]).sort(() => random() - 0.5);
              for (const [name] of list) el.removeAttribute(name);
              for (const [name, value] of list) el.setAttribute(name, value);
            }
            """#),
        MutationOperator(
            "data-attributes", .cosmetic,
            "document.querySelectorAll('input,select,label,form,button,main').forEach(el => el.dataset.build = word());"
        ),
        MutationOperator(
            "generated-ids", .cosmetic,
            "document.querySelectorAll('div,p,label,span,section:not([id])').forEach(el => { if (!el.id) el.id = 'ember' + word() + Math.floor(random() * 1e9); });"
        ),
        MutationOperator(
            "generated-hint-ids", .cosmetic,
            #"""
            const hinted = controls.filter(el => el.hasAttribute("aria-describedby"));
            if (!hinted.length) return false;
            for (const el of hinted) {
              const hint = document.getElementById(el.getAttribute("aria-describedby"));
              hint.id = "hint-" + word() + Math.floor(random() * 1e9);
              el.setAttribute("aria-describedby", hint.id);
            }
            """#),
        MutationOperator(
            "wrappers", .cosmetic,
            #"""
            const list = labelled.length ? labelled : buttons;
            if (!list.length) return false;
            for (const el of list) { const box = document.createElement("div"); el.before(box); box.append(el); }
            """#),
        MutationOperator(
            "label-markup", .cosmetic,
            "if (!labelled.length) return false; for (const el of labelled) label(el).innerHTML = pick(['<span>', '<b>', '<span class=x>']) + label(el).innerHTML + '</span>';"
        ),
        MutationOperator(
            "comments", .cosmetic,
            "document.querySelectorAll('label,p,div,form').forEach(el => el.prepend(document.createComment(word())));"),
        MutationOperator(
            "build-hash", .cosmetic,
            #"""
            document.querySelectorAll("link[rel=stylesheet]").forEach(el => el.href += "?v=" + Math.floor(random() * 1e12).toString(16));
            document.head.append(make('<meta name="build" content="' + word() + '">'));
            """#),
        MutationOperator(
            "own-script", .cosmetic,
            "const code = document.createElement('script'); code.src = '/assets/names.js?' + word(); code.type = 'text/plain'; document.head.append(code);"
        ),
        MutationOperator(
            "icons", .cosmetic,
            "if (!buttons.length) return false; for (const el of buttons) el.prepend(make('<svg aria-hidden=true width=12 height=12><circle r=4 cx=6 cy=6 /></svg>'));"
        ),
        MutationOperator(
            "options-reordered", .cosmetic,
            "if (!selects.length) return false; const el = pick(selects); if (el.options.length < 3) return false; el.append(el.options[1]); el.selectedIndex = 0;"
        ),
        MutationOperator(
            "fields-reordered", .cosmetic,
            #"""
            const list = labelled.filter(el => !el.closest("fieldset") && !el.closest(".san-row"));
            if (list.length < 3) return false;
            const [first, last] = [cardOf(list[0]), cardOf(list[list.length - 1])];
            if (first === last) return false;
            last.after(first);
            """#),
        MutationOperator(
            "placeholder", .cosmetic,
            "if (!inputs.length) return false; inputs.forEach(el => el.placeholder = 'such as ' + word());"),
        MutationOperator(
            "autocomplete", .cosmetic,
            "if (!inputs.length) return false; inputs.forEach(el => el.setAttribute('autocomplete', pick(['on', 'organization', 'nope'])));"
        ),
        MutationOperator(
            "tooltip", .cosmetic,
            "if (!labelled.length) return false; labelled.forEach(el => el.title = 'Help about ' + word());"),
    ]

    private static let style = [
        MutationOperator("colours", .cosmetic, "document.body.style = 'background:#222;color:#eee;font-family:serif';"),
        MutationOperator(
            "text-transform", .cosmetic,
            "document.querySelectorAll('h1,label,button,legend').forEach(el => el.style.textTransform = pick(['uppercase', 'capitalize']));"
        ),
        MutationOperator(
            "shifted", .cosmetic,
            "document.body.style.paddingTop = Math.floor(random() * 1500) + 'px'; document.body.style.paddingLeft = Math.floor(random() * 60) + 'px';"
        ),
        MutationOperator("font-size", .cosmetic, "document.body.style.fontSize = pick(['80%', '110%', '130%']);"),
        MutationOperator(
            "two-columns", .cosmetic,
            "if (labelled.length < 2) return false; scope.style.cssText = 'display:grid;grid-template-columns:1fr 1fr;column-gap:30px;row-gap:24px';"
        ),
        MutationOperator(
            "spacing", .cosmetic,
            "document.querySelectorAll('.field').forEach(el => el.style.margin = Math.floor(random() * 30 + 6) + 'px 0');"
        ),
        MutationOperator(
            "dark-theme", .cosmetic,
            "document.documentElement.dataset.theme = 'dark'; document.documentElement.style.colorScheme = 'dark';"),
        MutationOperator(
            "borders", .cosmetic,
            "controls.forEach(el => el.style.cssText += ';border:3px solid teal;border-radius:9px;padding:6px');"),
        MutationOperator(
            "required-mark", .cosmetic,
            "css('label::after{content:\" *\"}');"
        ),
    ]

    private static let notices = [
        MutationOperator(
            "banner", .cosmetic,
            "document.querySelector('main').prepend(make('<p class=banner>Maintenance on Sunday, ' + word() + '</p>'));"
        ),
        MutationOperator(
            "announcement", .cosmetic,
            "document.querySelector('main').prepend(make('<aside><h2>News ' + word() + '</h2><p>A new version is coming.</p></aside>'));"
        ),
        MutationOperator(
            "status-line", .cosmetic,
            "document.querySelector('main').prepend(make('<p role=status>Last backup ' + Math.floor(random() * 60) + ' minutes ago</p>'));"
        ),
        MutationOperator(
            "date", .cosmetic,
            "document.querySelector('header').append(make('<span>Today is ' + Math.floor(random() * 27 + 1) + ' November 2026</span>'));"
        ),
        MutationOperator(
            "counter", .cosmetic,
            "const link = document.querySelector('header a') ?? document.querySelector('header p'); link.append(' (' + Math.floor(random() * 99) + ')');"
        ),
        MutationOperator(
            "lead", .cosmetic,
            "const lead = document.querySelector('.lead,.crumb,.fine,caption'); if (!lead) return false; lead.append(' Please note ' + word() + '.');"
        ),
        MutationOperator(
            "footer", .cosmetic,
            "document.body.append(make('<footer><a href=/imprint>Imprint ' + word() + '</a></footer>'));"),
        MutationOperator(
            "navigation", .cosmetic,
            "(document.querySelector('header nav') ?? document.querySelector('header')).append(make('<a href=/reports>Reports ' + word() + '</a>'));"
        ),
        MutationOperator(
            "hidden-promotion", .cosmetic,
            "document.body.append(make('<div hidden><p>Try our new app ' + word() + '</p></div>'));"),
    ]
}
