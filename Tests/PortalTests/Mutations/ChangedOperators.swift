import Portal

extension MutationOperator {
    /// The field is elsewhere and otherwise the same.
    static let moves = [
        MutationOperator(
            "id-generated", .moved,
            #"""
            const list = labelled.filter(el => el.id && !el.closest(".san-row") && el.type !== "file");
            if (!list.length) return false;
            const el = pick(list), fresh = "input-" + word();
            label(el).htmlFor = fresh; el.id = fresh;
            """#),
        MutationOperator(
            "id-dropped", .moved,
            #"""
            const list = labelled.filter(el => el.id && !el.closest(".san-row") && el.type !== "file");
            if (!list.length) return false;
            const el = pick(list), text = label(el).textContent;
            label(el).remove(); el.removeAttribute("id"); el.setAttribute("aria-label", text);
            """#),
    ]

    /// What is asked, or how, is another.
    static let changes = fields + limits + newThings + places

    private static let fields = [
        MutationOperator(
            "label-unit", .changed,
            "if (!texts.length) return false; const el = pick(texts); label(el).textContent = label(el).textContent.replace(/ \\(.*\\)$/, '') + ' (' + word() + ')';"
        ),
        MutationOperator(
            "label-reworded", .changed,
            "if (!labelled.length) return false; label(pick(labelled)).textContent = 'Number of ' + word();"),
        MutationOperator(
            "tick-reversed", .changed,
            "if (!ticks.length) return false; const el = pick(ticks); label(el).textContent = 'Not: ' + label(el).textContent;"
        ),
        MutationOperator(
            "style-unit", .changed,
            "if (!texts.length) return false; const el = pick(texts); const name = label(el); name.dataset.unit = word(); css('[data-unit=' + name.dataset.unit + ']::after{content:\" (in months)\" !important}');"
        ),
        MutationOperator(
            "hint-unit", .changed,
            "const list = controls.filter(el => el.hasAttribute('aria-describedby')); if (!list.length) return false; document.getElementById(pick(list).getAttribute('aria-describedby')).textContent = 'In months, at most ' + word();"
        ),
        MutationOperator(
            "type", .changed,
            "const list = inputs.filter(el => el.type !== 'password'); if (!list.length) return false; const el = pick(list); el.type = pick(el.type === 'number' ? ['text', 'tel'] : ['email', 'number', 'password', 'date']);"
        ),
        MutationOperator(
            "select-to-text", .changed,
            "if (!selects.length) return false; const el = pick(selects); const other = make('<input type=text>'); other.id = el.id; other.name = el.name; el.replaceWith(other);"
        ),
        MutationOperator(
            "text-to-area", .changed,
            "if (!inputs.length) return false; const el = pick(inputs); const other = make('<textarea></textarea>'); other.id = el.id; other.name = el.name; el.replaceWith(other);"
        ),
        MutationOperator(
            "form-name", .changed,
            "if (!labelled.length) return false; const el = pick(labelled); el.name = 'f_' + word();"),
        MutationOperator(
            "renamed", .changed,
            "const list = labelled.filter(el => el.id); if (!list.length) return false; const el = pick(list), name = label(el); el.id = 'x-' + word(); el.name = el.id; name.htmlFor = el.id;"
        ),
        MutationOperator(
            "field-removed", .changed, "if (!labelled.length) return false; cardOf(pick(labelled)).remove();"),
        MutationOperator(
            "other-section", .changed,
            #"""
            const groups = [...scope.querySelectorAll("fieldset")];
            if (groups.length < 2) return false;
            const from = pick(groups), to = groups[(groups.indexOf(from) + 1) % groups.length];
            const list = labelled.filter(el => from.contains(el));
            to.append(cardOf(pick(list)));
            """#),
    ]

    private static let limits = [
        MutationOperator(
            "required", .changed,
            "const list = texts.filter(el => !el.required); if (!list.length) return false; pick(list).required = true;"
        ),
        MutationOperator(
            "maximum-length", .changed,
            "if (!texts.length) return false; pick(texts).maxLength = Math.floor(random() * 900 + 2);"),
        MutationOperator(
            "pattern", .changed,
            "if (!inputs.length) return false; pick(inputs).pattern = '[A-Z]{' + Math.floor(random() * 9 + 1) + '}';"),
        MutationOperator(
            "minimum", .changed,
            "const list = inputs.filter(el => el.type === 'number'); if (!list.length) return false; pick(list).min = Math.floor(random() * 900 + 400);"
        ),
        MutationOperator(
            "maximum", .changed,
            "const list = inputs.filter(el => el.type === 'number'); if (!list.length) return false; pick(list).max = Math.floor(random() * 90 + 1);"
        ),
        MutationOperator("read-only", .changed, "if (!texts.length) return false; pick(texts).readOnly = true;"),
        MutationOperator(
            "disabled", .changed,
            // A page that enters nothing saves nothing: there, a button outside its own part is none that is pressed.
            "const list = labelled.concat(labelled.length ? buttons : buttons.filter(el => scope.contains(el))); if (!list.length) return false; pick(list).disabled = true;"
        ),
        MutationOperator(
            "option-added", .changed,
            "if (!selects.length) return false; pick(selects).add(new Option('Other ' + word(), word()));"),
        MutationOperator(
            "option-removed", .changed,
            "if (!selects.length) return false; const el = pick(selects); el.remove(el.options.length - 1);"),
        MutationOperator(
            "option-value", .changed,
            "if (!selects.length) return false; const el = pick(selects); el.options[el.options.length - 1].value = word();"
        ),
        MutationOperator(
            "option-texts-swapped", .changed,
            "const list = selects.filter(el => el.options.length > 2); if (!list.length) return false; const el = pick(list); swapText(el.options[1], el.options[2]);"
        ),
        MutationOperator("multiple", .changed, "if (!selects.length) return false; pick(selects).multiple = true;"),
        MutationOperator(
            "handler", .changed,
            "if (!labelled.length) return false; pick(labelled).setAttribute('onchange', 'this.value = this.value.trim()');"
        ),
    ]

    private static let newThings = [
        MutationOperator(
            "field-added", .changed,
            "if (!labelled.length) return false; put(cardOf(pick(labelled)), '<div class=field><label>Cost centre <input name=' + word() + '></label></div>');"
        ),
        MutationOperator(
            "field-added-required", .changed,
            "if (!labelled.length) return false; put(cardOf(pick(labelled)), '<div class=field><label>Tenant <input required name=' + word() + '></label></div>');"
        ),
        MutationOperator(
            "required-unseen", .changed,
            "scope.append(make('<input required hidden name=' + word() + '>'));"),
        MutationOperator(
            "tick-added", .changed,
            "scope.append(make('<label>Extend to all release lines <input type=checkbox name=' + word() + '></label>'));"
        ),
        MutationOperator(
            "submit-added", .changed,
            "scope.append(make('<button name=action value=all>Submit all ' + word() + '</button>'));"),
        MutationOperator(
            "button-added", .changed, "scope.append(make('<button type=button>Apply ' + word() + '</button>'));"),
        MutationOperator(
            "editable-added", .changed, "scope.append(make('<div contenteditable=true>Note ' + word() + '</div>'));"),
        MutationOperator(
            "shadow-field", .changed,
            "const host = document.createElement('x-' + pick(['note', 'gate'])); scope.append(host); host.attachShadow({mode: 'open'}).innerHTML = '<label>Gate <input name=gate></label>';"
        ),
        MutationOperator(
            "closed-root", .changed,
            "const host = document.createElement('x-gate'); host.style = 'display:block;width:200px;height:40px'; scope.append(host); host.attachShadow({mode: 'closed'}).innerHTML = '<label>Gate <input name=gate></label>';"
        ),
        MutationOperator(
            "field-of-form-elsewhere", .changed,
            "if (!form) return false; if (!form.id) return false; document.body.append(make('<label>Scope <input name=' + word() + ' form=' + form.id + '></label>'));"
        ),
        MutationOperator(
            "warning", .changed,
            "document.querySelector('main').prepend(make('<p role=alert>This form is being retired: ' + word() + '</p>'));"
        ),
        MutationOperator(
            "dialog", .changed,
            "const box = make('<dialog><p>Extend the session ' + word() + '?</p></dialog>'); document.body.append(box); box.show();"
        ),
        MutationOperator(
            "frame-with-field", .changed,
            "const frame = document.createElement('iframe'); scope.append(frame); frame.contentDocument.body.innerHTML = '<input name=inner>';"
        ),
        MutationOperator(
            "frame-unreadable", .changed,
            "const frame = document.createElement('iframe'); frame.sandbox = ''; frame.srcdoc = 'x'; scope.append(frame);"
        ),
    ]

    private static let places = [
        MutationOperator(
            "page-heading", .changed,
            "[...document.querySelectorAll('h1')].find(isShown).textContent = 'Request ' + word();"),
        MutationOperator(
            "tabs-reordered", .changed,
            "const tabs = document.querySelector('#tabs'); if (!tabs) return false; tabs.append(tabs.children[Math.floor(random() * 6)]);"
        ),
        MutationOperator(
            "tab-added", .changed,
            "const tabs = document.querySelector('#tabs'); if (!tabs) return false; const tab = tabs.children[1].cloneNode(true); tab.textContent = 'Export control'; tab.removeAttribute('id'); tabs.append(tab);"
        ),
        MutationOperator(
            "tab-removed", .changed,
            "const tabs = document.querySelector('#tabs'); if (!tabs) return false; tabs.children[2 + Math.floor(random() * 4)].remove();"
        ),
        MutationOperator(
            "gate-added", .changed,
            "const panels = [...document.querySelectorAll('.panels')].find(isShown); if (!panels) return false; panels.append(make('<div class=panel><h2>Export control</h2><ul><li>' + word() + ': pending</li></ul></div>'));"
        ),
        MutationOperator(
            "gate-removed", .changed,
            "const panels = [...document.querySelectorAll('.panels')].find(isShown); if (!panels) return false; panels.children[1 + Math.floor(random() * 5)].remove();"
        ),
        MutationOperator(
            "review-label", .changed,
            "const term = [...document.querySelectorAll('section dt')].find(el => isShown(el) && el.nextElementSibling?.id.startsWith('review-')); if (!term) return false; term.textContent = 'Subject of ' + word();"
        ),
        MutationOperator(
            "review-value-renamed", .changed,
            "const list = [...document.querySelectorAll('dd[id^=review-]')].filter(el => isShown(el.previousElementSibling) && !el.querySelector('li,ul')); if (!list.length) return false; const el = pick(list); el.id = 'review-' + word();"
        ),
        MutationOperator(
            "review-value-gone", .changed,
            "const list = [...document.querySelectorAll('dd[id^=review-]')].filter(el => isShown(el.previousElementSibling) && !el.querySelector('li,ul')); if (!list.length) return false; pick(list).remove();"
        ),
        MutationOperator(
            "button-text", .changed, "if (!buttons.length) return false; pick(buttons).textContent = 'Order ' + word();"
        ),
        MutationOperator(
            "button-gone", .changed, "if (!buttons.length) return false; pick(buttons).remove();"),
        MutationOperator(
            "form-action", .changed, "if (!form) return false; form.action = '/api/' + word();"),
        MutationOperator(
            "form-method", .changed, "if (!form) return false; form.method = form.method === 'post' ? 'get' : 'post';"),
        MutationOperator(
            "refresh", .changed,
            "document.head.append(make('<meta http-equiv=refresh content=\"600;url=/requests\">'));"),
        MutationOperator(
            "group-heading", .changed,
            "const list = [...scope.querySelectorAll('legend')].filter(isShown); if (!list.length) return false; pick(list).textContent = 'Deputy ' + word();"
        ),
    ]
}
