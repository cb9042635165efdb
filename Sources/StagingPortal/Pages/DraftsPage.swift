/// The list of an account's open drafts.
struct DraftsPage: Sendable {
    let session: PortalSession
    let drafts: [Draft]
    let shape: CommitShape

    var html: HTML {
        Frame(title: "Drafts", session: session).page(
            """
            <div class="head"><h1>Drafts</h1></div>
            <table id="drafts">
            <caption>Requests that were not submitted yet</caption>
            <thead><tr><th scope="col">Draft</th><th scope="col">Organization</th><th scope="col">Subject</th>
            <th scope="col">Changes</th><th scope="col"><span class="unseen">Discard</span></th></tr></thead>
            <tbody>
            \(drafts.map(row))
            </tbody>
            </table>
            """)
    }

    private func row(_ draft: Draft) -> HTML {
        """
        <tr data-draft="\(draft.id)"><td class="draft-id"><a href="\(address(draft))">\(draft.id)</a></td>\
        <td class="organization">\(draft.first("organization"))</td><td class="subject">\(draft.first("subject_dn"))</td>\
        <td class="revision">\(draft.revision)</td>\
        <td><form class="discard-form" method="post" action="/drafts/\(draft.id)/discard">\(session.csrfField)\
        <button class="discard quiet" aria-label="Discard \(draft.id)">Discard</button></form></td></tr>
        """
    }

    private func address(_ draft: Draft) -> String {
        shape == .draft ? "/drafts/\(draft.id)/subscriber" : "/requests/new?draft=\(draft.id)"
    }
}
