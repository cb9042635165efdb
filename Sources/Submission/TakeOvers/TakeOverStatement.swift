import Governance
import PKI

/// What a person signs who goes on with a run that stopped.
struct TakeOverStatement: Sendable {
    static let schema = "countersign.takeover/1"

    let run: String
    /// Digest of the packet, hexadecimal.
    let packet: String
    let person: String
    let reason: String
    let decided: Instant

    /// The statement as CMS (RFC 5652), DER, with its content, canonical JSON, inside.
    ///
    /// - Throws: `PKIError` where the key does not fit the certificate.
    func cms(_ signer: KeyPair) throws(PKIError) -> [UInt8] {
        let json: JSON = [
            "schema": .string(Self.schema), "run": .string(run), "packet": .string(packet), "person": .string(person),
            "reason": .string(reason), "decided": .string(decided.description),
        ]
        return try CMS.sign(
            json.canonical(), by: signer.certificate, key: signer.key, detached: false, at: decided.milliseconds)
    }

    /// The take-over as its signature proves it; whether it counts is for ``TakeOverRules``.
    func takeOver(_ cms: [UInt8]) -> TakeOver {
        let signature: SignatureState
        do {
            let signer = try CMS.verify(cms).signer
            signature = SignatureState(by: signer)
        } catch {
            signature = .invalid(error.description)
        }
        return TakeOver(run: run, packetDigest: packet, person: person, reason: reason, signature: signature)
    }
}
