/// The page to sign in.
struct LoginPage: Sendable {
    let session: PortalSession
    let vendorBuild: String
    var isExpired = false
    var isRefused = false
    var userName = ""

    var html: HTML {
        Frame(title: "Sign in").page(
            """
            <section class="card narrow">
            <h1>Sign in</h1>
            \(Self.expired, if: isExpired)
            \(Self.refused, if: isRefused)
            <form id="login-form" method="post" action="/login">
            \(session.csrfField)
            <div class="field"><label for="username">User name</label>
            <input id="username" name="username" type="text" value="\(userName)" autocomplete="username" autofocus></div>
            <div class="field"><label for="password">Password</label>
            <input id="password" name="password" type="password" autocomplete="current-password"></div>
            <div class="actions"><button id="sign-in" class="primary">Sign in</button></div>
            </form>
            <p class="fine">For authorised staff only. Every action is recorded.</p>
            </section>
            <footer id="vendor-build">\(vendorBuild)</footer>
            """)
    }

    private static let expired: HTML = """
        <p id="session-notice" class="notice" role="status">Your session has ended. Sign in to continue; saved drafts are kept.</p>
        """

    private static let refused: HTML = """
        <p id="login-error" class="notice bad" role="alert">The user name or the password is wrong.</p>
        """
}
