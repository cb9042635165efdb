import NIOHTTP1

/// The single-page application: one document, its views, and one address that every change is posted back to.
struct ApplicationSite: Sendable {
    static let path = "/app"

    let routes: Routes
    private var visit: Visit { routes.visit }
    private var state: PortalState { routes.site.state }

    func answer() async -> Reply {
        let request = visit.request
        switch "\(request.isPlainRead ? "GET" : request.method) \(request.path)" {
        case "GET /", "GET /requests": return .seeOther(Self.path)
        case "GET \(Self.path)": return .page(ApplicationShell(session: routes.session, form: visit.form).html)
        case "GET \(Self.path)/view": return await view(request.query["route"] ?? "")
        case "GET \(ApplicationFrame.path)" where visit.isOn(.framed):
            return ApplicationFrame(session: routes.session).reply
        case "POST \(Self.path)": return await postback()
        default: return routes.notFound
        }
    }

    private func view(_ route: String) async -> Reply {
        guard let view = await ApplicationView(routes: routes).show(route) else {
            return .json(Failure(message: "There is nothing at this address."), status: .notFound)
        }
        let viewState = await state.viewState(of: routes.session.token)
        return .json(ApplicationPage(title: view.title, html: view.html.text, viewState: viewState))
    }

    /// Takes a change if it was made on the newest view; its state is used up by that.
    private func postback() async -> Reply {
        guard await state.take(viewState: visit.fields["view_state"], of: routes.session.token) else {
            return .json(Failure(message: "This page is no longer current. Load it again."), status: .conflict)
        }
        return await Postback(routes: routes).answer()
    }
}

/// A view as the page's script takes it.
struct ApplicationPage: Encodable {
    let title: String
    let html: String
    let viewState: String
}

/// What a script is told when something was not done.
struct Failure: Encodable {
    let message: String
}
