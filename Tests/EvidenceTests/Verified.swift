import Foundation
import PKI
import Testing

@testable import Evidence

/// What the program says of a bundle.
struct Verified {
    let status: Int32
    let output: String
    let revocation: (finding: String, detail: String)
    /// As the check of completeness says it.
    let grade: String
    /// Names of checks.
    let failed: [String]
}

extension SealingInstallation {
    /// A sample bundle to be sealed by `signer`, with one approval that `approver` really signed.
    init(
        signer: (key: PrivateKey, certificate: Certificate), approver: (key: PrivateKey, certificate: Certificate)
    ) throws {
        var bundle = try SampleBundle(signedBy: signer)
        let approval = try CMS.sign([1], by: approver.certificate, key: approver.key, detached: false)
        try bundle.folder.add(input: "approvals/real.p7s", bytes: approval)
        var link = try #require(bundle.manifest.approvals.last)
        (link.certificate, link.file) = (approver.certificate.sha256, "approvals/real.p7s")
        bundle.manifest.approvals = [link]
        self = try SealingInstallation(bundle)
        try write(Array(signer.certificate.pem.utf8), "signer.pem")
        try write(signer.key.exportPEM(), "signer.key")
    }

    /// Verifies it by the program.
    func verify(_ options: [String] = [], under words: [String] = []) throws -> Verified {
        let run = try Tool.run(
            words + [Tool.countersign, "evidence", "verify", path, "--trust", bundle.signer.sha256.hex, "--json"]
                + options,
            in: "/")
        let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        let lines = object?["lines"] as? [[String: String]] ?? []
        func line(_ name: String) -> [String: String] { lines.first { $0["name"] == name } ?? [:] }
        return Verified(
            status: run.status, output: run.output,
            revocation: (line("revocation")["finding"] ?? "", line("revocation")["detail"] ?? ""),
            grade: line("completeness")["detail"] ?? "",
            failed: lines.filter { $0["finding"] == "failed" }.compactMap { $0["name"] })
    }
}
