/// The page behind the password: it asks for the registered security key.
struct SecurityKeyPage: Sendable {
    let session: PortalSession
    let challenge: String
    let credential: String

    var html: HTML {
        Frame(title: "Security key", scripts: ["security-key.js"]).page(
            """
            <section class="card narrow" id="security-key" data-challenge="\(challenge)" \
            data-credential="\(credential)" data-csrf="\(session.csrf)">
            <h1>Security key</h1>
            <p id="key-error" class="notice bad" role="alert" hidden></p>
            <p>Your password is right. Confirm that it is you with your security key.</p>
            <div class="actions"><button id="use-key" type="button" class="primary">Use security key</button></div>
            </section>
            """)
    }
}
