import NIOHTTP1

/// Shows a draft's tabs and takes what is saved on them.
struct TabSaves: Sendable {
    private let routes: Routes
    private let visit: Visit
    private let state: PortalState

    init(_ routes: Routes) {
        self.routes = routes
        visit = routes.visit
        state = routes.site.state
    }

    func show(_ draft: Draft) async -> Reply {
        if let request = draft.request { return .seeOther("/requests/\(request)") }
        guard let tab else { return routes.notFound }
        guard tab == .review else {
            let isSaved = await state.takeSavedNote(in: routes.session.token)
            return .page(
                TabPage(session: routes.session, tab: tab, form: visit.form, draft: draft, isSaved: isSaved).html)
        }
        let page = ReviewPage(session: routes.session, form: visit.form, draft: draft).html
        if await state.firstReview(of: draft.id), visit.isOn(.draftEditedElsewhere) {
            await editElsewhere(draft.id)
        }
        return .page(page)
    }

    func save(_ draft: Draft) async -> Reply {
        guard let tab, tab != .review, draft.request == nil else { return routes.notFound }
        if tab == .custody, visit.isOn(.sessionExpired) {
            await state.end(routes.session.token)
            return .seeOther("/login?expired=1")
        }
        await store(values(of: tab), of: tab, in: draft)
        if tab == .justification, visit.isOn(.draftSaveReplyLost) { return .lost(.finished) }
        guard visit.fields["action"] == "stay" else {
            return .seeOther("/drafts/\(draft.id)/\(visit.form.next(after: tab).rawValue)")
        }
        await state.noteSaved(in: routes.session.token)
        return .seeOther("/drafts/\(draft.id)/\(tab.rawValue)")
    }

    func attach(_ draft: Draft) async -> Reply {
        guard draft.request == nil else { return routes.notFound }
        guard let file = await Upload.read(visit.body) else { return Upload.refusal }
        await state.change(draft.id) { $0.attachments.append(file) }
        return .json(["attachments": draft.attachments + [file]])
    }

    private var tab: Tab? {
        visit.request.segments.last.flatMap(Tab.init)
    }

    private func values(of tab: Tab) -> [String: [String]] {
        let names = visit.form.names(of: tab)
        var values = visit.fields.byName(without: []).filter { names.contains($0.key) }
        if tab == .sans { values = AlternativeNames.entered(visit.fields) }
        return PortalChanges(scenarios: visit.form.scenarios).applied(to: values)
    }

    private func store(_ values: [String: [String]], of tab: Tab, in draft: Draft) async {
        let names = visit.form.names(of: tab)
        let facts =
            if tab == .profile { await SigningRequest.read(values["csr"]?.first ?? "") } else { draft.signingRequest }
        await state.change(draft.id) { draft in
            for name in names { draft.fields[name] = values[name] }
            draft.signingRequest = facts
        }
    }

    func editElsewhere(_ id: String) async {
        await state.change(id) { draft in
            draft.fields["san_type", default: []].append("dns")
            draft.fields["san_value", default: []].append("added-elsewhere.example")
        }
    }
}
