package import PKI
package import PNGMask
import Synchronization

/// The evidence of one run while it grows: a folder `root/yyyy-mm-dd/run`, 0700, every file on disk when a call returns.
package final class EvidenceFolder: Sendable {
    /// Where it lies.
    package let path: String
    package let run: String
    let folder: Folder
    let contents: Mutex<BundleContents>

    /// Makes the folder; `at` (milliseconds since 1970) gives the day.
    ///
    /// - Throws: `EvidenceError` where the run has a folder already, or the disk refuses.
    package init(root: String, run: String, at: Int64) throws(EvidenceError) {
        guard let name = BundlePath(run), name.parts.count == 1 else {
            throw EvidenceError(operation: "keep evidence", reason: "\(run) is no name of a run")
        }
        do {
            let day = try Folder.make(at: "\(root)/\(Timestamp(milliseconds: at).day)")
            folder = try day.makeFolder(named: run)
        } catch {
            throw EvidenceError(operation: "keep evidence", reason: "\(error)")
        }
        path = folder.path
        self.run = run
        contents = Mutex(BundleContents())
    }

    init(path: String, run: String, contents: BundleContents) {
        self.path = path
        self.run = run
        folder = Folder(path: path)
        self.contents = Mutex(contents)
    }

    /// Keeps a masked picture of `step`; returns its path in the folder.
    @discardableResult
    package func add(_ picture: MaskedScreenshot, step: String) throws(EvidenceError) -> String {
        let path = try contents.withLock { contents throws(EvidenceError) in
            let path = contents.nextPicture(of: step)
            try keep(picture.png, at: path, step: step, in: &contents)
            return path
        }
        return path
    }

    /// Keeps what the run read, byte for byte, under inputs/; returns its path in the folder.
    @discardableResult
    package func add(input name: String, bytes: [UInt8]) throws(EvidenceError) -> String {
        try add(bytes, below: BundleFile.inputs, name: name)
    }

    /// Keeps what the run found, as canonical JSON, under records/; returns its path in the folder.
    @discardableResult
    package func add(json name: String, _ value: JSON) throws(EvidenceError) -> String {
        try add(value.canonical(), below: BundleFile.records, name: name)
    }

    /// Keeps what masks would hide under sealed/, for these readers alone; returns its path in the folder.
    package func add(
        sealed name: String, _ content: [UInt8], for readers: [Certificate]
    ) throws(EvidenceError) -> String {
        let message: [UInt8]
        do {
            message = try CMS.seal(content, to: readers)
        } catch {
            throw EvidenceError(operation: "keep \(name)", reason: "\(error)")
        }
        let path = try add(message, below: BundleFile.sealed, name: "\(name).cms")
        let hidden = Manifest.HiddenFile(
            file: path, digest: SHA256Digest(of: message), readers: readers.map(\.sha256))
        contents.withLock { $0.hidden.append(hidden) }
        return path
    }

    private func add(_ bytes: [UInt8], below top: String, name: String) throws(EvidenceError) -> String {
        guard let path = BundlePath(encoding: "\(top)/\(name)") else {
            throw EvidenceError(
                operation: "keep \(name)", reason: "it has an empty part, or one that begins with a dot")
        }
        try contents.withLock { contents throws(EvidenceError) in
            try keep(bytes, at: path.description, step: nil, in: &contents)
        }
        return path.description
    }

    func keep(
        _ bytes: [UInt8], at path: String, step: String?, in contents: inout BundleContents
    ) throws(EvidenceError) {
        guard !contents.isSealed else {
            throw EvidenceError(operation: "keep \(path)", reason: "the folder is sealed")
        }
        var parts = path.split(separator: "/").map(String.init)
        let name = parts.removeLast()
        do {
            let place = try Folder.make(at: ([folder.path] + parts).joined(separator: "/"))
            try place.write(bytes, named: name)
        } catch {
            throw EvidenceError(operation: "keep \(path)", reason: "\(error)")
        }
        contents.files.append(Manifest.KeptFile(file: path, digest: SHA256Digest(of: bytes), step: step))
    }
}
