package import Governance
package import PKI

/// A packet as it lies in its folder: what is to be approved and submitted.
package struct PacketFolder: Sendable {
    /// A file that the packet names.
    package struct NamedFile: Hashable, Sendable {
        /// Its name in the packet.
        package let name: String
        /// Where it lies, absolute.
        package let path: String
        /// Its bytes.
        package let bytes: [UInt8]
        /// Digest of its bytes.
        package let sha256: SHA256Digest
    }

    /// Where it lies, absolute.
    package let path: String
    /// packet.json, typed.
    package let packet: Packet
    /// packet.json as it was parsed.
    package let document: JSONDocument
    /// packet.json, byte for byte.
    package let bytes: [UInt8]
    /// SHA-256 over the canonical packet.json (RFC 8785); it names every file by digest.
    package let digest: SHA256Digest
    /// The files that the packet names and that are there, by name.
    package let files: [String: NamedFile]

    /// Reads packet.json and every file that it names; a missing file is for the gate to refuse.
    ///
    /// - Throws: `InputError` with every problem, its line and column.
    package static func read(_ path: String) throws(InputError) -> PacketFolder {
        let folder = absolute(path)
        let name = "\(path)/packet.json"
        let bytes = try InputFile.bytes("\(folder)/packet.json", named: name)
        let document = try InputFile.json(bytes, named: name)
        let packet = try PacketReading.packet(document)
        return PacketFolder(
            path: folder, packet: packet, document: document, bytes: bytes,
            digest: SHA256Digest(of: document.root.canonical()), files: try files(of: packet, in: folder))
    }

    private static func files(of packet: Packet, in folder: String) throws(InputError) -> [String: NamedFile] {
        var files: [String: NamedFile] = [:]
        for name in packet.fileNames {
            guard let bytes = try InputFile.bytesIfPresent("\(folder)/\(name)", named: name) else { continue }
            files[name] = NamedFile(
                name: name, path: "\(folder)/\(name)", bytes: bytes, sha256: SHA256Digest(of: bytes))
        }
        return files
    }

    /// What the locked request says, or why it says nothing.
    package var csr: CSRState {
        guard let file = files[packet.csr.file] else { return .unreadable("\(packet.csr.file) is not there") }
        do {
            return .parsed(CSRFacts(try CertificateSigningRequest(file.bytes)))
        } catch {
            return .unreadable(error.description)
        }
    }

    /// Digest of each file that the packet names, nil for a missing one.
    package var filesFound: [String: String?] {
        var found: [String: String?] = [:]
        for name in packet.fileNames { found[name] = .some(files[name]?.sha256.hex) }
        return found
    }
}

extension Packet {
    /// Every file that it names, once.
    var fileNames: [String] {
        var names: [String] = []
        let attested = attestations.flatMap { [$0.file] + $0.parts.map(\.file) }
        for name in [csr.file] + attested + attachments.map(\.file) where !names.contains(name) {
            names.append(name)
        }
        return names
    }
}

extension CSRFacts {
    /// Takes over what was read from a request.
    package init(_ request: CertificateSigningRequest) {
        self.init(
            derSHA256: request.derSHA256.hex, spkiSHA256: request.spkiSHA256.hex, subject: request.subject,
            alternativeNames: request.alternativeNames.map { AlternativeName(kind: $0.kind.rawValue, value: $0.value) },
            keyAlgorithm: request.keyAlgorithm, keyBits: request.keyBits, curve: request.curve,
            provesPossession: request.provesPossession,
            extensions: request.extensions.map {
                Governance.RequestedExtension(
                    identifier: $0.identifier, name: $0.name, isCritical: $0.isCritical, isKnown: $0.isKnown,
                    words: $0.words, fault: $0.fault)
            }, weaknesses: request.weaknesses)
    }
}
