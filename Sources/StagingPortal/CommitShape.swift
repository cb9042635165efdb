/// How the portal takes a request.
package enum CommitShape: String, CaseIterable, Sendable {
    /// Each tab is saved into a server-side draft; the final post names only the draft.
    case draft
    /// One form holds everything and is posted at once.
    case form
    /// One page whose script shows everything; every change is posted back to its one address, with a view state.
    case application
}
