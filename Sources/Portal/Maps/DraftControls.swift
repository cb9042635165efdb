/// How drafts left behind are found and abandoned.
package struct DraftControls: Hashable, Sendable {
    /// The address of the list of drafts.
    package let list: Template
    /// The selector of one draft's row.
    package let rows: String
    /// The draft id inside a row.
    package let id: ShownID
    /// The address at which a draft is opened again, with `${draft}`.
    package let reopen: Template
    /// The button inside a row that discards the draft; nil where the portal cannot.
    package let abandon: MappedPress?
}
