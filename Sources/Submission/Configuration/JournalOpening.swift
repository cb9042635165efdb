import Evidence
import Governance

extension Configuration {
    /// The journal, after runs whose process is gone were settled.
    ///
    /// - Throws: `JournalError` where it cannot be read or is not what it was.
    func openJournal() throws(JournalError) -> Journal {
        let journal = try Journal(path: journal)
        _ = try journal.recover(at: Instant.now.milliseconds)
        return journal
    }
}
