import Foundation
import Governance
import PKI
import Portal

/// The word that a version was released for a production environment, and what spoke for it: `release-ENVIRONMENT.json`.
struct EnvironmentRelease: Hashable, Sendable, Codable {
    /// The language of the file.
    static let schemaName = "countersign.environment-release/1"

    /// ``schemaName``.
    var schema = Self.schemaName
    /// The portal's name.
    let portal: String
    /// The environment.
    let environment: String
    /// The map's version.
    let version: String
    /// The SHA-256 of map.yaml, hexadecimal.
    let map: String
    /// The SHA-256 of release.json, which the second person signed, hexadecimal.
    let release: String
    /// When, RFC 3339.
    let released: String
    /// Who, as in the registry.
    let by: String
    /// The map's author.
    let author: String
    /// Whose signatures over release.json were there.
    let signatures: [String]
    /// Why, in a person's words.
    let reason: String
    /// The run whose submission spoke for the version.
    let submission: String
    /// When that ended, RFC 3339.
    let submitted: String
    /// The origin that was walked.
    let walked: String

    /// The release of a version that was judged by these facts.
    init(_ facts: MapReleaseFacts, _ tried: StagedSubmission, _ releasing: Releasing) throws(InputError) {
        let file = "\(releasing.folder)/\(MapRelease.fileName)"
        portal = releasing.check.portal.name
        environment = releasing.check.portal.environment
        version = facts.version
        map = facts.mapSHA256
        release = SHA256Digest(of: try InputFile.bytes(file, named: file)).hex
        released = facts.now.description
        by = releasing.check.configuration.operatorID
        author = facts.author ?? ""
        signatures = facts.signatures.map(\.source)
        reason = releasing.reason
        submission = tried.run
        submitted = tried.ended.description
        walked = releasing.check.portal.origin
    }

    /// Its file's name in the folder of a version.
    var fileName: String { "release-\(environment).json" }

    /// A line for CHANGES.md.
    var line: String {
        "Released for \(environment) \(released) by \(by), signed by \(signatures.joined(separator: ", ")), "
            + "after run \(submission) was confirmed \(submitted): \(reason)"
    }

    /// The file's bytes.
    var bytes: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // Texts only: encoding them cannot fail.
        return [UInt8]((try? encoder.encode(self)) ?? Data()) + [0x0a]
    }
}
