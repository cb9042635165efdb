/// The last tab of a draft: every value, the portal's checks, and the button.
struct ReviewPage: Sendable {
    let session: PortalSession
    let form: RequestForm
    let draft: Draft

    var html: HTML {
        DraftFrame(session: session, tab: .review, form: form, draft: draft).page(
            """
            \(ReviewPanels(scenarios: form.scenarios, fields: draft.fields, stamp: draft.revision).html)
            <section class="card">
            \(ReviewValues(form: form, draft: draft).html)
            <form id="submit-form" method="post" action="/drafts/\(draft.id)/submit">
            \(session.csrfField)
            <input type="hidden" name="draft" value="\(draft.id)">
            <input type="hidden" name="stamp" value="\(draft.revision)">
            <div class="actions"><button id="submit-request" class="primary">Submit request</button></div>
            </form>
            </section>
            """)
    }
}
