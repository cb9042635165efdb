import Foundation

/// What the command line says over file and environment; nil says nothing.
package struct ConfigurationFlags: Hashable, Sendable {
    /// Path of countersign.yaml.
    package var file: String?
    /// Path of the journal's database.
    package var journal: String?
    /// Folder of the evidence.
    package var evidence: String?
    /// Folder of the state.
    package var state: String?
    /// Path of the browser.
    package var browser: String?
    /// Path of the driver.
    package var driver: String?

    /// Nothing said.
    package init() {}
}

extension Configuration {
    /// Reads countersign.yaml; flags count over environment variables, and these over the file.
    ///
    /// - Throws: `InputError` with every problem, its line and column.
    package static func load(
        _ flags: ConfigurationFlags = ConfigurationFlags(),
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(InputError) -> Configuration {
        let name = flags.file ?? environment["COUNTERSIGN_CONFIG"] ?? "countersign.yaml"
        let path = absolute(name)
        let root = try YAMLFile.read(try InputFile.bytes(path, named: name), named: name)
        let reading = ConfigurationReading(folder: URL(fileURLWithPath: path).deletingLastPathComponent().path)
        var configuration = try ObjectReader.read(root, file: name, reading.configuration)
        configuration.override(flags, environment)
        return configuration
    }

    private mutating func override(_ flags: ConfigurationFlags, _ environment: [String: String]) {
        func said(_ flag: String?, _ variable: String) -> String? {
            guard let said = flag ?? environment[variable].flatMap({ $0.isEmpty ? nil : $0 }) else { return nil }
            overrides.append(flag == nil ? variable : "--\(variable.dropFirst(12).lowercased())")
            return absolute(said)
        }
        journal = said(flags.journal, "COUNTERSIGN_JOURNAL") ?? journal
        evidence = said(flags.evidence, "COUNTERSIGN_EVIDENCE") ?? evidence
        state = said(flags.state, "COUNTERSIGN_STATE") ?? state
        browser.binary = said(flags.browser, "COUNTERSIGN_BROWSER") ?? browser.binary
        browser.driver = said(flags.driver, "COUNTERSIGN_DRIVER") ?? browser.driver
    }

    /// The portal of this name.
    ///
    /// - Throws: `InputError` where the file knows no such portal.
    package func portal(_ name: String) throws(InputError) -> PortalConfiguration {
        guard let portal = portals[name] else {
            let known = portals.keys.sorted().joined(separator: ", ")
            throw InputError(file: file, expected: "one of the portals \(known)", found: "“\(name)”")
        }
        return portal
    }
}
