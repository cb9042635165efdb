/// Every value of a request, each under the id of the control that it came from.
struct ReviewValues: Sendable {
    let form: RequestForm
    let draft: Draft?

    var html: HTML {
        """
        <dl id="review-values" class="values">
        \(form.tabs.flatMap(rows))
        </dl>
        """
    }

    private func rows(of tab: Tab) -> [HTML] {
        var rows = form.controls(of: tab).map(row)
        switch tab {
        case .profile: rows += signingRequest
        case .sans: rows = [list("sans", "Alternative names", draft?.alternativeNames.map(\.description) ?? [])]
        case .custody:
            rows.append(
                list("attachments", "Attestation files", draft?.attachments.map { "\($0.name) \($0.sha256)" } ?? []))
        case .subscriber, .justification, .approvers, .review: break
        }
        guard let first = rows.first else { return [] }
        return ["<div class=\"part\" data-part=\"\(tab.title)\">\(first)</div>"]
            + rows.dropFirst().map { "<div>\($0)</div>" }
    }

    private func row(_ control: Control) -> HTML {
        let stored = draft?.first(control.name) ?? ""
        let value = control.isTick ? (stored == "yes" ? "yes" : "no") : stored
        let text = control.text(of: stored) ?? ""
        // The reader's words stand in an attribute: the element's text is the value itself.
        return """
            <dt>\(control.label)</dt><dd id="review-\(control.id)"\(" data-text=\"\(text)\"" as HTML, if: !text.isEmpty)>\(value)</dd>
            """
    }

    private var signingRequest: [HTML] {
        let facts = draft?.signingRequest
        return [
            "<dt>CSR key, SHA-256</dt><dd id=\"review-csr-key-sha256\">\(facts?.keySHA256 ?? "")</dd>",
            "<dt>CSR, SHA-256</dt><dd id=\"review-csr-der-sha256\">\(facts?.derSHA256 ?? "")</dd>",
            "<dt>CSR subject</dt><dd id=\"review-csr-subject\">\(facts?.subject ?? "")</dd>",
        ]
    }

    private func list(_ id: String, _ label: String, _ items: [String]) -> HTML {
        "<dt>\(label)</dt><dd id=\"review-\(id)\"><ul>\(items.map { "<li>\($0)</li>" as HTML })</ul></dd>"
    }
}
