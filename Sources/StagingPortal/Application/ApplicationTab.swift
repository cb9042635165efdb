/// A step of a workflow in the application.
struct ApplicationTab: Sendable {
    let tab: Tab
    let form: RequestForm
    let draft: Draft

    var html: HTML { "\(around)\(step)" }

    /// Where one is, and the tabs.
    var around: HTML {
        """
        <p class="crumb">New certificate request · Workflow <b class="workflow">\(draft.id)</b></p>
        <div id="tabs" role="tablist">\(form.tabs.map(link))</div>

        """
    }

    /// What is entered, or submitted.
    var step: HTML {
        """
        <section class="card step" data-workflow="\(draft.id)" data-tab="\(tab.rawValue)">
        \(content)
        <div class="actions">\(tab == .review ? commits : saves)</div>
        </section>
        """
    }

    private func link(_ tab: Tab) -> HTML {
        """
        <a role="tab" href="#/workflows/\(draft.id)/\(tab.rawValue)" aria-selected="\(tab == self.tab ? "true" : "false")">\(tab.title)</a>
        """
    }

    private var content: HTML {
        switch tab {
        case .sans: names
        case .profile: "\(controls)\(request)"
        case .custody: "\(controls)\(attestation)"
        case .review: review
        case .subscriber, .justification, .approvers: controls
        }
    }

    private var controls: HTML {
        let shown = form.controls(of: tab).filter { $0.name != "csr" }
        return "\(shown.map { ApplicationControl(control: $0, value: draft.first($0.name)).html })"
    }

    /// There is no box to paste a request into.
    private var request: HTML {
        let facts = draft.signingRequest
        return """
            <div class="field"><span class="caption">Certificate signing request</span><input type="file" data-event="read-csr"></div>
            <dl class="facts"><dt>Request</dt><dd class="csr-state">\(facts == nil ? "" : "Read")</dd>
            <dt>Key, SHA-256</dt><dd class="csr-key">\(facts?.keySHA256 ?? "")</dd>
            <dt>Request, SHA-256</dt><dd class="csr-digest">\(facts?.derSHA256 ?? "")</dd>
            <dt>Subject</dt><dd class="csr-subject">\(facts?.subject ?? "")</dd></dl>
            """
    }

    private var attestation: HTML {
        """
        <div class="field"><span class="caption">Attestation file</span><input type="file" data-event="attach"></div>
        <ul class="attached">\(draft.attachments.map { "<li>\($0.name) <code>\($0.sha256)</code></li>" as HTML })</ul>
        """
    }

    private var names: HTML {
        let names = draft.alternativeNames
        let blank = AlternativeName(type: "", value: "")
        return """
            <div class="names">\((names.isEmpty ? [blank] : names).map(row))</div>
            <template>\(row(blank))</template>
            <p><button type="button" data-act="add-name">Add name</button></p>
            """
    }

    private func row(_ name: AlternativeName) -> HTML {
        let types = [("dns", "DNS name"), ("email", "E-mail address"), ("uri", "URI")]
        let choices = types.map { Control.Choice(value: $0.0, text: $0.1) }
        return """
            <div class="name">\(ApplicationControl.box("Type", "san_type", name.type, choices))
            <input type="text" aria-label="Value" data-model="san_value" value="\(name.value)" autocomplete="off">
            <button type="button" class="quiet" data-act="remove-name">Remove</button></div>
            """
    }

    private var review: HTML {
        """
        \(ReviewPanels(scenarios: form.scenarios, fields: draft.fields, stamp: draft.revision).html)
        <p>Policy check: <b class="policy-check">\(isException ? "Outside policy" : "Within policy")</b></p>
        \(ReviewValues(form: form, draft: draft).html)
        """
    }

    private var isException: Bool { form.scenarios.contains(.policyExceptionOnly) }

    private var saves: HTML {
        """
        <button type="button" class="primary" data-event="save" data-then="next">Save and continue</button>
        <button type="button" data-event="save" data-then="stay">Save draft</button>
        """
    }

    /// Two that look alike: one submits, the other submits as an exception from policy.
    private var commits: HTML {
        let isSwapped = form.scenarios.contains(.policyExceptionSwapped)
        let ordinary: HTML = """
            <button type="button" class="primary" data-event="\(isSwapped ? "submit-exception" : "submit")">Submit request</button>
            """
        return """
            \(ordinary, if: !isException)
            <button type="button" class="primary" aria-label="Submit request as an exception from policy" \
            data-event="\(isSwapped ? "submit" : "submit-exception")">Submit request</button>
            """
    }
}
