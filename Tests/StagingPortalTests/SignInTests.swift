import Testing

@testable import StagingPortal

@Suite(.timeLimit(.minutes(10)))
struct SignInTests {
    @Test func `the right password opens the list of requests`() async throws {
        try await withPortal { portal, visitor in
            let answer = try await visitor.signIn()
            #expect(answer.status == 303)
            #expect(answer.location == "/requests")
            let list = try await visitor.get("/requests")
            #expect(list.text("account") == "ops.engineer")
            #expect(list.text("account-role") == "Certificate operations")
            #expect(await portal.ledger.logins == PortalLedger.Logins(ok: 1, failed: 0))
        }
    }

    @Test func `a wrong password says so on the same page and is counted`() async throws {
        try await withPortal { portal, visitor in
            let answer = try await visitor.signIn("ops.engineer", "guess")
            #expect(answer.status == 200)
            #expect(answer.text("login-error") != nil)
            #expect(try await visitor.get("/requests").location == "/login?expired=1")
            #expect(await portal.ledger.logins == PortalLedger.Logins(ok: 0, failed: 1))
        }
    }

    @Test func `a sign-in without the form's token is refused and not judged`() async throws {
        try await withPortal { portal, visitor in
            _ = try await visitor.get("/login")
            let fields = [("username", "ops.engineer"), ("password", "staging-only")]
            #expect(try await visitor.post("/login", fields, token: "").status == 403)
            #expect(try await visitor.post("/login", fields, token: "0").status == 403)
            #expect(await portal.ledger.logins == PortalLedger.Logins())
        }
    }

    @Test func `a sign-in gives a new session that scripts cannot read`() async throws {
        try await withPortal { _, visitor in
            let before = try await visitor.get("/login").headers["set-cookie"]
            let after = try await visitor.signIn().headers["set-cookie"]
            #expect(before != after)
            #expect(after?.contains("HttpOnly; SameSite=Lax") == true)
            #expect(after?.contains("Secure") == false)
        }
    }

    @Test func `nobody sees a page without signing in`() async throws {
        try await withPortal { _, visitor in
            for path in ["/", "/requests", "/drafts", "/drafts/D-5512/subscriber", "/requests/CR-100014"] {
                let answer = try await visitor.get(path)
                #expect(answer.status == 303)
                #expect(answer.location == "/login")
            }
        }
    }

    @Test func `a session ends when nothing was asked for a while`() async throws {
        try await withPortal(idleTimeout: 0) { _, visitor in
            try await visitor.signIn()
            #expect(try await visitor.get("/requests").location == "/login?expired=1")
            #expect(try await visitor.get("/login?expired=1").text("session-notice") != nil)
        }
    }

    @Test func `signing out ends the session`() async throws {
        try await withPortal { _, visitor in
            try await visitor.signIn()
            #expect(try await visitor.post("/logout", []).location == "/login")
            #expect(try await visitor.get("/requests").status == 303)
        }
    }

    @Test(arguments: ["audit.viewer", "ca.approver"])
    func `an account that may not submit cannot begin a request`(name: String) async throws {
        try await withPortal { portal, visitor in
            try await visitor.signIn(name)
            #expect(try await visitor.get("/requests").text("new-request") == nil)
            #expect(try await visitor.post("/requests/new", []).status == 403)
            #expect(await portal.ledger.drafts.isEmpty)
        }
    }

    @Test(
        arguments: [
            "/requests/new", "/drafts/D-5512/subscriber", "/drafts/D-5512/discard", "/drafts/D-5512/attachments",
            "/drafts/D-5512/submit", "/api/csr/inspect", "/logout",
        ])
    func `no post does anything without the session's token`(path: String) async throws {
        try await withPortal { portal, visitor in
            try await visitor.signIn()
            _ = try await visitor.post("/requests/new", [])
            let before = await portal.ledger
            #expect(try await visitor.post(path, [("organization", "x")], token: "").status == 403)
            #expect(try await visitor.post(path, [("organization", "x")], token: "ff00").status == 403)
            let after = await portal.ledger
            #expect(after.drafts.map(\.revision) == before.drafts.map(\.revision))
            #expect(after.accepted.isEmpty)
            #expect(try await visitor.get("/requests").status == 200)
        }
    }

    @Test func `nothing is stored by the browser, and there is no icon`() async throws {
        try await withPortal { _, visitor in
            #expect(try await visitor.get("/favicon.ico").status == 204)
            for path in ["/login", "/assets/portal.css", "/assets/csr.js"] {
                let answer = try await visitor.get(path)
                #expect(answer.status == 200)
                #expect(answer.headers["cache-control"] == "no-store")
            }
        }
    }
}
