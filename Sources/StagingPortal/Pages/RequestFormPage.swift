/// The other commit shape: one form with everything, its tabs switched by script.
struct RequestFormPage: Sendable {
    let session: PortalSession
    let form: RequestForm
    /// The draft that is resumed, if any.
    let draft: Draft?

    var html: HTML {
        Frame(title: "New certificate request", session: session, scripts: scripts).page(
            """
            <p class="crumb">New certificate request<span id="draft-line"\(" hidden" as HTML, if: draft == nil)> · Draft
            <span id="draft-id">\(draft?.id ?? "")</span></span></p>
            <nav id="tabs" role="tablist" aria-label="Steps of the request">
            \(form.tabs.map(button))
            </nav>
            <p id="saved-notice" class="notice good" role="status" hidden>Draft saved</p>
            <form id="request-form" method="post" action="/requests/submit">
            \(session.csrfField)
            \((draft?.attachments ?? []).map(Self.attachment))
            \(form.tabs.map(panel))
            <p class="keep"><button type="button" id="save-draft">Save draft</button></p>
            </form>
            """)
    }

    private var scripts: [String] {
        ["csr.js", "names.js", "attachments.js", "request-form.js"] + ScenarioScripts.names(form.scenarios)
    }

    private var firstTab: Tab { form.tabs.first ?? .subscriber }

    private func button(_ tab: Tab) -> HTML {
        """
        <button type="button" role="tab" id="tab-\(tab.rawValue)" aria-controls="panel-\(tab.rawValue)" \
        aria-selected="\(tab == firstTab ? "true" : "false")">\(tab.title)</button>
        """
    }

    private func panel(_ tab: Tab) -> HTML {
        """
        <section role="tabpanel" id="panel-\(tab.rawValue)" aria-labelledby="tab-\(tab.rawValue)"\(" hidden" as HTML, if: tab != firstTab)>
        <h1>\(tab.title)</h1>
        <p class="lead">\(tab.lead)</p>
        \(tab == .review ? review : controls(of: tab))
        </section>
        """
    }

    private func controls(of tab: Tab) -> HTML {
        """
        <div class="card">
        \(TabPanel(tab: tab, form: form, draft: draft, uploads: "/uploads").html)
        <div class="actions"><button type="button" class="next primary">Continue</button></div>
        </div>
        """
    }

    private var review: HTML {
        """
        \(ReviewPanels(scenarios: form.scenarios, fields: [:], stamp: draft?.revision ?? 0).html)
        <div class="card">
        \(ReviewValues(form: form, draft: nil).html)
        <div class="actions"><button id="submit-request" class="primary">Submit request</button></div>
        </div>
        """
    }

    private static func attachment(_ file: PortalLedger.File) -> HTML {
        "<input type=\"hidden\" name=\"attachment\" value=\"\(file.sha256)\">"
    }
}
