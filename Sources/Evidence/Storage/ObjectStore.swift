import Foundation
import PKI
package import Transfer

/// A bucket with object lock (S3), to which sealed bundles are copied: nobody can remove them there before their time.
package struct ObjectStore: Sendable {
    /// Until when an object cannot be removed, and by whom not.
    package struct Lock: Sendable, Hashable {
        /// `COMPLIANCE`: by nobody; `GOVERNANCE`: by nobody without a special right.
        package let mode: String
        /// To the second.
        package let until: Timestamp

        /// Locks until then.
        package init(mode: String, until: Timestamp) {
            self.mode = mode
            self.until = Timestamp(milliseconds: until.milliseconds / 1000 * 1000)
        }
    }

    /// What became of one file.
    package enum Verdict: String, Sendable {
        /// It was there already, the same bytes.
        case there
        /// It was sent, and read back.
        case stored
    }

    private let place: String
    private let key: AccessKey
    private let encryption: String
    private let authorities: String?

    /// A bucket behind `endpoint`; `encryption` is what the store does at rest: `AES256` or `aws:kms`.
    package init(
        endpoint: String, bucket: String, prefix: String, key: AccessKey, encryption: String, authorities: String?
    ) {
        let parts = [bucket] + prefix.split(separator: "/").map(String.init)
        place = "\(endpoint)/\(parts.map(Self.escaped).joined(separator: "/"))"
        self.key = key
        self.encryption = encryption
        self.authorities = authorities
    }

    /// Copies bytes to `name`, unless they are there; blocks until they were read back and are the same.
    ///
    /// - Throws: `EvidenceError` where the store refuses, holds other bytes under that name, or does not lock them.
    package func put(_ bytes: [UInt8], named name: String, lock: Lock) throws(EvidenceError) -> Verdict {
        if let found = try get(name, lock) {
            guard found == SHA256Digest(of: bytes) else {
                throw fault(name, "other bytes are there under this name; they stay")
            }
            return .there
        }
        let digest = SHA256Digest(of: bytes)
        let headers: [(name: String, value: String)] = [
            ("Content-Type", "application/octet-stream"), ("x-amz-content-sha256", digest.hex),
            ("x-amz-sdk-checksum-algorithm", "SHA256"),
            ("x-amz-checksum-sha256", Data(digest.bytes).base64EncodedString()),
            ("x-amz-server-side-encryption", encryption), ("x-amz-object-lock-mode", lock.mode),
            ("x-amz-object-lock-retain-until-date", lock.until.description),
        ]
        let answer = try send("PUT", name, headers, bytes)
        guard answer.status == 200 else { throw fault(name, Self.words(answer)) }
        guard try get(name, lock) == digest else { throw fault(name, "what was read back is something else") }
        return .stored
    }

    /// Asks for an object that nobody stores; blocks until the store has answered that it has none.
    ///
    /// - Throws: `EvidenceError` where it cannot be reached, does not know the key, or has no such bucket.
    package func probe() throws(EvidenceError) {
        let name = "countersign-probe"
        let empty = SHA256Digest(of: []).hex
        let answer = try send("GET", name, [("x-amz-content-sha256", empty)], nil, patience: 5)
        let words = Self.words(answer)
        guard answer.status == 200 || (answer.status == 404 && !words.contains("NoSuchBucket")) else {
            throw EvidenceError(operation: "ask the store", reason: words)
        }
    }

    /// The digest of what is stored there; nil where nothing is.
    private func get(_ name: String, _ lock: Lock) throws(EvidenceError) -> SHA256Digest? {
        let answer = try send("GET", name, [("x-amz-content-sha256", SHA256Digest(of: []).hex)], nil)
        if answer.status == 404 { return nil }
        guard answer.status == 200 else { throw fault(name, Self.words(answer)) }
        guard answer.headers["x-amz-object-lock-mode"] == lock.mode else {
            throw fault(name, "the store does not lock it: the bucket needs object lock")
        }
        guard answer.headers["x-amz-server-side-encryption"] == encryption else {
            throw fault(name, "the store does not encrypt it at rest as asked (\(encryption))")
        }
        return SHA256Digest(of: answer.body)
    }

    private func send(
        _ method: String, _ name: String, _ headers: [(name: String, value: String)], _ body: [UInt8]?,
        patience: Int = 30
    ) throws(EvidenceError) -> WebAnswer {
        let url = "\(place)/\(name.split(separator: "/").map { Self.escaped(String($0)) }.joined(separator: "/"))"
        var request = WebRequest(method, url, headers: headers, body: body, key: key, authorities: authorities)
        request.patience = patience
        do {
            return try Transfer.send(request)
        } catch {
            throw fault(name, error.description)
        }
    }

    private func fault(_ name: String, _ reason: String) -> EvidenceError {
        EvidenceError(operation: "store \(name)", reason: reason)
    }

    /// The store's own code and words, without what else an answer holds.
    private static func words(_ answer: WebAnswer) -> String {
        let text = String(decoding: answer.body.prefix(4096), as: UTF8.self)
        let code = text.firstMatch(of: /<Code>([A-Za-z]+)<\/Code>/).map { " (\($0.1))" } ?? ""
        return "the store answered with HTTP status \(answer.status)\(code)"
    }

    /// A key of unreserved characters alone (RFC 3986 §2.3), any other as `~` and two digits: signers differ on the rest.
    private static func escaped(_ part: String) -> String {
        part.utf8.map { byte in
            let isPlain = "-._".utf8.contains(byte) || (byte < 0x80 && Character(Unicode.Scalar(byte)).isASCIIWord)
            return isPlain ? String(Unicode.Scalar(byte)) : "~" + [byte].uppercaseHex
        }.joined()
    }
}

extension Character {
    fileprivate var isASCIIWord: Bool { isASCII && (isLetter || isNumber) }
}

extension [UInt8] {
    fileprivate var uppercaseHex: String {
        map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined().uppercased()
    }
}
