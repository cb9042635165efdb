import PKI
package import PNGMask
import Synchronization

extension EvidenceFolder {
    /// Takes down what is there to seal, so that sealing can be finished later by another process.
    ///
    /// The manifest is masked first: what masks take out of it is not kept here, sealed or not.
    package func leave(_ manifest: Manifest, mask: TextMask) throws(EvidenceError) {
        try contents.withLock { contents throws(EvidenceError) in
            do {
                let left = UnsealedEvidence(
                    manifest: try manifest.masked(by: mask), files: contents.files, hidden: contents.hidden)
                folder.remove(BundleFile.unsealed)
                try folder.write(try left.bytes, named: BundleFile.unsealed)
            } catch {
                throw EvidenceError(operation: "take down what is to be sealed", reason: "\(error)")
            }
        }
    }

    /// Opens a folder whose run has ended and which nobody sealed.
    ///
    /// - Throws: `EvidenceError` where it is sealed, was never finished, or a file is not what it was.
    package static func reopen(_ path: String) throws(EvidenceError) -> (folder: EvidenceFolder, manifest: Manifest) {
        let operation = "seal \(path)"
        let bundle = OpenedBundle(folder: path)
        guard bundle.file(BundleFile.signature) == nil else {
            throw EvidenceError(operation: operation, reason: "it is sealed already")
        }
        guard let bytes = bundle.file(BundleFile.unsealed), let left = UnsealedEvidence(reading: bytes) else {
            throw EvidenceError(operation: operation, reason: "its run left no \(BundleFile.unsealed)")
        }
        let faults = left.faults(bundle)
        guard faults.isEmpty else { throw EvidenceError(operation: operation, reason: faults.joined(separator: "; ")) }
        var contents = BundleContents()
        (contents.files, contents.hidden) = (left.files, left.hidden)
        return (EvidenceFolder(path: path, run: left.manifest.run, contents: contents), left.manifest)
    }
}

/// What a run that has ended leaves for its seal (unsealed.json): gone once it is sealed.
struct UnsealedEvidence {
    let manifest: Manifest
    let files: [Manifest.KeptFile]
    let hidden: [Manifest.HiddenFile]

    init(manifest: Manifest, files: [Manifest.KeptFile], hidden: [Manifest.HiddenFile]) {
        self.manifest = manifest
        self.files = files
        self.hidden = hidden
    }

    /// A manifest that names the files is all that is needed.
    var bytes: [UInt8] {
        get throws {
            var manifest = manifest
            manifest.inputs = files
            manifest.hidden = hidden
            return try manifest.bytes()
        }
    }

    init?(reading bytes: [UInt8]) {
        guard var manifest = try? Manifest(reading: bytes) else { return nil }
        (files, hidden) = (manifest.inputs, manifest.hidden)
        (manifest.inputs, manifest.hidden) = ([], [])
        self.manifest = manifest
    }

    /// Files that are not what they were when the run ended, are gone, or came since.
    func faults(_ bundle: OpenedBundle) -> [String] {
        let changed = files.filter { file in bundle.file(file.file).map { SHA256Digest(of: $0) } != file.digest }
        let known = Set(files.map(\.file) + [BundleFile.unsealed])
        let new = bundle.files.keys.map(\.description).filter { !known.contains($0) }
        return bundle.strangers + changed.map { "\($0.file) is not what it was when the run ended" }
            + new.sorted().map { "\($0) was not there when the run ended" }
    }
}
