import PKI

/// What was added after the seal: numbered without a gap, chained to the seal, each signed by somebody who is known.
struct AddendaChecks {
    let bundle: OpenedBundle
    let manifest: Manifest

    var all: [Check] {
        let addenda = Addenda(bundle: bundle, run: manifest.run)
        let strangers = addenda.all.filter { !isKnown($0.signer) }.map {
            "addendum \($0.addendum.number) is signed by SHA256:\($0.signer.sha256.hex), whom nobody registered"
        }
        let stamps = addenda.all.filter { $0.addendum.kind == .timestamp }.flatMap(faults)
        let words = addenda.all.map { "\($0.addendum.number) \($0.addendum.kind.rawValue) by \($0.signer.subject)" }
        return [
            Check(
                "addenda", faults: addenda.faults + strangers + stamps,
                passed: words.isEmpty ? "nothing was added after the seal" : words.joined(separator: "; "))
        ]
    }

    /// The bundle's own signer, or one whom the registry of persons names that the run was judged by.
    private func isKnown(_ signer: Certificate) -> Bool {
        if ExportCheck.signer(of: bundle)?.sha256 == signer.sha256 { return true }
        let registry = bundle.file("\(BundleFile.inputs)/registry.yaml") ?? []
        return String(decoding: registry, as: UTF8.self).contains(signer.sha256.hex)
    }

    /// A late timestamp must be over this seal; who gave it is named beside it.
    private func faults(of late: SignedAddendum) -> [String] {
        let place = late.addendum
        guard let stamp = bundle.file(place.path(of: "SHA256SUMS.p7s.tsr")),
            let authorities = bundle.file(place.path(of: "timestamp-authority.pem")),
            let signature = bundle.file(BundleFile.signature)
        else { return ["addendum \(place.number) holds no timestamp"] }
        do {
            _ = try TimestampAnswer(der: stamp).verify(
                over: signature, anchors: Certificate.all(inPEM: authorities))
            return []
        } catch {
            return ["addendum \(place.number): \(error)"]
        }
    }
}
