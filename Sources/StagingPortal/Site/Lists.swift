extension Routes {
    func signOut() async -> Reply {
        await site.state.end(session.token)
        return .seeOther("/login")
    }

    func list() async -> Reply {
        let query = visit.request.query["q"] ?? ""
        let records = await site.state.requests(matching: query)
        return .page(RequestsPage(session: session, query: query, records: records, shape: site.shape).html)
    }

    func show(_ id: String) async -> Reply {
        guard let record = await site.state.request(id) else { return notFound }
        let isConfirmation = visit.request.query["submitted"] == "1"
        return .page(
            RequestPage(
                session: session, record: record, isConfirmation: isConfirmation,
                namesRequest: !(isConfirmation && visit.isOn(.noRequestID))
            ).html)
    }

    func listDrafts() async -> Reply {
        let drafts = await site.state.openDrafts(of: account)
        return .page(DraftsPage(session: session, drafts: drafts, shape: site.shape).html)
    }

    func discard(_ draft: Draft) async -> Reply {
        await site.state.discard(draft.id)
        return .seeOther("/drafts")
    }

    func newDraft() async -> Reply {
        let draft = await site.state.newDraft(for: account)
        return .seeOther("/drafts/\(draft.id)/subscriber")
    }
}
