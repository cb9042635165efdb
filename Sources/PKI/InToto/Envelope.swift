import Foundation

/// A DSSE envelope with one signature (secure-systems-lab/dsse, v1.0.2).
package struct Envelope: Sendable, Hashable {
    /// Signed together with the payload, so that one kind never passes for another.
    package let payloadType: String
    package let payload: [UInt8]
    /// A hint and nothing more: whose key it is, is found by trying the key.
    package let keyID: String
    package let signature: [UInt8]

    /// Signs a payload.
    ///
    /// - Throws: `PKIError` where the key is of a kind that in-toto does not know.
    package static func sign(payloadType: String, payload: [UInt8], key: PrivateKey) throws(PKIError) -> Envelope {
        let operation = "sign the statement"
        let signer = try InTotoKey(key, to: operation)
        let signature = try key.plainSignature(over: encoding(payloadType, payload), to: operation)
        return Envelope(payloadType: payloadType, payload: payload, keyID: signer.id, signature: signature)
    }

    /// Whether the key of `certificate` signed it.
    ///
    /// - Throws: `PKIError` where that key signs nothing here.
    package func isSigned(by certificate: Certificate) throws(PKIError) -> Bool {
        try certificate.verifies(signature, over: Self.encoding(payloadType, payload))
    }

    /// The envelope as JSON; a Sigstore bundle holds it without the key's id.
    package func json(namingKey: Bool = true) -> JSON {
        var signed: [String: JSON] = ["sig": .string(Data(signature).base64EncodedString())]
        if namingKey { signed["keyid"] = .string(keyID) }
        return [
            "payload": .string(Data(payload).base64EncodedString()), "payloadType": .string(payloadType),
            "signatures": [.object(signed)],
        ]
    }

    /// Reads what `json` writes; nil for anything else, also for more than one signature.
    package init?(_ json: JSON?) {
        guard let json, Set((json.object ?? [:]).keys) == ["payload", "payloadType", "signatures"],
            let type = json["payloadType"]?.string, let payload = Self.bytes(json["payload"]),
            let signatures = json["signatures"]?.array, signatures.count == 1,
            let signature = Self.bytes(signatures[0]["sig"])
        else { return nil }
        self.init(
            payloadType: type, payload: payload, keyID: signatures[0]["keyid"]?.string ?? "", signature: signature)
    }

    private init(payloadType: String, payload: [UInt8], keyID: String, signature: [UInt8]) {
        self.payloadType = payloadType
        self.payload = payload
        self.keyID = keyID
        self.signature = signature
    }

    /// The pre-authentication encoding: what is signed.
    static func encoding(_ type: String, _ payload: [UInt8]) -> [UInt8] {
        Array("DSSEv1 \(type.utf8.count) \(type) \(payload.count) ".utf8) + payload
    }

    private static func bytes(_ text: JSON?) -> [UInt8]? {
        text?.string.flatMap { Data(base64Encoded: $0) }.map { Array($0) }
    }
}
