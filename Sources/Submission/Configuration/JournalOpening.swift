import Evidence
import Foundation
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

    /// The journal with the claims that this machine shares with others, interrupted runs settled in both.
    ///
    /// - Throws: `JournalError` as `openJournal`; `CredentialError` where the server's password cannot be had.
    func openClaims() async throws -> ClaimBook {
        let journal = try Journal(path: journal)
        let server = try await claims?.server()
        let book = ClaimBook(journal, shared: server.map { SharedClaims(at: $0, for: journal) })
        _ = try book.recover(at: Instant.now.milliseconds)
        return book
    }

    /// The journal, where there is one already.
    ///
    /// - Throws: `InputError` where it cannot be read or is not what it was.
    func journalIfPresent() throws(InputError) -> Journal? {
        guard FileManager.default.fileExists(atPath: journal) else { return nil }
        do {
            return try openJournal()
        } catch {
            throw InputError(file: journal, expected: "a journal that can be read", found: "\(error)")
        }
    }
}
