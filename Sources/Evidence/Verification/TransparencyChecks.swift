import Foundation
import PKI

/// The checkpoint over the journal, and the inclusion proofs of single records.
struct TransparencyChecks {
    let bundle: OpenedBundle
    let manifest: Manifest
    private let read: [StoredEntry]?

    /// `entries` is nil where the journal cannot be read.
    init(bundle: OpenedBundle, manifest: Manifest, entries: [StoredEntry]?) {
        self.bundle = bundle
        self.manifest = manifest
        read = entries
    }

    private var entries: [StoredEntry] { read ?? [] }

    var all: [Check] {
        guard read != nil else { return [.unchecked("checkpoint", "the journal cannot be read")] }
        if let finding = manifest.finding(.checkpoint) {
            let strays =
                proofNames.map(\.description) + (bundle.file(BundleFile.checkpoint) == nil ? [] : ["checkpoint"])
            return [ExportCheck.absent("checkpoint", finding, strays: strays)]
        }
        guard manifest.has(.checkpoint) else { return [.unchecked("checkpoint", "the manifest does not name it")] }
        return [
            Check("checkpoint", faults: checkpointFaults, passed: "it is over all \(entries.count) entries"),
            Check("proofs", faults: proofFaults, passed: "\(proofNames.count) records, each in the checkpoint's tree"),
        ]
    }

    private var note: String? { bundle.file(BundleFile.checkpoint).map { String(decoding: $0, as: UTF8.self) } }

    private var proofNames: [BundlePath] {
        bundle.files.keys.filter { $0.parts.first == BundleFile.proofs }.sorted()
    }

    private var checkpointFaults: [String] {
        guard let note else { return ["it is not there"] }
        guard let signer = ExportCheck.signer(of: bundle) else { return ["signer.pem cannot be read"] }
        let expected = Checkpoint(run: manifest.run, entries: entries)
        do {
            let text = try SignedNote.verify(note, name: expected.origin, certificate: signer)
            let lines = text.components(separatedBy: "\n")
            if lines.first != expected.origin { return ["its origin is not \(expected.origin)"] }
            return text == expected.text ? [] : ["it is over another journal"]
        } catch {
            return ["\(error)"]
        }
    }

    private var proofFaults: [String] {
        let wanted = entries.filter { InclusionProof.kinds.contains($0.entry.kind) }.map(InclusionProof.name)
        let names = proofNames
        let missing = Set(wanted).subtracting(names.map(\.description)).sorted().map { "\($0) is not there" }
        return missing + names.compactMap { name in fault(of: name).map { "\(name) \($0)" } }
    }

    private func fault(of name: BundlePath) -> String? {
        guard let bytes = bundle.files[name],
            let proof = InclusionProof(reading: String(decoding: bytes, as: UTF8.self))
        else { return "is no proof" }
        guard let number = entries.firstIndex(where: { InclusionProof.name(of: $0) == name.description }) else {
            return "is of no record"
        }
        if proof.index != number { return "proves record \(proof.index + 1)" }
        if proof.checkpoint != note { return "rests on another checkpoint" }
        let leaf = MerkleTree.leaf(entries[number].line)
        let root = MerkleTree.root(from: leaf, at: number, size: entries.count, by: proof.path)
        return root == MerkleTree.root(Checkpoint.leaves(entries)) ? nil : "does not lead to the checkpoint's root"
    }
}
