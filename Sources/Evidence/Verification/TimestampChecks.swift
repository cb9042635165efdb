import Foundation
import PKI

/// The timestamp over SHA256SUMS.p7s, and who gave it.
struct TimestampChecks {
    let bundle: OpenedBundle
    let manifest: Manifest
    /// Of certificates that may stamp, or that stand above one that may.
    let trusted: [SHA256Digest]

    /// How far two honest clocks may differ, in milliseconds.
    private static let skew: Int64 = 300_000

    var all: [Check] {
        let stamp = bundle.file(BundleFile.timestamp)
        if let finding = manifest.finding(.timestamp) {
            return [ExportCheck.absent("timestamp", finding, strays: stamp == nil ? [] : [BundleFile.timestamp])]
        }
        guard manifest.has(.timestamp) else { return [.unchecked("timestamp", "the manifest does not name it")] }
        guard let stamp, let signature = bundle.file(BundleFile.signature) else {
            return [Check("timestamp", faults: ["\(BundleFile.timestamp) is not there"], passed: "")]
        }
        return checks(TimestampAnswer(der: stamp), over: signature)
    }

    static func anchors(of bundle: OpenedBundle) -> [Certificate] {
        Certificate.all(inPEM: bundle.file(BundleFile.authority) ?? [])
    }

    private func checks(_ answer: TimestampAnswer, over signature: [UInt8]) -> [Check] {
        let anchors = Self.anchors(of: bundle)
        do {
            let stamp = try answer.verify(over: signature, anchors: anchors)
            let time = Timestamp(milliseconds: stamp.time)
            let sealed = manifest.sealed?.milliseconds ?? 0
            let faults = stamp.time < sealed - Self.skew ? ["it is of \(time), before the seal"] : []
            let words = "the seal is no younger than \(time), says \(stamp.authority.subject)"
            return [
                Check("timestamp", faults: faults, passed: words), authority(answer, over: signature, among: anchors),
            ]
        } catch {
            return [
                Check("timestamp", faults: ["\(error)"], passed: ""),
                .unchecked("timestamp.authority", "there is no timestamp that holds"),
            ]
        }
    }

    private func authority(
        _ answer: TimestampAnswer, over signature: [UInt8], among anchors: [Certificate]
    ) -> Check {
        let name = "timestamp.authority"
        guard !trusted.isEmpty else { return .unchecked(name, "no authority was named to compare with") }
        let named = anchors.filter { trusted.contains($0.sha256) }
        let holds = (try? answer.verify(over: signature, anchors: named)) != nil
        return Check(name, faults: holds ? [] : ["it is none of those named"], passed: "as named")
    }
}
