import NIOHTTP1

/// One change, posted back to the application's only address: what it is stands in its body.
struct Postback: Sendable {
    let routes: Routes
    private var visit: Visit { routes.visit }
    private var state: PortalState { routes.site.state }

    /// What a postback carries for its own sake: no part of a request.
    private static let transport: Set<String> = [
        "_csrf", "view_state", "event", "workflow", "tab", "then", "draft", "stamp",
    ]

    func answer() async -> Reply {
        guard routes.account.maySubmit else { return refused("Your role does not allow this.", .forbidden) }
        let event = visit.fields["event"] ?? ""
        if event == "new" { return await done("/workflows/\(state.newDraft(for: routes.account).id)/subscriber") }
        guard let id = visit.fields["workflow"], let draft = await state.openDraft(id, of: routes.account),
            draft.request == nil
        else { return refused("There is no such workflow.", .notFound) }
        switch event {
        case "save": return await save(draft)
        case "read-csr": return await readRequest(draft)
        case "attach": return await attach(draft)
        case "discard":
            await state.discard(draft.id)
            return await done("/workflows")
        case "submit": return await submit(draft, as: [:])
        case "submit-exception": return await submit(draft, as: ["policy_exception": "yes"])
        default: return refused("The portal does not know this.", .badRequest)
        }
    }

    private func save(_ draft: Draft) async -> Reply {
        guard let tab = visit.fields["tab"].flatMap(Tab.init), tab != .review else {
            return refused("There is no such step.", .notFound)
        }
        if tab == .custody, visit.isOn(.sessionExpired) {
            await state.end(routes.session.token)
            return .text("The session has ended.", status: .unauthorized)
        }
        await store(tab, in: draft)
        if tab == .justification, visit.isOn(.draftSaveReplyLost) { return .lost(.finished) }
        let stays = visit.fields["then"] == "stay"
        let next = stays ? tab : visit.form.next(after: tab)
        return await done("/workflows/\(draft.id)/\(next.rawValue)", note: stays ? "Draft saved" : nil)
    }

    private func store(_ tab: Tab, in draft: Draft) async {
        // The request came with its file, in a postback of its own.
        let names = visit.form.names(of: tab).filter { $0 != "csr" }
        var values = visit.fields.byName(without: Self.transport).filter { names.contains($0.key) }
        if tab == .sans { values = AlternativeNames.entered(visit.fields) }
        let stored = PortalChanges(scenarios: visit.form.scenarios).applied(to: values)
        await state.change(draft.id) { draft in
            for name in names { draft.fields[name] = stored[name] }
        }
    }

    private func readRequest(_ draft: Draft) async -> Reply {
        let text = visit.fields["csr"] ?? ""
        let facts = await SigningRequest.read(text)
        await state.change(draft.id) { draft in
            draft.fields["csr"] = [text]
            draft.signingRequest = facts
        }
        return await done("/workflows/\(draft.id)/profile")
    }

    private func attach(_ draft: Draft) async -> Reply {
        let text = visit.fields["file_text"] ?? ""
        guard let name = visit.fields["file_name"], let digest = try? await OpenSSLTool.sha256(Array(text.utf8)) else {
            return refused("No file was sent.", .unprocessableEntity)
        }
        await state.change(draft.id) { $0.attachments.append(PortalLedger.File(name: name, sha256: digest)) }
        return await done("/workflows/\(draft.id)/custody")
    }

    /// As the other shapes take it; what a form would be told by a redirection, the script is told in JSON.
    private func submit(_ draft: Draft, as extra: [String: String]) async -> Reply {
        var fields = FormFields()
        fields.append("draft", draft.id)
        fields.append("stamp", visit.fields["stamp"] ?? "")
        for (name, value) in extra { fields.append(name, value) }
        var reply = await Commit(routes).submit(draft, by: fields)
        guard reply.status == .seeOther, let location = reply.headers.first(name: "location") else { return reply }
        let delivery = reply.delivery
        reply = await done(location)
        reply.delivery = delivery
        return reply
    }

    private func done(_ route: String, note: String? = nil) async -> Reply {
        let viewState = await state.viewState(of: routes.session.token)
        return .json(Done(route: route, viewState: viewState, note: note))
    }

    private func refused(_ message: String, _ status: HTTPResponseStatus) -> Reply {
        .json(Failure(message: message), status: status)
    }

    private struct Done: Encodable {
        let route: String
        let viewState: String
        let note: String?
    }
}
