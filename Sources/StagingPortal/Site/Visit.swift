import NIOHTTP1

/// A request together with what was found out about it.
struct Visit: Sendable {
    static let cookie = "portal_session"

    let request: Request
    let body: FormBody
    /// The session that the cookie names, signed in or not.
    let session: PortalSession?
    let form: RequestForm

    var fields: FormFields { body.fields }

    func isOn(_ scenario: Scenario) -> Bool {
        form.scenarios.contains(scenario)
    }

    func carriesToken(of session: PortalSession) -> Bool {
        let token = request.headers.first(name: "x-csrf-token") ?? fields["_csrf"]
        return token == session.csrf
    }
}
