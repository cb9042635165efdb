import Foundation
package import Portal

/// The next version of a map as it is proposed, page by page.
package struct MapProposal: Sendable {
    /// What kept that from which the proposal is made: a run by its name, or a walk by the folder it was kept in.
    package let source: String
    /// Whether that was a walk which only looked.
    package let isWalk: Bool
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
    /// What the run or walk said differs.
    package let differences: [String]
    /// The masked picture of each page, PNG, by the page's name.
    let pictures: [String: [UInt8]]
    let surveys: [PageSurvey]
    let review: String

    /// The version that accepting would write.
    package var next: String { RenewedMap.version(after: version) }

    /// The tabs, where they stand in another order than the map's.
    package var tabs: TabsProposal? { pages.lazy.compactMap(\.tabs).first }

    /// Every name that may be accepted; with its page where another page has the name too.
    package var acceptable: [String] {
        let all = pages.flatMap { page in page.acceptable.map { (page: page.page, key: $0.mapped.key) } }
        let tabs = tabs.map { $0.reason == nil ? [TabsProposal.key] : [] } ?? []
        return all.map { element in
            all.count { $0.key == element.key } > 1 ? "\(element.page).\(element.key)" : element.key
        } + tabs
    }

    /// Writes the next version with what a person accepted: a new folder, which no environment names yet.
    ///
    /// - Parameters:
    ///   - names: fields and buttons by name, `validity-days` or `profile.validity-days`; `tabs` for the tabs' order.
    ///   - added: controls that the map does not know, by name, with the source of their values.
    ///   - reason: the person's reason, for CHANGES.md.
    ///   - person: who accepts.
    ///   - version: the new version's name; the next number unless stated.
    /// - Returns: the new folder.
    /// - Throws: `InputError` where a name is not proposed, or the version is there already; `Failure` where it cannot be written.
    package func accept(
        _ names: [String], adding added: [NewField] = [], reason: String,
        person: String, version: String?
    ) throws -> String {
        let version = version ?? next
        let folder = "\(maps)/\(version)"
        guard isInsideFolder(version), !version.contains("/") else {
            throw InputError(file: version, expected: "a name for a version, such as \(next)")
        }
        guard !FileManager.default.fileExists(atPath: folder) else {
            throw InputError(file: folder, expected: "no such version yet: versions never change", found: "a folder")
        }
        let accepted = try names.map { (name) throws(InputError) in try acceptance(named: name) }
        let new = try added.map { (field) throws(InputError) in try fields(named: field.name, from: field.source) }
        let renewed: RenewedMap
        do {
            renewed = try RenewedMap(
                text, file: file, version: version,
                accepted: accepted + new.flatMap { $0 }.map(RenewedMap.Acceptance.field))
        } catch {
            throw InputError(error)
        }
        try write(
            String(decoding: renewed.bytes, as: UTF8.self), changes(renewed.lines, version, reason, person), to: folder)
        return folder
    }

    private func acceptance(named name: String) throws(InputError) -> RenewedMap.Acceptance {
        guard name == TabsProposal.key else {
            let found = try proposal(named: name)
            return .element(found.element, page: found.page)
        }
        guard let tabs, tabs.reason == nil else {
            throw InputError(
                file: name, expected: "tabs whose order is another", found: tabs?.reason ?? "the order of the map")
        }
        return .tabs(tabs)
    }

    /// A control that the map does not know, as a field, and as a value of the review where that shows it.
    private func fields(named name: String, from source: AddedField.Source) throws(InputError) -> [AddedField] {
        let all = pages.flatMap { page in page.strangers.map { (page: page.page, element: $0) } }
        let found = all.filter {
            [AddedField.name(of: $0.element), "\($0.page).\(AddedField.name(of: $0.element))"].contains(name)
        }
        guard found.count == 1, let only = found.first else {
            throw InputError(
                file: name, expected: "the name of one new control",
                found: found.isEmpty ? "none of that name" : "\(found.count) of that name")
        }
        let field = AddedField(only.element, on: only.page, from: source)
        return [field] + surveys.compactMap { field.shown(on: $0, review: review) }
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

        From \(self.version), proposed by `countersign maps propose` from \(isWalk ? "the walk" : "run") \(source), accepted by \(person): \(reason)

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
