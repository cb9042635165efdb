/// A certificate request; just submitted, it is the confirmation.
struct RequestPage: Sendable {
    let session: PortalSession
    let record: RequestRecord
    let isConfirmation: Bool
    let namesRequest: Bool

    var html: HTML {
        Frame(title: title, session: session).page(
            """
            <section class="card">
            <h1>\(title)</h1>
            \(values)
            <p><a href="/requests">All requests</a></p>
            </section>
            """)
    }

    /// What the portal says of the request.
    var values: HTML {
        """
        \(Self.thanks, if: isConfirmation)
        <dl class="values">
        \(identity, if: namesRequest)
        <div><dt>Status</dt><dd id="request-status">\(record.status)</dd></div>
        <div><dt>Subject</dt><dd id="confirm-subject">\(record.subject)</dd></div>
        <div><dt>Key, SHA-256</dt><dd id="confirm-key-sha256">\(record.keySHA256)</dd></div>
        <div><dt>Certificate profile</dt><dd id="confirm-profile">\(record.profile)</dd></div>
        <div><dt>Alternative names</dt><dd id="confirm-sans"><ul>\(record.names.map { "<li>\($0.description)</li>" as HTML })</ul></dd></div>
        <div><dt>Received</dt><dd id="request-created">\(record.created)</dd></div>
        </dl>
        """
    }

    private var title: String { isConfirmation ? "Request submitted" : "Certificate request" }

    private var identity: HTML {
        "<div><dt>Request</dt><dd id=\"request-id\">\(record.id)</dd></div>"
    }

    private static let thanks: HTML = """
        <p class="notice good" role="status">The request was taken for issuance. Keep its number for your records.</p>
        """
}
