import Evidence
import Foundation
import PKI
import PNGMask

/// What the program needs to seal the evidence of a run that has ended, in a folder of its own.
struct SealingInstallation {
    /// Unsealed; its signer's key is not in its folder.
    let bundle: SampleBundle
    var path: String { bundle.folder.path }

    init(_ bundle: SampleBundle) throws {
        self.bundle = bundle
        try bundle.folder.leave(bundle.manifest, mask: TextMask())
    }

    /// Has the program seal it; `signer` and `more` are lines of its configuration, `environment` is as env(1) takes it.
    func seal(signer: String, more: String = "", environment: [String] = []) throws -> Tool {
        let configuration = """
            portals: { staging: { origin: "http://127.0.0.1:9", map: maps, environment: staging } }
            journal: journal.sqlite
            evidence: evidence
            policy: policy.yaml
            registry: registry.yaml
            signer: \(signer)
            operator: jonas.weber
            \(more)

            """
        try write(Array(configuration.utf8), "countersign.yaml")
        return try run(["evidence", "seal", SampleBundle.run], environment: environment)
    }

    func run(_ arguments: [String], environment: [String] = []) throws -> Tool {
        try Tool.run(["NO_COLOR=1"] + environment + [Tool.countersign] + arguments, in: bundle.places.path)
    }

    func write(_ bytes: [UInt8], _ name: String) throws {
        try Data(bytes).write(to: URL(filePath: bundle.places.file(name)))
    }
}
