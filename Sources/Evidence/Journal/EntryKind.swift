/// What a journal entry records.
package enum EntryKind: String, Sendable, Hashable, CaseIterable {
    /// A run begins; its body is a `RunSubject`.
    case started
    case gate
    case browser
    case page
    case draft
    case picture
    /// A person who watches has typed the request's id, or has not.
    case attendance
    /// The run holds the request and its key from here on.
    case claimed
    /// What will be submitted, before anything that could submit it.
    case intent
    case armed
    case heldRequest
    case comparedRequest
    /// An authority has stamped everything so far; its body names the stamp.
    case witnessed
    /// A witness was given the head of everything so far; its body names what was sent and answered.
    case published
    /// The facts read once more while the request is held.
    case recheck
    /// The request may leave: at most one in a run, and only while the run holds its claim.
    case release
    /// The release was recorded, and nothing left for it or can leave any more: the run counts as never released.
    case withheld
    case response
    case confirmation
    case lookup
    case notified
    case halted
    /// A person goes on with this run's draft, in a run of its own; signed with the person's key.
    case takenOver
    /// The run's end, and any later decision; its body says the `state`.
    case outcome
    /// What a person decided about a held run, signed with the person's key.
    case decision
    /// The evidence folder is complete and signed.
    case sealed
    /// What a person found out about the run after its end, signed with the person's key.
    case annotation
    /// A signed record was added to the sealed evidence.
    case addendum
    /// The evidence was removed, as its time was over.
    case pruned
}
