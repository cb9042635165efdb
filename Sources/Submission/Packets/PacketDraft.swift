import Foundation
package import Governance
import PKI

/// A new packet from a certificate signing request and a person's answers.
package struct PacketDraft: Sendable {
    /// The packet as it will be written.
    package let packet: Packet
    private let files: [String: [UInt8]]

    /// Locks the request and every file that the answers name.
    ///
    /// Subject, names and digests come from the request itself, so that nobody copies them by hand.
    ///
    /// - Parameters:
    ///   - csr: path of the request, PEM or DER.
    ///   - answers: path of a YAML file with the form of `docs/configuration.md`; its paths start beside it.
    /// - Throws: `InputError` with every problem, its line and column.
    package init(csr: String, answers: String) throws(InputError) {
        let request = try Self.request(csr)
        let root = try YAMLFile.read(try InputFile.bytes(absolute(answers), named: answers), named: answers)
        let folder = URL(fileURLWithPath: absolute(answers)).deletingLastPathComponent().path
        let named = try ObjectReader.read(root, file: answers) { AnswerReading.packet($0, request.facts) }
        var files = [named.packet.csr.file: request.bytes]
        for (name, path) in named.paths {
            files[name] = try InputFile.bytes(absolute(path, from: folder), named: path)
        }
        packet = named.packet.locking(files)
        self.files = files
    }

    private static func request(_ path: String) throws(InputError) -> (bytes: [UInt8], facts: CSRFacts) {
        let bytes = try InputFile.bytes(absolute(path), named: path)
        do {
            let request = try CertificateSigningRequest(bytes)
            return (Array(request.pem.utf8), CSRFacts(request))
        } catch {
            throw InputError(file: path, expected: "a PKCS#10 request, PEM or DER", found: error.description)
        }
    }

    /// Writes the folder; one that is already there is left alone.
    ///
    /// - Throws: `InputError` where the folder exists or cannot be written.
    package func write(to path: String) throws(InputError) -> PacketFolder {
        let folder = absolute(path)
        guard !FileManager.default.fileExists(atPath: folder) else {
            throw InputError(file: path, expected: "a folder that does not exist yet", found: "something there")
        }
        do {
            try FileManager.default.createDirectory(
                atPath: "\(folder)/approvals", withIntermediateDirectories: true)
            for (name, bytes) in files { try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(name)")) }
            try Data(packet.json.reviewable()).write(to: URL(fileURLWithPath: "\(folder)/packet.json"))
        } catch {
            throw InputError(file: path, expected: "a folder that may be written", found: error.localizedDescription)
        }
        return try PacketFolder.read(path)
    }
}

extension Packet {
    /// The packet with the digests of the files that it names.
    fileprivate func locking(_ files: [String: [UInt8]]) -> Packet {
        var packet = self
        func digest(_ name: String) -> String { SHA256Digest(of: files[name] ?? []).hex }
        for index in packet.attestations.indices {
            packet.attestations[index].sha256 = digest(packet.attestations[index].file)
            for part in packet.attestations[index].parts.indices {
                packet.attestations[index].parts[part].sha256 = digest(packet.attestations[index].parts[part].file)
            }
        }
        for index in packet.attachments.indices {
            packet.attachments[index].sha256 = digest(packet.attachments[index].file)
        }
        return packet
    }
}
