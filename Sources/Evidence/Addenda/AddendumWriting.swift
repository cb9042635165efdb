package import PKI

extension Addendum {
    /// Adds a record to a sealed bundle: its files first, then what names them, and last its signature.
    ///
    /// What a cut write left unsigned counts for nothing and is written over.
    ///
    /// - Throws: `EvidenceError` where the bundle is not sealed, an earlier addendum is not what was signed, or the disk refuses.
    @discardableResult
    package static func add(
        to path: String, run: String, _ kind: Kind, _ body: JSON, files: [String: [UInt8]] = [:],
        by signer: Certificate, key: PrivateKey, at: Timestamp
    ) throws(EvidenceError) -> Addendum {
        let operation = "add a \(kind.rawValue) to the evidence of \(run)"
        let bundle = OpenedBundle(folder: path)
        guard bundle.file(BundleFile.signature) != nil else {
            throw EvidenceError(operation: operation, reason: "it is not sealed: countersign evidence seal \(run)")
        }
        do {
            try removeUnsigned(bundle, in: path)
            let before = Addenda(bundle: OpenedBundle(folder: path), run: run)
            guard before.faults.isEmpty else {
                throw EvidenceError(operation: operation, reason: before.faults.joined(separator: "; "))
            }
            let addendum = Addendum(
                run: run, number: before.all.count + 1, kind: kind, at: at, previous: before.last, body: body,
                files: files.mapValues { SHA256Digest(of: $0) })
            let bytes = addendum.json.canonical()
            let signature = try CMS.sign(bytes, by: signer, key: key, detached: true, at: at.milliseconds)
            let folder = try Folder.make(at: "\(path)/\(BundleFile.addenda)")
            for (name, content) in files.sorted(by: { $0.key < $1.key }) {
                try folder.write(content, named: Folder.name(of: addendum.path(of: name)))
            }
            try folder.write(bytes, named: Folder.name(of: "\(addendum.stem).json"))
            try folder.write(signature, named: Folder.name(of: "\(addendum.stem).json.p7s"))
            return addendum
        } catch {
            throw error as? EvidenceError ?? EvidenceError(operation: operation, reason: "\(error)")
        }
    }

    private static func removeUnsigned(_ bundle: OpenedBundle, in path: String) throws {
        let names = bundle.files.keys.map(\.description).filter { $0.hasPrefix("\(BundleFile.addenda)/") }
        let signed = Set(names.filter { $0.hasSuffix(".json.p7s") }.map { String($0.dropLast(9)) })
        for name in names where !signed.contains(where: { name.hasPrefix($0) }) { Folder(path: path).remove(name) }
    }
}

extension EvidenceVerification {
    /// The addenda of a bundle that can be read, in order.
    package static func addenda(of folder: String, run: String) -> [SignedAddendum] {
        Addenda(bundle: OpenedBundle(folder: folder), run: run).all
    }
}
