/// A page that says what happened and nothing else.
struct MessagePage: Sendable {
    let title: String
    let text: String
    var session: PortalSession?
    var items: [String] = []

    var html: HTML {
        Frame(title: title, session: session).page(
            """
            <section class="card narrow">
            <h1>\(title)</h1>
            <p id="message">\(text)</p>
            <ul id="message-items">\(items.map { "<li>\($0)</li>" as HTML })</ul>
            <p><a href="/requests">Back to the requests</a></p>
            </section>
            """)
    }
}
