import Foundation
package import Portal

extension PortalConfiguration {
    /// Folder of the selector map in force: the version that is configured, or the one that `CURRENT` names.
    ///
    /// `CURRENT` is one version for all environments, or one line `environment: version` for each.
    ///
    /// - Throws: `InputError` where no version is named or its folder is not there.
    package func mapFolder() throws(InputError) -> String {
        let version = if let mapVersion { mapVersion } else { try currentVersion() }
        guard isInsideFolder(version), !version.contains("/") else {
            throw InputError(file: "\(maps)/CURRENT", expected: "a version", found: "“\(version)”")
        }
        let folder = "\(maps)/\(version)"
        guard FileManager.default.fileExists(atPath: "\(folder)/map.yaml") else {
            throw InputError(
                file: "\(folder)/map.yaml", expected: "the selector map of portal \(name)", found: "nothing")
        }
        return folder
    }

    /// The selector map in force.
    ///
    /// - Throws: `InputError` where there is none, or with everything that is wrong with it.
    package func selectorMap() throws(InputError) -> SelectorMap {
        let folder = try mapFolder()
        do {
            return try SelectorMap.load(folder: folder)
        } catch {
            throw InputError(
                error.problems.map {
                    InputProblem(file: $0.file, position: $0.position, expected: "a usable map", found: $0.message)
                })
        }
    }

    private func currentVersion() throws(InputError) -> String {
        let path = "\(maps)/CURRENT"
        let text = String(decoding: try InputFile.bytes(path, named: path), as: UTF8.self)
        let lines = text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        let said = lines.filter { !$0.isEmpty && !$0.hasPrefix("#") }
        if said.count == 1, let only = said.first, !only.contains(":") { return only }
        guard let line = said.first(where: { $0.hasPrefix("\(environment):") }) else {
            throw InputError(file: path, expected: "a version for environment \(environment)", found: "none")
        }
        return line.dropFirst(environment.count + 1).trimmingCharacters(in: .whitespaces)
    }
}
