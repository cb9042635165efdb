import Foundation
import Governance
import PKI

/// Who may read a hand-over: owner, reviewer and deputies, by the certificates that the registry names for them.
struct HandOverReaders: Sendable {
    /// Certificates to seal to.
    let certificates: [Certificate]
    /// Identities of those who can read it.
    let persons: [String]
    /// Identities of those who should and cannot, as no certificate of theirs is at hand.
    let missing: [String]

    /// Finds them in the configured folder of certificates.
    init(_ packet: Packet, _ configuration: Configuration) {
        let handover = packet.handover
        let ids = [packet.owner, handover.owner, handover.reviewer].map(\.id) + handover.deputies.map(\.id)
        let registry = try? Registry.read(configuration.registry)
        let held = configuration.certificates.map(Self.certificates) ?? [:]
        var (certificates, persons, missing): ([Certificate], [String], [String]) = ([], [], [])
        for id in ids where !persons.contains(id) && !missing.contains(id) {
            let own = (registry?.person(id)?.certificates ?? []).compactMap { held[$0] }
            certificates += own.filter { !certificates.contains($0) }
            if own.isEmpty { missing.append(id) } else { persons.append(id) }
        }
        self.certificates = certificates
        self.persons = persons
        self.missing = missing
    }

    /// Certificates of a folder by their SHA-256; what is none is passed over.
    private static func certificates(in folder: String) -> [String: Certificate] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let found = names.sorted().compactMap { name in
            (try? InputFile.bytes("\(folder)/\(name)", named: name)).flatMap { try? Certificate($0) }
        }
        return Dictionary(found.map { ($0.sha256.hex, $0) }) { first, _ in first }
    }
}
