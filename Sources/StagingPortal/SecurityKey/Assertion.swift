import Foundation

/// What a security key answered, to be verified (Web Authentication, section 7.2).
struct Assertion: Sendable {
    let id: String
    let clientData: [UInt8]
    let authenticatorData: [UInt8]
    let signature: [UInt8]

    /// Reads the fields in which a page's script sends it, each base64url; nil where one is missing or none.
    init?(_ fields: FormFields) {
        guard let id = fields["id"], let clientData = Self.bytes(fields["clientDataJSON"]),
            let data = Self.bytes(fields["authenticatorData"]), let signature = Self.bytes(fields["signature"])
        else { return nil }
        self.id = id
        self.clientData = clientData
        authenticatorData = data
        self.signature = signature
    }

    /// What is wrong with it; nil for the answer of that key to that challenge, at that origin.
    func objection(key: RegisteredSecurityKey, challenge: String, origin: String, host: String) async -> String? {
        guard id == key.id else { return "This security key is not registered." }
        guard let client = try? JSONDecoder().decode(ClientData.self, from: Data(clientData)),
            client.type == "webauthn.get", client.challenge == challenge, client.origin == origin
        else { return "The security key answered another question." }
        guard authenticatorData.count >= 37, Array(authenticatorData.prefix(32)) == Self.digest(Array(host.utf8)) else {
            return "The security key answered another site."
        }
        guard authenticatorData[32] & 1 == 1 else { return "Nobody touched the security key." }
        let signed = authenticatorData + Self.digest(clientData)
        let isOurs = (try? await OpenSSLTool.verifies(signature, of: signed, by: key.publicKey)) ?? false
        return isOurs ? nil : "The security key's signature is not valid."
    }

    private struct ClientData: Decodable {
        let type: String
        let challenge: String
        let origin: String
    }

    static func digest(_ bytes: [UInt8]) -> [UInt8] {
        let digits = Array(BodyDigest.hex(of: bytes))
        return stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
    }

    private static func bytes(_ text: String?) -> [UInt8]? { text.flatMap(Base64URL.bytes) }
}
