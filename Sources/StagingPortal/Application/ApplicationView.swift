/// What the application shows at a route: its heading and its markup.
struct ApplicationView: Sendable {
    let routes: Routes
    private var visit: Visit { routes.visit }
    private var state: PortalState { routes.site.state }
    /// Whether what is shown stands in a frame, and it is the page around that asks.
    private var isAround: Bool { visit.isOn(.framed) && visit.request.query["inside"] == nil }

    struct Shown: Sendable {
        let title: String
        let html: HTML
    }

    func show(_ route: String) async -> Shown? {
        let parts = route.split(separator: "?", maxSplits: 1).map(String.init)
        let query = FormFields(urlencoded: Array((parts.count > 1 ? parts[1] : "").utf8))
        let segments = (parts.first ?? "").split(separator: "/").map(String.init)
        switch (segments.first, segments.count) {
        case ("requests", 1): return await requests(query["q"] ?? "")
        case ("requests", 2): return await request(segments[1], isConfirmation: query["submitted"] == "1")
        case ("workflows", 1): return await workflows()
        case ("workflows", 3): return await tab(segments[2], of: segments[1])
        case ("approvals", 1) where visit.isOn(.approvalPage): return approvals
        default: return nil
        }
    }

    private func requests(_ query: String) async -> Shown {
        let records = await state.requests(matching: query)
        return Shown(
            title: "Certificate requests",
            html: ApplicationLists.requests(records, mayBegin: routes.account.maySubmit))
    }

    private func request(_ id: String, isConfirmation: Bool) async -> Shown? {
        guard let record = await state.request(id) else { return nil }
        let workflow = await state.drafts.first { $0.request == id }?.id
        let page = RequestPage(
            session: routes.session, record: record, isConfirmation: isConfirmation,
            namesRequest: !(isConfirmation && visit.isOn(.noRequestID)))
        let title = isConfirmation ? "Request submitted" : "Certificate request"
        guard !isAround else { return Shown(title: title, html: ApplicationFrame.element) }
        return Shown(title: title, html: "<p>Workflow <b class=\"workflow\">\(workflow ?? "")</b></p>\(page.values)")
    }

    private func workflows() async -> Shown {
        let drafts = await state.openDrafts(of: routes.account)
        return Shown(title: "Workflows", html: ApplicationLists.workflows(drafts))
    }

    private func tab(_ name: String, of id: String) async -> Shown? {
        guard let tab = Tab(rawValue: name), let draft = await state.openDraft(id, of: routes.account),
            draft.request == nil
        else { return nil }
        let view = ApplicationTab(tab: tab, form: visit.form, draft: draft)
        guard !isAround else { return Shown(title: tab.title, html: "\(view.around)\(ApplicationFrame.element)") }
        let shown = Shown(title: tab.title, html: visit.isOn(.framed) ? view.step : view.html)
        if tab == .review, await state.firstReview(of: id), visit.isOn(.draftEditedElsewhere) {
            await TabSaves(routes).editElsewhere(id)
        }
        return shown
    }

    private var approvals: Shown {
        Shown(
            title: "Approvals",
            html: "<p>3 requests wait for you.</p><button type=\"button\" class=\"approve\">Approve</button>")
    }
}
