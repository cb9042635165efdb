/// Why the journal cannot be used, or would not record.
package enum JournalError: Error, Hashable, CustomStringConvertible {
    /// The entry with this number is not what it was, or not where it was.
    case broken(seq: Int64, reason: String)
    /// The place is not safe to keep a journal in.
    case place(path: String, reason: String)
    /// The store could not read or write; nothing was recorded.
    case storage(operation: String, reason: String)
    /// The claims that several machines share could not be asked, or would not record; nothing may follow from it.
    case shared(place: String, reason: String)
    case unknownRun(String)
    case ambiguousRun(String, candidates: [String])
    /// The journal's own law forbids it; nothing was recorded.
    case forbidden(run: String, reason: String)

    package var description: String {
        switch self {
        case .broken(let seq, let reason):
            "the journal was changed at entry \(seq): \(reason); keep the file as it is and restore a copy to go on"
        case .place(let path, let reason): "the journal cannot be kept at \(path): \(reason)"
        case .storage(let operation, let reason): "cannot \(operation) the journal: \(reason)"
        case .shared(let place, let reason): "the shared claims cannot be used (\(place)): \(reason)"
        case .unknownRun(let run): "there is no run \(run) in this journal"
        case .ambiguousRun(let prefix, let candidates):
            "\(prefix) may be \(candidates.joined(separator: " or ")): give more of it"
        case .forbidden(let run, let reason): "run \(run): \(reason)"
        }
    }
}
