/// One tab of a draft, saved by a post of its own.
struct TabPage: Sendable {
    let session: PortalSession
    let tab: Tab
    let form: RequestForm
    let draft: Draft
    let isSaved: Bool

    var html: HTML {
        DraftFrame(session: session, tab: tab, form: form, draft: draft).page(
            """
            \(Self.saved, if: isSaved)
            <form id="tab-form" class="card" method="post" action="/drafts/\(draft.id)/\(tab.rawValue)">
            \(session.csrfField)
            \(TabPanel(tab: tab, form: form, draft: draft, uploads: "/drafts/\(draft.id)/attachments").html)
            <div class="actions">
            <button id="save-next" class="primary" name="action" value="next">Save and continue</button>
            <button id="save-draft" name="action" value="stay" formnovalidate>Save draft</button>
            </div>
            </form>
            """)
    }

    private static let saved: HTML = """
        <p id="saved-notice" class="notice good" role="status">Draft saved</p>
        """
}
