/// The one document of the application: nothing in it yet, and alerts that are always there, hidden.
struct ApplicationShell: Sendable {
    let session: PortalSession
    let form: RequestForm

    var html: HTML {
        var frame = Frame(title: "Requests", session: session, scripts: ["application.js"])
        frame.navigation = """
            <a href="#/requests">Requests</a> <a href="#/workflows">Workflows</a>\(Self.approvals, if: mayApprove)
            """
        return frame.page(Self.view(session))
    }

    /// The place of a view, and of what is said about it.
    static func view(_ session: PortalSession) -> HTML {
        """
        <p role="alert" hidden>Your request could not be submitted.</p>
        <p role="alert" class="notice bad failure" hidden></p>
        <p role="status" class="notice good note" hidden></p>
        <div class="view" aria-busy="true" data-csrf="\(session.csrf)"><h1>Requests</h1><p>Loading…</p></div>
        """
    }

    private var mayApprove: Bool { form.scenarios.contains(.approvalPage) }

    private static let approvals: HTML = " <a href=\"#/approvals\">Approvals (3)</a>"
}
