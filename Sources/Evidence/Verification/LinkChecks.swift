import PKI

/// What the manifest refers to: request, packet, approvals, attestations, pictures.
struct LinkChecks {
    let bundle: OpenedBundle
    let manifest: Manifest
    let entries: [StoredEntry]

    var all: [Check] {
        let faults = packet + (isPastTheGates ? request + attestations : []) + kept
        let names = Set(bundle.files.keys.map(\.description)).intersection(
            (manifest.inputs + manifest.pictures).map(\.file))
        let kinds = Set(entries.map(\.entry.kind))
        let missing = Completeness(manifest: manifest, files: names, kinds: kinds).missing
        let wrong = missing == manifest.missing ? [] : ["it ought to be graded \(Self.grade(missing))"]
        return [
            Check(
                "links", faults: faults, passed: "packet, request, approvals, attestations and pictures are those named"
            ),
            Check("completeness", faults: wrong, passed: "\(manifest.grade)"),
        ]
    }

    private var packet: [String] {
        guard let bytes = input("packet.json") else { return [] }
        let canonical = (try? JSON.parse(bytes, file: "packet.json"))?.root.canonical()
        return canonical.map(SHA256Digest.init(of:)) == manifest.packet.digest ? [] : ["packet.json is another packet"]
    }

    private var request: [String] {
        guard let bytes = input("request.csr") else { return [] }
        guard let request = try? CertificateSigningRequest(bytes) else { return ["request.csr cannot be read"] }
        let isNamed = request.derSHA256 == manifest.packet.csrDER && request.spkiSHA256 == manifest.packet.csrSPKI
        return isNamed ? [] : ["request.csr is another request"]
    }

    /// A gate stops a run because of a wrong file; the file is then kept as it was found.
    private var isPastTheGates: Bool { [.confirmed, .held, .rehearsed].contains(manifest.outcome.state) }

    private var attestations: [String] {
        manifest.attestations.compactMap { attestation in
            guard let bytes = input(attestation.file) else { return nil }
            return SHA256Digest(of: bytes) == attestation.digest ? nil : "\(attestation.file) is another attestation"
        }
    }

    /// Both ways: everything named is there, and everything there is named.
    private var kept: [String] {
        let hidden = manifest.hidden.map { Manifest.KeptFile(file: $0.file, digest: $0.digest) }
        let named = manifest.inputs + manifest.pictures + hidden
        let wrong = named.filter { file in bundle.file(file.file).map { SHA256Digest(of: $0) } != file.digest }
        let names = Set(named.map(\.file))
        let tops = [BundleFile.inputs, BundleFile.records, BundleFile.pictures, BundleFile.sealed]
        let unnamed = bundle.files.keys.sorted().filter { path in
            path.parts.count > 1 && tops.contains(path.parts[0]) && !names.contains(path.description)
        }
        return wrong.map { "\($0.file) is not what the manifest names" }
            + unnamed.map { "\($0) is not named in the manifest" }
    }

    private func input(_ name: String) -> [UInt8]? {
        BundlePath(encoding: "\(BundleFile.inputs)/\(name)").flatMap { bundle.files[$0] }
    }

    private static func grade(_ missing: [String]) -> String {
        "\(missing.isEmpty ? Grade.complete : Grade.incomplete(missing))"
    }
}
