/// The document inside the frame in which a workflow or a single request stands: the same script, without the portal round it.
struct ApplicationFrame: Sendable {
    static let path = "/app/frame"

    /// The frame, as a view has it.
    static let element: HTML = "<iframe class=\"work\" title=\"Work\" src=\"\(path)\"></iframe>"

    let session: PortalSession

    var html: HTML {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <title>Work</title>
        <link rel="stylesheet" href="/assets/portal.css">
        <script src="/assets/application.js" defer></script>
        </head>
        <body>
        <main>
        \(ApplicationShell.view(session))
        </main>
        </body>
        </html>
        """
    }

    /// A page that may stand in a frame of the portal's own pages.
    var reply: Reply {
        var reply = Reply.page(html)
        reply.allowFrame()
        return reply
    }
}
