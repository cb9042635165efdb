import Foundation
package import Portal

/// The next version of a map as it is proposed, page by page.
package struct MapProposal: Sendable {
    /// The run that kept what the proposal is made from.
    package let run: String
    /// The portal.
    package let portal: String
    /// The version that the pages differ from.
    package let version: String
    /// Its map.yaml.
    package let file: String
    let text: String
    let maps: String
    /// Every page that the run described.
    package let pages: [PageProposal]
    /// The visible part of each page when it was described, by the page's name.
    let views: [String: DescribedElement.Box]
    /// What the run said differs.
    package let differences: [String]
    /// The masked picture of the page, PNG.
    let picture: [UInt8]?

    /// The version that accepting would write.
    package var next: String { RenewedMap.version(after: version) }

    /// Writes the next version with what a person accepted: a new folder, which no environment names yet.
    ///
    /// - Parameters:
    ///   - names: fields and buttons by name, `validity-days` or `profile.validity-days`.
    ///   - reason: the person's reason, for CHANGES.md.
    ///   - person: who accepts.
    ///   - version: the new version's name; the next number unless stated.
    /// - Returns: the new folder.
    /// - Throws: `InputError` where a name is not proposed, or the version is there already; `Failure` where it cannot be written.
    package func accept(_ names: [String], reason: String, person: String, version: String?) throws -> String {
        let version = version ?? next
        let folder = "\(maps)/\(version)"
        guard isInsideFolder(version), !version.contains("/") else {
            throw InputError(file: version, expected: "a name for a version, such as \(next)")
        }
        guard !FileManager.default.fileExists(atPath: folder) else {
            throw InputError(file: folder, expected: "no such version yet: versions never change", found: "a folder")
        }
        let chosen = try names.map { (name) throws(InputError) in try proposal(named: name) }
        var (text, lines) = (text, [String]())
        for page in pages {
            let accepted = chosen.filter { $0.page == page.page }.map(\.element)
            guard !accepted.isEmpty else { continue }
            let renewed = try RenewedMap(text, file: file, version: version, accepted: accepted, on: page)
            (text, lines) = (String(decoding: renewed.bytes, as: UTF8.self), lines + renewed.lines)
        }
        try write(text, changes(lines, version, reason, person), to: folder)
        return folder
    }

    private func proposal(named name: String) throws(InputError) -> (page: String, element: ElementProposal) {
        let all = pages.flatMap { page in page.elements.map { (page: page.page, element: $0) } }
        let found = all.filter { name == $0.element.mapped.key || name == "\($0.page).\($0.element.mapped.key)" }
        guard found.count == 1, let only = found.first else {
            throw InputError(
                file: name, expected: "the name of one field or button of \(pages.map(\.page).joined(separator: ", "))",
                found: found.isEmpty ? "none of that name" : "\(found.count) of that name")
        }
        guard only.element.state == .proposed else {
            throw InputError(
                file: name, expected: "a field or button for which something is proposed",
                found: only.element.reason ?? "nothing to change")
        }
        return only
    }

    private func changes(_ lines: [String], _ version: String, _ reason: String, _ person: String) -> String {
        """
        # \(portal) \(version)

        From \(self.version), proposed by `countersign maps propose` from run \(run), accepted by \(person): \(reason)

        \(lines.map { "- \($0)" }.joined(separator: "\n"))

        """
    }

    private func write(_ text: String, _ changes: String, to folder: String) throws(Failure) {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
            try Data(text.utf8).write(to: URL(filePath: folder + "/map.yaml"), options: .withoutOverwriting)
            try Data(changes.utf8).write(to: URL(filePath: folder + "/CHANGES.md"), options: .withoutOverwriting)
        } catch {
            throw Failure(
                what: "\(folder) cannot be written: \(error)", remedy: "a folder that you may write, with room")
        }
    }
}
