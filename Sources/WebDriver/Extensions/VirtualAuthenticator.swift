/// A security key that exists only in the browser (Web Authentication, section 11).
public struct VirtualAuthenticator: Sendable, Hashable {
    /// How it talks.
    public enum Transport: String, Sendable, Hashable {
        /// USB.
        case usb
        /// Near-field communication.
        case nfc
        /// Bluetooth.
        case ble
        /// Part of the machine.
        case `internal`
    }

    /// What it can do.
    public struct Options: Sendable, Hashable {
        /// `ctap2` or `ctap1/u2f`.
        public var protocolName = "ctap2"
        /// How it talks.
        public var transport = Transport.usb
        /// Whether it keeps keys by itself.
        public var hasResidentKey = false
        /// Whether it can verify its user.
        public var hasUserVerification = false
        /// Whether its user always consents.
        public var isUserConsenting = true
        /// Whether it says that its user is verified.
        public var isUserVerified = false

        /// A key on USB that keeps nothing and asks nobody.
        public init() {}

        var json: JSONValue {
            [
                "protocol": .string(protocolName), "transport": .string(transport.rawValue),
                "hasResidentKey": .bool(hasResidentKey), "hasUserVerification": .bool(hasUserVerification),
                "isUserConsenting": .bool(isUserConsenting), "isUserVerified": .bool(isUserVerified),
            ]
        }
    }

    /// The remote end's name for it.
    public let id: String

    /// A key pair that it holds for one site.
    public struct Credential: Sendable {
        /// In base64url.
        public let id: String
        /// Whether the authenticator keeps it by itself.
        public var isResident = false
        /// The site.
        public let relyingParty: String
        /// PKCS#8 in base64url.
        public let privateKey: Secret
        /// In base64url; only for a resident one.
        public var userHandle: String?
        /// How often it has signed.
        public var signCount = 0

        /// A key pair that is not resident.
        public init(id: String, relyingParty: String, privateKey: Secret) {
            (self.id, self.relyingParty, self.privateKey) = (id, relyingParty, privateKey)
        }

        init?(json: JSONValue) {
            guard let id = json["credentialId"]?.string, let key = json["privateKey"]?.string else { return nil }
            self.init(id: id, relyingParty: json["rpId"]?.string ?? "", privateKey: Secret(key))
            isResident = json["isResidentCredential"]?.bool ?? false
            userHandle = json["userHandle"]?.string
            signCount = json["signCount"]?.number.flatMap { Int(exactly: $0) } ?? 0
        }

        var json: JSONValue {
            var all: [String: JSONValue] = [
                "credentialId": .string(id), "isResidentCredential": .bool(isResident),
                "rpId": .string(relyingParty), "privateKey": .string(privateKey.reveal()),
                "signCount": .number(Double(signCount)),
            ]
            all["userHandle"] = userHandle.map { .string($0) }
            return .object(all)
        }
    }
}
