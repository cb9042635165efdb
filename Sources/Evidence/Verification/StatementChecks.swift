import PKI

/// The in-toto statement in both its envelopes.
struct StatementChecks {
    let bundle: OpenedBundle
    let manifest: Manifest

    var all: [Check] {
        [
            check(.statement, BundleFile.statement, passed: "it says what the manifest says, signed by the signer") {
                guard let json = try? JSON.parse($0, file: BundleFile.statement).root, let envelope = Envelope(json)
                else { return ["it is no envelope with one signature"] }
                return ExportCheck.faults(of: envelope, bundle, manifest)
            },
            check(.sigstore, BundleFile.sigstore, passed: "it holds the same statement; no foreign verifier was run") {
                sigstoreFaults($0)
            },
        ]
    }

    private func check(
        _ export: Export, _ file: String, passed: String, _ faults: ([UInt8]) -> [String]
    ) -> Check {
        let bytes = bundle.file(file)
        if let finding = manifest.finding(export) {
            return ExportCheck.absent(export.rawValue, finding, strays: bytes == nil ? [] : [file])
        }
        guard manifest.has(export) else { return .unchecked(export.rawValue, "the manifest does not name it") }
        return Check(export.rawValue, faults: bytes.map(faults) ?? ["\(file) is not there"], passed: passed)
    }

    private func sigstoreFaults(_ bytes: [UInt8]) -> [String] {
        guard let found = SigstoreBundle(reading: bytes) else { return ["it is no bundle v0.3 with one signature"] }
        guard found.certificate == ExportCheck.signer(of: bundle)?.der else {
            return ["its certificate is not signer.pem"]
        }
        var faults = ExportCheck.faults(of: found.envelope, bundle, manifest)
        if manifest.has(.timestamp) != (found.timestamps.count == 1) {
            faults.append("it holds \(found.timestamps.count) timestamps")
        }
        let anchors = TimestampChecks.anchors(of: bundle)
        for stamp in found.timestamps {
            do {
                _ = try stamp.verify(over: found.envelope.signature, anchors: anchors)
            } catch {
                faults.append("its timestamp: \(error)")
            }
        }
        return faults
    }
}
