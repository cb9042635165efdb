/// The controls of one tab, for a page of its own as for a panel of the whole form.
struct TabPanel: Sendable {
    let tab: Tab
    let form: RequestForm
    let draft: Draft?
    /// Where the attestation file is posted to.
    let uploads: String

    var html: HTML {
        switch tab {
        case .sans: names
        case .custody: "\(controls)\(upload)"
        case .profile: "\(controls)\(signingRequest)"
        case .approvers: "\(Approver.allCases.map(approver))"
        case .subscriber, .justification, .review: "\(controls)"
        }
    }

    private var values: [String: [String]] { draft?.fields ?? [:] }

    private var controls: HTML {
        "\(form.controls(of: tab).map { $0.html(values) })"
    }

    private var signingRequest: HTML {
        let facts = draft?.signingRequest
        return """
            <section class="facts" aria-label="Certificate signing request as read by the portal">
            <p class="state">Certificate signing request: <span id="csr-state" role="status">\(csrState)</span></p>
            <dl id="csr-facts">
            <dt>Key, SHA-256</dt><dd id="csr-key-sha256">\(facts?.keySHA256 ?? "")</dd>
            <dt>Request, SHA-256</dt><dd id="csr-der-sha256">\(facts?.derSHA256 ?? "")</dd>
            <dt>Subject</dt><dd id="csr-subject">\(facts?.subject ?? "")</dd>
            </dl>
            </section>
            """
    }

    private var csrState: String {
        guard let draft, !draft.first("csr").isEmpty else { return "" }
        return draft.signingRequest == nil ? "Not readable" : "Read"
    }

    private var names: HTML {
        let names = draft?.alternativeNames ?? []
        let rows = names.isEmpty ? [AlternativeName(type: "dns", value: "")] : names
        return """
            <div id="san-rows">
            \(rows.enumerated().map { Self.row($0.element, number: String($0.offset + 1)) })
            </div>
            <template id="san-row">\(Self.row(AlternativeName(type: "dns", value: ""), number: "N"))</template>
            <p><button type="button" id="add-san">Add name</button></p>
            """
    }

    private static func row(_ name: AlternativeName, number: String) -> HTML {
        let types = [("dns", "DNS name"), ("email", "E-mail address"), ("uri", "URI")]
        let options = types.map { type, text -> HTML in
            "<option value=\"\(type)\"\(" selected" as HTML, if: type == name.type)>\(text)</option>"
        }
        return """
            <div class="san-row" role="group" aria-label="Name \(number)">
            <div class="field"><label for="san-type-\(number)">Type</label>
            <select id="san-type-\(number)" name="san_type">\(options)</select></div>
            <div class="field"><label for="san-value-\(number)">Value</label>
            <input id="san-value-\(number)" name="san_value" type="text" value="\(name.value)" autocomplete="off"></div>
            <button type="button" class="remove-san quiet" aria-label="Remove name \(number)">Remove</button>
            </div>
            """
    }

    private var upload: HTML {
        """
        <div class="field"><label for="attestation-file">Attestation file</label>
        <input id="attestation-file" type="file" data-upload="\(uploads)">
        <p class="hint">Uploaded as soon as you choose it. <span id="upload-state" role="status"></span></p></div>
        <ul id="attachments" aria-label="Uploaded files">\((draft?.attachments ?? []).map(Self.attachment))</ul>
        """
    }

    private static func attachment(_ file: PortalLedger.File) -> HTML {
        """
        <li><span class="attachment-name">\(file.name)</span> <code class="attachment-sha256">\(file.sha256)</code></li>
        """
    }

    private func approver(_ approver: Approver) -> HTML {
        """
        <fieldset><legend>\(approver.title)</legend>
        \(approver.controls.map { $0.html(values) })
        </fieldset>
        """
    }
}
