/// How a journal stands to what the shared claims know of it.
package enum JournalStanding: Sendable, Hashable {
    /// It goes on from where it was seen last.
    case known
    /// It was never seen: this machine is new, or its journal was lost.
    case new
    /// Entries that were there once are not, or are others: an older copy was restored.
    case restored(seen: Int64, here: Int64)
}
