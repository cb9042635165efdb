import PKI

/// The in-toto statement of a bundle (in-toto Statement v1): what was decided, on what, by which rules, and how it ended.
///
/// docs/evidence-statement.schema.json describes the predicate.
struct Statement {
    static let payloadType = "application/vnd.in-toto+json"
    static let predicateType = "urn:countersign:evidence:v1"

    let manifest: Manifest
    /// Of files of the bundle, SHA256SUMS among them.
    let digests: [String: SHA256Digest]

    var bytes: [UInt8] {
        JSON.object([
            "_type": "https://in-toto.io/Statement/v1", "subject": .array(subjects),
            "predicateType": .string(Self.predicateType), "predicate": predicate,
        ]).canonical()
    }

    private var subjects: [JSON] {
        let inputs = ["packet.json", "request.csr"].map { "\(BundleFile.inputs)/\($0)" }
        return ([BundleFile.sums, BundleFile.manifest, BundleFile.journal] + inputs).compactMap { name in
            digests[name].map { ["name": .string(name), "digest": ["sha256": .string($0.hex)]] }
        }
    }

    private var predicate: JSON {
        [
            "run": .string(manifest.run), "sealed": .string(manifest.sealed?.description ?? ""),
            "request": ["id": .string(manifest.packet.requestID), "version": .integer(Int64(manifest.packet.version))],
            "packet": .string(manifest.packet.digest.hex), "csr": .string(manifest.packet.csrDER.hex),
            "spki": .string(manifest.packet.csrSPKI.hex), "tool": versioned(manifest.tool),
            "policy": versioned(manifest.policy), "registry": versioned(manifest.registry),
            "map": versioned(manifest.portal.map),
            "portal": [
                "name": .string(manifest.portal.name), "environment": .string(manifest.portal.environment),
                "origin": .string(manifest.portal.origin),
            ],
            "gates": .array(manifest.gates.map(gate)),
            "inputs": .array(
                manifest.inputs.map { ["file": .string($0.file), "sha256": .string($0.digest.hex)] }),
            "outcome": outcome, "missing": .array(manifest.missing.map { .string($0) }),
        ]
    }

    private var outcome: JSON {
        let kind =
            switch manifest.outcome.state {
            case .confirmed, .closed: "submitted"
            case .held, .running: "held"
            case .refused, .rehearsed, .halted, .failed, .notSubmitted: "not_submitted"
            }
        var outcome: [String: JSON] = [
            "class": .string(kind), "state": .string(manifest.outcome.state.rawValue),
        ]
        if let id = manifest.confirmation?.requestID { outcome["portalRequest"] = .string(id) }
        return .object(outcome)
    }

    private func gate(_ gate: Manifest.GateReading) -> JSON {
        [
            "purpose": .string(gate.purpose), "at": .string(gate.at.description), "permitted": .bool(gate.passed),
            "refusals": .array(
                gate.rules.flatMap { rule in rule.refusals.map { .string("\(rule.id): \($0)") } }),
        ]
    }

    private func versioned(_ thing: Manifest.Versioned) -> JSON {
        var members: [String: JSON] = ["name": .string(thing.name), "version": .string(thing.version)]
        if let digest = thing.digest { members["sha256"] = .string(digest.hex) }
        return .object(members)
    }
}
