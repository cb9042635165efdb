import Evidence
import Foundation
import Governance
import PKI

/// The sealed evidence of one run, found by the run's name or by its folder.
struct EvidenceOfRun: Sendable {
    let journal: Journal
    let summary: RunSummary
    let path: String

    /// Finds it: `name` is a run's name, enough of its beginning, or a bundle's folder.
    ///
    /// - Throws: `Failure` where the journal cannot be read or knows no such run, or its evidence is not there.
    init(_ name: String, _ configuration: Configuration) throws(Failure) {
        let run = name.contains("/") ? URL(fileURLWithPath: absolute(name)).lastPathComponent : name
        do {
            journal = try configuration.openJournal()
            guard let found = try journal.run(run) else { throw JournalError.unknownRun(run) }
            summary = found
        } catch {
            throw Failure(
                what: "\(error)", remedy: "countersign runs lists them; the journal is \(configuration.journal)")
        }
        path = name.contains("/") ? absolute(name) : summary.evidence(below: configuration.evidence)
        guard FileManager.default.fileExists(atPath: path) else {
            throw Failure(what: "the evidence of run \(summary.run) is not at \(path)", remedy: "name its folder")
        }
    }

    /// The packet that the run was about, as its evidence keeps it.
    ///
    /// - Throws: `InputError` where it is not there.
    func packet() throws(InputError) -> Packet {
        let file = "\(path)/inputs/packet.json"
        return try PacketReading.packet(try InputFile.json(try InputFile.bytes(file, named: file), named: file))
    }

    /// Whether its seal is there.
    var isSealed: Bool { FileManager.default.fileExists(atPath: "\(path)/SHA256SUMS.p7s") }

    /// Every check that failed, without network, clock or trust in who made it.
    var faults: [String] {
        EvidenceVerification.verify(folder: path, trusting: [], run: summary.run).checks
            .filter { $0.finding == .failed }.map { "\($0.name): \($0.detail)" }
    }

    /// Adds to a run's evidence what the journal has already recorded, for whoever has the evidence alone.
    ///
    /// - Returns: the record; nil where the evidence is not there, not sealed, or not what it was: the journal has it all the same.
    static func attach(
        to run: String, _ configuration: Configuration, _ kind: Addendum.Kind, _ body: JSON,
        files: [String: [UInt8]] = [:], by signer: KeyPair
    ) -> AddedRecord? {
        guard let evidence = try? EvidenceOfRun(run, configuration), evidence.isSealed, evidence.faults.isEmpty else {
            return nil
        }
        return try? evidence.add(kind, body, files: files, by: signer)
    }

    /// Adds a record, and tells the journal of it.
    ///
    /// - Throws: `Failure` where one of both refuses.
    func add(
        _ kind: Addendum.Kind, _ body: JSON, files: [String: [UInt8]] = [:], by signer: KeyPair
    ) throws(Failure) -> AddedRecord {
        let at = Timestamp(milliseconds: Instant.now.milliseconds)
        do {
            let addendum = try Addendum.add(
                to: path, run: summary.run, kind, body, files: files, by: signer.certificate, key: signer.key, at: at)
            let record: JSON = [
                "number": .count(addendum.number), "kind": .string(kind.rawValue),
                "signer": .string(signer.certificate.sha256.hex), "body": body,
            ]
            try journal.append(JournalEntry(run: summary.run, kind: .addendum, at: at.milliseconds, body: record))
            return AddedRecord(
                run: summary.run, number: addendum.number, kind: kind.rawValue, evidence: path,
                signer: signer.certificate.subject)
        } catch {
            throw Failure(what: "\(error)", remedy: "countersign evidence verify \(path)")
        }
    }
}

/// A record that was added to sealed evidence.
package struct AddedRecord: Codable, Hashable, Sendable {
    /// Name of the run.
    package let run: String
    /// Its number among the bundle's records.
    package let number: Int
    /// `accept`, `note`, `timestamp`, `certificate`, `legal-hold` or `legal-hold-end`.
    package let kind: String
    /// Folder of the bundle.
    package let evidence: String
    /// Subject of the certificate that signed it.
    package let signer: String
}
