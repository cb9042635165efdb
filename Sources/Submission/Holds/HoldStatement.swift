import Governance
import PKI

/// What a person signs about a run whose outcome is unknown.
struct HoldStatement: Sendable {
    static let schema = "countersign.decision/1"

    let run: String
    /// Digest of the packet that was submitted, hexadecimal.
    let packet: String
    let finding: HoldDecision.Finding
    let request: String?
    let reason: String
    let statement: String?
    let person: String
    let decided: Instant

    /// The statement as it is signed, canonical JSON.
    var json: JSON {
        var members: [String: JSON] = [
            "schema": .string(Self.schema), "run": .string(run), "packet": .string(packet),
            "finding": .string(finding.rawValue), "reason": .string(reason), "person": .string(person),
            "decided": .string(decided.description),
        ]
        if let request { members["request"] = .string(request) }
        if let statement { members["statement"] = .string(statement) }
        return .object(members)
    }

    /// The statement as CMS (RFC 5652), DER, with its content inside.
    ///
    /// - Throws: `PKIError` where the key does not fit the certificate.
    func cms(_ signer: KeyPair) throws(PKIError) -> [UInt8] {
        try CMS.sign(
            json.canonical(), by: signer.certificate, key: signer.key, detached: false, at: decided.milliseconds)
    }

    /// Reads a statement strictly.
    ///
    /// - Throws: `InputError` with every problem.
    init(_ bytes: [UInt8], file: String) throws(InputError) {
        let document = try InputFile.json(bytes, named: file)
        self = try ObjectReader.read(InputNode(document), file: file) { fields in
            _ = fields.text("schema", "“\(Self.schema)”") { $0 == Self.schema }
            let known = HoldDecision.Finding.allCases.map(\.rawValue).joined(separator: ", ")
            let words = fields.text("finding", "one of \(known)") { HoldDecision.Finding(rawValue: $0) != nil }
            return HoldStatement(
                run: fields.text("run"), packet: fields.digest("packet"),
                finding: HoldDecision.Finding(rawValue: words) ?? .notSubmitted,
                request: fields.optionalText("request"), reason: fields.text("reason"),
                statement: fields.optionalText("statement"), person: fields.text("person"),
                decided: fields.instant("decided"))
        }
    }

    init(
        run: String, packet: String, finding: HoldDecision.Finding, request: String?, reason: String,
        statement: String?, person: String, decided: Instant
    ) {
        self.run = run
        self.packet = packet
        self.finding = finding
        self.request = request
        self.reason = reason
        self.statement = statement
        self.person = person
        self.decided = decided
    }
}

extension HoldDecision {
    /// A signed decision, its signature checked; whether it counts is for ``HoldRules``.
    ///
    /// - Throws: `InputError` where it is no decision of ours.
    init(cms bytes: [UInt8], file: String) throws(InputError) {
        let signed: SignedContent
        do {
            signed = try CMS.verify(bytes)
        } catch {
            throw InputError(file: file, expected: "a decision signed as CMS", found: error.description)
        }
        let statement = try HoldStatement(signed.content, file: file)
        self.init(
            run: statement.run, finding: statement.finding, request: statement.request, reason: statement.reason,
            statement: statement.statement, person: statement.person, decided: statement.decided,
            signature: SignatureState(by: signed.signer))
    }
}
