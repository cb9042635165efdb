import Foundation
import PKI

/// The statement as a Sigstore bundle v0.3: certificate form, one DSSE signature, timestamps over that signature.
struct SigstoreBundle {
    static let mediaType = "application/vnd.dev.sigstore.bundle.v0.3+json"

    let envelope: Envelope
    /// DER.
    let certificate: [UInt8]
    let timestamps: [TimestampAnswer]

    init(envelope: Envelope, certificate: [UInt8], timestamps: [TimestampAnswer]) {
        self.envelope = envelope
        self.certificate = certificate
        self.timestamps = timestamps
    }

    var bytes: [UInt8] {
        let stamps = timestamps.map { JSON.object(["signedTimestamp": Self.text($0.der)]) }
        let material: JSON = [
            "certificate": ["rawBytes": Self.text(certificate)], "tlogEntries": [],
            "timestampVerificationData": ["rfc3161Timestamps": .array(stamps)],
        ]
        return JSON.object([
            "mediaType": .string(Self.mediaType), "verificationMaterial": material,
            "dsseEnvelope": envelope.json(namingKey: false),
        ]).canonical()
    }

    /// Reads what `bytes` writes; nil for anything else.
    init?(reading bytes: [UInt8]) {
        guard let json = try? JSON.parse(bytes, file: BundleFile.sigstore).root,
            json["mediaType"]?.string == Self.mediaType, let envelope = Envelope(json["dsseEnvelope"]),
            let certificate = Self.bytes(json["verificationMaterial"]?["certificate"]?["rawBytes"]),
            let stamps = json["verificationMaterial"]?["timestampVerificationData"]?["rfc3161Timestamps"]?.array
        else { return nil }
        let answers = stamps.compactMap { Self.bytes($0["signedTimestamp"]) }.map(TimestampAnswer.init)
        self.init(envelope: envelope, certificate: certificate, timestamps: answers)
        guard self.bytes == bytes else { return nil }
    }

    private static func text(_ bytes: [UInt8]) -> JSON { .string(Data(bytes).base64EncodedString()) }

    private static func bytes(_ text: JSON?) -> [UInt8]? {
        text?.string.flatMap { Data(base64Encoded: $0) }.map { Array($0) }
    }
}
