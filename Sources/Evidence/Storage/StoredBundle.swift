package import PKI

/// A sealed bundle as it is copied to a store: file by file, or as one archive that only its readers can open.
package struct StoredBundle: Sendable {
    /// Names in the store, and bytes, in the order of sending: what seals the bundle comes last.
    package let objects: [(name: String, bytes: [UInt8])]

    /// The bundle at `folder`, file by file below the run's name.
    ///
    /// - Throws: `EvidenceError` where it is not sealed or holds what has no place in a bundle.
    package init(of folder: String, run: String) throws(EvidenceError) {
        // Refuses what an archive refuses.
        _ = try EvidenceArchive.pack(folder)
        let files = OpenedBundle(folder: folder).files
        let last = [BundleFile.sums, BundleFile.signature]
        let names = files.keys.sorted().filter { !last.contains($0.description) }
        objects = (names + last.compactMap { BundlePath($0) }).compactMap { path in
            files[path].map { (name: "\(run)/\(path)", bytes: $0) }
        }
    }

    /// The bundle as one archive, encrypted to `readers` (CMS EnvelopedData); each time other bytes.
    ///
    /// - Throws: `EvidenceError` where it is not sealed, or a reader's key cannot receive.
    package init(of folder: String, run: String, for readers: [Certificate]) throws(EvidenceError) {
        let archive = try EvidenceArchive.pack(folder)
        do {
            // Named by what is in it: the same bundle is stored once.
            let name = "\(run)-\(SHA256Digest(of: archive).hex.prefix(16)).tar.cms"
            objects = [(name: name, bytes: try CMS.seal(archive, to: readers))]
        } catch {
            throw EvidenceError(operation: "encrypt \(run)", reason: "\(error)")
        }
    }
}
