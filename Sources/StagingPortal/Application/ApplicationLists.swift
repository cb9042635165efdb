/// The application's lists.
enum ApplicationLists {
    static func requests(_ records: [RequestRecord], mayBegin: Bool) -> HTML {
        """
        \(begin, if: mayBegin)
        <table><caption>\(String(records.count)) requests</caption>
        <thead><tr><th scope="col">Request</th><th scope="col">Subject</th><th scope="col">Key (SHA-256)</th>
        <th scope="col">Status</th></tr></thead><tbody>\(records.map(row))</tbody></table>
        """
    }

    static func workflows(_ drafts: [Draft]) -> HTML {
        """
        <table><caption>\(String(drafts.count)) workflows</caption>
        <thead><tr><th scope="col">Workflow</th><th scope="col">Organization</th><th scope="col">Discard</th></tr></thead>
        <tbody>\(drafts.map(row))</tbody></table>
        """
    }

    private static let begin: HTML = """
        <p><button type="button" class="primary" data-event="new">New request</button></p>
        """

    private static func row(_ record: RequestRecord) -> HTML {
        """
        <tr class="request"><td class="id">\(record.id)</td><td>\(record.subject)</td>\
        <td class="key">\(record.keySHA256)</td><td class="status">\(record.status)</td></tr>
        """
    }

    private static func row(_ draft: Draft) -> HTML {
        """
        <tr class="open"><td class="id"><a href="#/workflows/\(draft.id)/subscriber">\(draft.id)</a></td>\
        <td>\(draft.first("organization"))</td><td><button type="button" class="quiet" data-event="discard" \
        data-workflow="\(draft.id)">Discard</button></td></tr>
        """
    }
}
