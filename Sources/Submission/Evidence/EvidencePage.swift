import Evidence
import Foundation
import PKI

/// The page for a person about a bundle as it is now.
package struct EvidencePage: Sendable {
    /// The page, self-contained.
    package let html: String
    /// Whether every check that was made passed.
    package let passed: Bool

    /// Reads a bundle, trusting signers and authorities with these SHA-256 (hexadecimal).
    ///
    /// - Throws: `InputError` where a digest is none, `Failure` where there is nothing to report on.
    package init(folder: String, trusting signers: [String], authorities: [String]) throws {
        do {
            let report = try LaterReport(
                of: absolute(folder), trusting: try EvidenceCheck.pins(signers, "--trust"),
                authorities: try EvidenceCheck.pins(authorities, "--trust-authority"))
            (html, passed) = (report.html, report.passed)
        } catch let error as EvidenceError {
            throw Failure(what: "\(error)", remedy: "the folder of a sealed bundle")
        }
    }

    /// Writes the page as a new file.
    ///
    /// - Throws: `Failure` where it is there already, or the disk refuses.
    package func write(to file: String) throws(Failure) {
        try NewFile.write(Array(html.utf8), to: file)
    }
}
