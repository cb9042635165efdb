import NIOHTTP1

/// The final post of either shape, and what may go wrong with it.
struct Commit: Sendable {
    private let routes: Routes
    private let visit: Visit
    private let state: PortalState

    init(_ routes: Routes) {
        self.routes = routes
        visit = routes.visit
        state = routes.site.state
    }

    func submit(_ draft: Draft) async -> Reply { await submit(draft, by: visit.fields) }

    func submitByAddress(_ draft: Draft) async -> Reply { await submit(draft, by: visit.request.query) }

    func submit(_ draft: Draft, by fields: FormFields) async -> Reply {
        guard fields["draft"] == draft.id, fields["stamp"] == String(draft.revision) else {
            return routes.message(
                "The draft was changed", "It is no longer what the review page showed. Nothing was submitted.",
                .conflict)
        }
        let extra = fields.byName(without: ["_csrf", "draft", "stamp"])
        var values = draft.fields.merging(extra) { $1 }
        if visit.isOn(.draftEditedLate) {
            values["san_type", default: []].append("dns")
            values["san_value", default: []].append("added-elsewhere.example")
        }
        return await take(
            submission(
                draft: draft.id, fields: values, attachments: draft.attachments,
                signingRequest: draft.signingRequest))
    }

    func submitForm() async -> Reply {
        let fields = visit.fields
        return await take(
            submission(
                draft: routes.session.formDraft, fields: fields.byName(without: WholeForm.transport),
                attachments: await state.uploads(named: fields.values("attachment")),
                signingRequest: await SigningRequest.read(fields["csr"] ?? "")))
    }

    private func submission(
        draft: String?, fields: [String: [String]], attachments: [PortalLedger.File], signingRequest: SigningRequest?
    ) -> Submission {
        Submission(
            draft: draft, fields: fields, attachments: attachments, signingRequest: signingRequest,
            account: routes.account.name, connection: visit.request.connection, tls: routes.site.tls)
    }

    private func take(_ submission: Submission) async -> Reply {
        if visit.isOn(.sessionExpiredAtCommit) {
            await state.end(routes.session.token)
            return .seeOther("/login?expired=1")
        }
        if visit.isOn(.errorPageBeforeCommit) { return errorPage }
        guard submission.missing.isEmpty else {
            return routes.message(
                "The request is incomplete", "Nothing was submitted. Missing:", .unprocessableEntity,
                items: submission.missing)
        }
        let id = await state.accept(submission)
        return await answer(to: id)
    }

    private func answer(to id: String) async -> Reply {
        if visit.isOn(.replyLostHang) { return .lost(.silence) }
        if visit.isOn(.replyLostFIN) { return .lost(.finished) }
        if visit.isOn(.replyLostRST) { return .lost(.reset) }
        if visit.isOn(.replyLost408) { return timedOut }
        if visit.isOn(.errorPageAfterCommit) { return errorPage }
        // Ended early only when the portal stops: then nobody waits for the answer.
        if visit.isOn(.slow) { try? await Task.sleep(for: .milliseconds(1500)) }
        return .seeOther("/requests/\(id)?submitted=1")
    }

    private var timedOut: Reply {
        var reply = Reply.text("Request Timeout", status: .requestTimeout)
        reply.delivery = .answeredThenClosed
        return reply
    }

    private var errorPage: Reply {
        routes.message(
            "Internal error", "The portal could not complete this step. Incident 5f2e-91.", .internalServerError)
    }
}
