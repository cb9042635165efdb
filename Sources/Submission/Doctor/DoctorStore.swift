import Evidence
import Foundation

extension Doctor {
    /// The journal: its folder, and every entry of it where there is one.
    func store() -> Finding {
        let folder = writable("journal", NSString(string: configuration.journal).deletingLastPathComponent)
        guard folder.passed, FileManager.default.fileExists(atPath: configuration.journal) else { return folder }
        do {
            let entries = try Journal(path: configuration.journal).verify().entries
            return fit("journal", "\(configuration.journal), \(entries) entries, chain whole")
        } catch {
            return unfit("journal", error.description, "a journal that is readable and whole")
        }
    }
}
