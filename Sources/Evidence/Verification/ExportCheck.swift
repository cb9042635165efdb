import PKI

/// What the checks of all exports share.
enum ExportCheck {
    /// An export that was not made says why, and nothing that looks like it may lie there.
    static func absent(_ name: String, _ finding: String, strays: [String]) -> Check {
        strays.isEmpty
            ? .unchecked(name, finding)
            : Check(name, faults: strays.map { "\($0) is there, though it was not made" }, passed: "")
    }

    static func signer(of bundle: OpenedBundle) -> Certificate? {
        bundle.file(BundleFile.signer).flatMap { try? Certificate($0) }
    }

    /// What is wrong with an envelope that ought to carry the bundle's statement.
    static func faults(of envelope: Envelope, _ bundle: OpenedBundle, _ manifest: Manifest) -> [String] {
        guard let signer = signer(of: bundle), (try? envelope.isSigned(by: signer)) == true else {
            return ["it is not signed by the signer"]
        }
        guard envelope.payloadType == Statement.payloadType else { return ["its payload is \(envelope.payloadType)"] }
        var digests: [String: SHA256Digest] = [:]
        for (path, bytes) in bundle.files { digests[path.description] = SHA256Digest(of: bytes) }
        let isSame = envelope.payload == Statement(manifest: manifest, digests: digests).bytes
        return isSame ? [] : ["it says something else than this bundle"]
    }
}
