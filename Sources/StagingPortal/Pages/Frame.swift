/// What every page has round it.
struct Frame: Sendable {
    static let vendorBuild = "Meridian PKI Portal 7.4.2"

    let title: String
    var session: PortalSession?
    /// Scripts of the page, by file name.
    var scripts: [String] = []
    var navigation: HTML = "<a href=\"/requests\">Requests</a> <a href=\"/drafts\">Drafts</a>"

    func page(_ content: HTML) -> HTML {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>\(title) · Meridian PKI Portal</title>
        <link rel="stylesheet" href="/assets/portal.css">
        \(scripts.map { "<script src=\"/assets/\($0)\" defer></script>" as HTML })
        </head>
        <body>
        <a class="skip" href="#content">Skip to the content</a>
        <header class="bar">
        <div class="inner">
        <p class="brand"><span class="mark" aria-hidden="true"></span>Meridian <span>PKI Portal</span></p>
        \(signedIn)
        </div>
        </header>
        <main id="content">
        \(content)
        </main>
        </body>
        </html>
        """
    }

    private var signedIn: HTML {
        guard let session, let account = session.account else { return "" }
        return """
            <nav aria-label="Portal">\(navigation)</nav>
            <div class="who">
            <p><span id="account">\(account.name)</span> <span id="account-role">\(account.role)</span></p>
            <form id="logout-form" method="post" action="/logout">
            \(session.csrfField)
            <button id="sign-out" class="quiet">Sign out</button>
            </form>
            </div>
            """
    }
}
