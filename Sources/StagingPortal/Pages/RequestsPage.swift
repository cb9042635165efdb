/// The list of certificate requests.
struct RequestsPage: Sendable {
    let session: PortalSession
    let query: String
    let records: [RequestRecord]
    let shape: CommitShape

    var html: HTML {
        Frame(title: "Certificate requests", session: session).page(
            """
            <div class="head">
            <h1>Certificate requests</h1>
            \(newRequest, if: session.account?.maySubmit == true)
            </div>
            <form id="search" class="search" method="get" action="/requests" role="search">
            <label for="q">Request, subject or key</label>
            <input id="q" name="q" type="search" value="\(query)">
            <button id="search-go">Search</button>
            </form>
            <table id="requests">
            <caption>\(caption)</caption>
            <thead><tr><th scope="col">Request</th><th scope="col">Subject</th><th scope="col">Key (SHA-256)</th>
            <th scope="col">Status</th><th scope="col">Created</th></tr></thead>
            <tbody>
            \(records.map(row))
            </tbody>
            </table>
            """)
    }

    private var caption: String {
        records.count == 1 ? "1 request" : "\(records.count) requests"
    }

    private var newRequest: HTML {
        guard shape == .draft else {
            return """
                <form id="new-form" method="get" action="/requests/new"><button id="new-request" class="primary">New request</button></form>
                """
        }
        return """
            <form id="new-form" method="post" action="/requests/new">\(session.csrfField)<button id="new-request" class="primary">New request</button></form>
            """
    }

    private func row(_ record: RequestRecord) -> HTML {
        """
        <tr data-request="\(record.id)"><td class="request-id"><a href="/requests/\(record.id)">\(record.id)</a></td>\
        <td class="subject">\(record.subject)</td><td class="key">\(record.keySHA256)</td>\
        <td class="status">\(record.status)</td><td class="created">\(record.created)</td></tr>
        """
    }
}
