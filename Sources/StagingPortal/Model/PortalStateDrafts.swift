extension PortalState {
    func newDraft(for account: Account) -> Draft {
        let draft = Draft(id: nextDraftID(), owner: account.name)
        drafts.append(draft)
        return draft
    }

    /// A draft that its owner may still change.
    func openDraft(_ id: String, of account: Account) -> Draft? {
        drafts.first { $0.id == id && $0.owner == account.name && !$0.isDiscarded }
    }

    func openDrafts(of account: Account) -> [Draft] {
        drafts.filter { $0.owner == account.name && !$0.isDiscarded && $0.request == nil }
    }

    func change(_ id: String, _ edit: @Sendable (inout Draft) -> Void) {
        guard let index = drafts.firstIndex(where: { $0.id == id }) else { return }
        edit(&drafts[index])
        drafts[index].revision += 1
    }

    func discard(_ id: String) {
        guard let index = drafts.firstIndex(where: { $0.id == id }) else { return }
        drafts[index].isDiscarded = true
    }

    /// Says whether this is the first time that the draft's review page is shown.
    func firstReview(of id: String) -> Bool {
        guard let index = drafts.firstIndex(where: { $0.id == id }), !drafts[index].isReviewed else { return false }
        drafts[index].isReviewed = true
        return true
    }
}
