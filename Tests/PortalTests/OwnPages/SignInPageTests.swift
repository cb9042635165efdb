import LocalServers
import Testing
import WebDriver

@testable import Portal

/// From the sign-in page to the page on which a request is begun.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct `A sign-in of our own` {
    /// Pages whose sign-in leads to an address, and a page to begin on that counts how often it is opened.
    private func pages(leadingTo address: String) throws -> OwnPages {
        var own = try OwnPages()
        own.others = [
            "GET /login": StaticPages.Page(
                OwnPages.page(
                    "Sign in",
                    """
                    <form action="/login" method="post"><label for="name">Name</label><input id="name" name="username">
                    <label for="password">Password</label><input id="password" name="password" type="password"><button id="in">Sign in</button></form>
                    """)),
            "POST /login": StaticPages.Page("", status: 303, location: address),
            "GET /welcome": StaticPages.Page(OwnPages.page("Welcome", "")),
            "GET /begin": StaticPages.Page(
                OwnPages.page(
                    "Begin",
                    "<button id='new'>New</button><script>sessionStorage.opened = 1 + Number(sessionStorage.opened || 0)</script>"
                )),
        ]
        own.edits = [
            ("success: /begin", "success: \(address)"),
            ("body: { name: { opaque: 99 } }", "body: { username: { opaque: 99 }, password: { opaque: 99 } }"),
        ]
        return own
    }

    @Test(arguments: ["/begin", "/welcome"])
    func `opens the page to begin on once, also where it leads there by itself`(_ address: String) async throws {
        try await pages(leadingTo: address).visit { visit, pages in
            let signedIn = try await visit.signIn(
                as: SignInCredentials(username: "ops", password: Secret("nobody-s")))
            #expect(signedIn.account == "ops")
            #expect(pages.posted == ["/login username=ops&password=nobody-s"])
            let shown = try await visit.session.execute("return [location.pathname, sessionStorage.opened]")
            #expect(shown == .array([.string("/begin"), .string("1")]))
        }
    }
}
