/// What every page of a draft has round it: the tabs, the heading, the draft's id.
struct DraftFrame: Sendable {
    let session: PortalSession
    let tab: Tab
    let form: RequestForm
    let draft: Draft

    func page(_ content: HTML) -> HTML {
        Frame(title: tab.title, session: session, scripts: scripts).page(
            """
            <p class="crumb">New certificate request · Draft <span id="draft-id">\(draft.id)</span></p>
            <nav id="tabs" aria-label="Steps of the request">
            \(form.tabs.map(link))
            </nav>
            <h1>\(tab.title)</h1>
            <p class="lead">\(tab.lead)</p>
            \(content)
            """)
    }

    private var scripts: [String] {
        let own =
            switch tab {
            case .profile: ["csr.js"]
            case .sans: ["names.js"]
            case .custody: ["attachments.js"]
            case .subscriber, .justification, .approvers, .review: [String]()
            }
        return own + ScenarioScripts.names(form.scenarios)
    }

    private func link(_ tab: Tab) -> HTML {
        "<a href=\"/drafts/\(draft.id)/\(tab.rawValue)\"\(" aria-current=\"page\"" as HTML, if: tab == self.tab)>\(tab.title)</a>"
    }
}
