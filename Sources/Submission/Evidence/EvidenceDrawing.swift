import Evidence
import Foundation
import Governance
import PKI

/// The list of all runs of a time, signed, and bundles as single files.
package struct EvidenceDrawing: Sendable {
    /// A file that was written.
    package struct Written: Codable, Hashable, Sendable {
        /// Where it lies.
        package let file: String
        /// SHA-256 of its bytes.
        package let sha256: String
        /// How many runs or files it holds.
        package let count: Int
    }

    private let configuration: Configuration

    /// Signs with the configuration's signer.
    package init(_ configuration: Configuration) {
        self.configuration = configuration
    }

    /// Writes `population-FROM-TO.json` and its detached signature `.p7s` into `folder`.
    ///
    /// - Parameters: `from` and `to` are days (2026-11-01) or times (RFC 3339); both are included.
    /// - Throws: `InputError` where a time is none, `Failure` where journal, signer or disk refuse.
    package func population(from: String, to: String, into folder: String) async throws -> [Written] {
        let (start, end) = (try Self.time(from, "--from", endOfDay: false), try Self.time(to, "--to", endOfDay: true))
        guard let signer = configuration.signer else {
            throw Failure(what: "there is no key to sign the list with", remedy: "name one under signer")
        }
        let pair = try await KeyPair.read(
            certificate: signer.certificate, key: signer.key, passphrase: signer.passphrase)
        do {
            let population = try Population(
                of: try configuration.openJournal(), from: start.milliseconds, to: end.milliseconds)
            let bytes = population.json.canonical()
            let signature = try CMS.sign(
                bytes, by: pair.certificate, key: pair.key, detached: true, at: Instant.now.milliseconds)
            let name = "population-\(start.day)-\(end.day).json"
            return [
                try Self.write(bytes, "\(folder)/\(name)", population.members.count),
                try Self.write(signature, "\(folder)/\(name).p7s", 1),
            ]
        } catch let error as JournalError {
            throw Failure(
                what: error.description, remedy: "the journal at \(configuration.journal), readable and whole")
        }
    }

    /// Packs a bundle that passes every check into one archive.
    ///
    /// - Throws: `Failure` where it does not pass, or the file is there already.
    package static func export(_ folder: String, to file: String) throws(Failure) -> Written {
        let path = absolute(folder)
        let report = EvidenceVerification.verify(folder: path, trusting: [])
        let failed = report.checks.filter { $0.finding == .failed }
        guard failed.isEmpty else {
            throw Failure(
                what: failed.map { "\($0.name): \($0.detail)" }.joined(separator: "; "),
                remedy: "countersign evidence verify \(folder)")
        }
        let archive: [UInt8]
        do {
            archive = try EvidenceArchive.pack(path)
        } catch {
            throw Failure(what: "\(error)", remedy: "the folder of a sealed bundle")
        }
        return try write(archive, absolute(file), archive.count / 512)
    }

    private static func write(_ bytes: [UInt8], _ path: String, _ count: Int) throws(Failure) -> Written {
        try NewFile.write(bytes, to: path)
        return Written(file: path, sha256: SHA256Digest(of: bytes).hex, count: count)
    }

    private static func time(_ text: String, _ option: String, endOfDay: Bool) throws(InputError) -> Timestamp {
        let spelled = text.count == 10 ? "\(text)T\(endOfDay ? "23:59:59.999" : "00:00:00")Z" : text
        guard let time = Timestamp(spelled) else {
            throw InputError(file: option, expected: "a day such as 2026-11-01 or a time in UTC", found: "“\(text)”")
        }
        return time
    }
}
