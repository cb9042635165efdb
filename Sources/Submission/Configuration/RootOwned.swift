import Foundation

/// Whether only root could replace a file: it and every folder above it are root's, and nobody else may write there.
struct RootOwned {
    /// Number of the owner who counts as root; 0 outside tests.
    let owner: Int

    /// Why somebody else could replace it; nil: nobody could.
    func fault(of path: String) -> String? {
        var url = URL(fileURLWithPath: path).standardizedFileURL
        var isItself = true
        while true {
            if let fault = fault(at: url.path, isItself: isItself) { return fault }
            guard url.path != "/" else { return nil }
            url = url.deletingLastPathComponent()
            isItself = false
        }
    }

    /// The same of a folder's files.
    func faults(below folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return [fault(of: folder)].compactMap(\.self)
            + names.sorted().compactMap { fault(at: "\(folder)/\($0)", isItself: true) }
    }

    private func fault(at path: String, isItself: Bool) -> String? {
        // Of the link itself, where it is one.
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
            let holder = (attributes[.ownerAccountID] as? NSNumber)?.intValue,
            let mode = (attributes[.posixPermissions] as? NSNumber)?.intValue
        else { return "\(path) cannot be looked at" }
        if attributes[.type] as? FileAttributeType == .typeSymbolicLink { return "\(path) is a link" }
        guard holder == 0 || holder == owner else { return "\(path) belongs to user \(holder)" }
        // In a sticky folder such as /tmp nobody renames what is root's.
        let isSticky = !isItself && mode & 0o1000 != 0
        return mode & 0o022 == 0 || isSticky ? nil : "\(path) may be written by others"
    }
}
