/// One HTTP request to a server that is no portal: a webhook, an object store.
package struct WebRequest: Sendable {
    /// Such as `POST`.
    package var method: String
    /// `https://…`; `http://` only to loopback.
    package var url: String
    /// Names and values, in order.
    package var headers: [(name: String, value: String)]
    /// Nil for a request without one.
    package var body: [UInt8]?
    /// The key that signs it (AWS Signature Version 4); nil: it goes unsigned.
    package var key: AccessKey?
    /// PEM file with the only authorities that are trusted; nil: the system's.
    package var authorities: String?
    /// The longest wait for the whole exchange, in seconds.
    package var patience = 30

    /// A request without headers.
    package init(
        _ method: String, _ url: String, headers: [(name: String, value: String)] = [], body: [UInt8]? = nil,
        key: AccessKey? = nil, authorities: String? = nil
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.key = key
        self.authorities = authorities
    }
}

/// A key of an object store, and what it signs for.
package struct AccessKey: Sendable {
    let id: String
    let secret: String
    /// Such as `eu-central-1`.
    let region: String

    /// Takes every part as given.
    package init(id: String, secret: String, region: String) {
        self.id = id
        self.secret = secret
        self.region = region
    }
}

extension AccessKey: CustomStringConvertible, CustomReflectable {
    package var description: String { "access key \(id)" }

    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// What a server answered.
package struct WebAnswer: Sendable {
    /// HTTP status.
    package let status: Int
    /// By lower-case name; of several alike the last.
    package let headers: [String: String]
    /// At most 64 MiB.
    package let body: [UInt8]
}

/// Why an exchange did not happen; it names neither credential nor content.
package struct TransferError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was tried, such as `reach https://hooks.example.com`.
    package let operation: String
    /// libcurl's reason, or ours.
    package let reason: String

    package var description: String { "cannot \(operation): \(reason)" }
}
