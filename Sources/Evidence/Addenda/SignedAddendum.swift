package import PKI

/// An addendum with what its signature proves.
package struct SignedAddendum: Sendable, Hashable {
    /// What it says.
    package let addendum: Addendum
    /// Who signed it, as the message carries it.
    package let signer: Certificate
    /// SHA-256 of the signature, to which the next one is chained.
    package let signature: SHA256Digest
}

/// The addenda of a bundle, in order, and what is wrong with them.
struct Addenda {
    private(set) var all: [SignedAddendum] = []
    private(set) var faults: [String] = []
    /// To what the next one is chained.
    private(set) var last: SHA256Digest

    init(bundle: OpenedBundle, run: String) {
        last = bundle.file(BundleFile.signature).map { SHA256Digest(of: $0) } ?? SHA256Digest(of: [])
        var unread = Set(bundle.files.keys.map(\.description).filter { $0.hasPrefix("\(BundleFile.addenda)/") })
        while let name = unread.filter({ $0.hasSuffix(".json") }).min() {
            unread.remove(name)
            guard let bytes = bundle.file(name), let addendum = Addendum(reading: bytes) else {
                faults.append("\(name) is no addendum")
                continue
            }
            unread.remove("\(name).p7s")
            take(addendum, bytes, name, run, bundle)
            for (file, digest) in addendum.files {
                unread.remove(addendum.path(of: file))
                let found = bundle.file(addendum.path(of: file)).map { SHA256Digest(of: $0) }
                if found != digest {
                    faults.append("\(addendum.path(of: file)) is not what addendum \(addendum.number) names")
                }
            }
        }
        faults += unread.sorted().map { "\($0) belongs to no addendum" }
    }

    private mutating func take(
        _ addendum: Addendum, _ bytes: [UInt8], _ name: String, _ run: String, _ bundle: OpenedBundle
    ) {
        guard addendum.run == run, addendum.number == all.count + 1, name == "\(addendum.stem).json" else {
            faults.append("\(name) is not addendum \(all.count + 1) of run \(run)")
            return
        }
        guard let signature = bundle.file("\(name).p7s") else {
            faults.append("\(name) is not signed")
            return
        }
        do {
            let signed = try CMS.verify(signature, content: bytes)
            if addendum.previous != last { faults.append("\(name) does not follow the one before it") }
            last = SHA256Digest(of: signature)
            all.append(SignedAddendum(addendum: addendum, signer: signed.signer, signature: last))
        } catch {
            faults.append("\(name): \(error)")
        }
    }
}
