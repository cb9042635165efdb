import NIOHTTP1

/// Every address behind the login.
struct Routes: Sendable {
    let site: Site
    let visit: Visit
    let session: PortalSession
    let account: Account

    func answer() async -> Reply {
        let request = visit.request
        let last = request.segments.last ?? ""
        if shape == .application, request.path != "/logout" { return await ApplicationSite(routes: self).answer() }
        switch "\(request.isPlainRead ? "GET" : request.method) \(address)" {
        case "GET /": return .seeOther("/requests")
        case "POST /logout": return await signOut()
        case "GET /requests": return await list()
        case "GET /requests/:request": return await show(last)
        case "GET /drafts": return await listDrafts()
        case "POST /drafts/:draft/discard": return await withDraft(discard)
        case "POST /api/csr/inspect": return await inspect()
        default: break
        }
        guard account.maySubmit else { return notAllowed }
        return switch shape {
        case .draft: await draftReply;
        case .form: await formReply;
        case .application: notFound
        }
    }

    private var shape: CommitShape { site.shape }

    private var draftReply: Reply {
        get async {
            switch "\(visit.request.isPlainRead ? "GET" : visit.request.method) \(address)" {
            case "POST /requests/new": await newDraft()
            case "GET /drafts/:draft": await withDraft { .seeOther("/drafts/\($0.id)/subscriber") }
            case "GET /drafts/:draft/:tab": await withDraft(TabSaves(self).show)
            case "POST /drafts/:draft/:tab": await withDraft(TabSaves(self).save)
            case "POST /drafts/:draft/attachments": await withDraft(TabSaves(self).attach)
            case "POST /drafts/:draft/submit": await withDraft(Commit(self).submit)
            case "GET /drafts/:draft/submit"
            where [.commitByImage, .commitByImageEarly, .postByWebSocket].contains(where: visit.isOn):
                await withDraft(Commit(self).submitByAddress)
            default: notFound
            }
        }
    }

    private var formReply: Reply {
        get async {
            switch "\(visit.request.isPlainRead ? "GET" : visit.request.method) \(address)" {
            case "GET /requests/new": await WholeForm(self).show()
            case "POST /requests/save": await WholeForm(self).save()
            case "POST /uploads": await WholeForm(self).upload()
            case "POST /requests/submit": await Commit(self).submitForm()
            default: notFound
            }
        }
    }

    /// The path with its ids and tabs by kind.
    private var address: String {
        let kinds = visit.request.segments.enumerated().map { index, segment in
            if segment.wholeMatch(of: /D-[0-9]+/) != nil { return ":draft" }
            if segment.wholeMatch(of: /CR-[0-9]+/) != nil { return ":request" }
            return index == 2 && Tab(rawValue: segment) != nil ? ":tab" : segment
        }
        return "/" + kinds.joined(separator: "/")
    }

    private func withDraft(_ answer: (Draft) async -> Reply) async -> Reply {
        let segments = visit.request.segments
        guard segments.count > 1, let draft = await site.state.openDraft(segments[1], of: account) else {
            return notFound
        }
        return await answer(draft)
    }

    var notFound: Reply {
        message("Not found", "There is nothing at this address.", .notFound)
    }

    private var notAllowed: Reply {
        message("Not allowed", "Your role does not allow this.", .forbidden)
    }

    func message(_ title: String, _ text: String, _ status: HTTPResponseStatus, items: [String] = []) -> Reply {
        .page(MessagePage(title: title, text: text, session: session, items: items).html, status: status)
    }
}
