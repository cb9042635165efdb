import NIOHTTP1

/// The form shape's page, its uploads and its saved drafts.
struct WholeForm: Sendable {
    private let routes: Routes
    private let visit: Visit
    private let state: PortalState

    init(_ routes: Routes) {
        self.routes = routes
        visit = routes.visit
        state = routes.site.state
    }

    func show() async -> Reply {
        let resumed: Draft? =
            if let id = visit.request.query["draft"] { await state.openDraft(id, of: routes.account) } else { nil }
        await state.remember(formDraft: resumed?.id, in: routes.session.token)
        return .page(RequestFormPage(session: routes.session, form: visit.form, draft: resumed).html)
    }

    func save() async -> Reply {
        let fields = visit.fields
        let values = fields.byName(without: Self.transport)
        let facts = await SigningRequest.read(fields["csr"] ?? "")
        let files = await state.uploads(named: fields.values("attachment"))
        let names = AlternativeNames.entered(fields)
        let id = await openDraft().id
        await state.change(id) { draft in
            draft.fields = values.merging(names) { $1 }
            draft.signingRequest = facts
            draft.attachments = files
        }
        if visit.isOn(.draftSaveReplyLost) { return .lost(.finished) }
        return .json(SavedDraft(draft: id, revision: await state.openDraft(id, of: routes.account)?.revision ?? 0))
    }

    func upload() async -> Reply {
        if visit.isOn(.sessionExpired) {
            await state.end(routes.session.token)
            return Site.sessionEnded(visit.request)
        }
        guard let file = await Upload.read(visit.body) else { return Upload.refusal }
        await state.keep(file)
        return .json(["attachments": [file]])
    }

    private struct SavedDraft: Encodable {
        let draft: String
        let revision: Int
    }

    private func openDraft() async -> Draft {
        if let id = routes.session.formDraft, let draft = await state.openDraft(id, of: routes.account) { return draft }
        let draft = await state.newDraft(for: routes.account)
        await state.remember(formDraft: draft.id, in: routes.session.token)
        return draft
    }

    /// What a form carries for the transport's sake: no part of the request.
    static let transport: Set<String> = ["_csrf", "attachment"]
}
