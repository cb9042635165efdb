import PKI

/// What a run says of itself in its first entry.
package struct RunSubject: Sendable, Hashable {
    package let requestID: String
    package let packetVersion: Int
    package let packetDigest: String
    package let portal: String
    package let environment: String
    package let operatorID: String
    /// Who works on it; nil is taken for a process that is gone.
    package let process: ProcessIdentity?

    /// States what the run is for, and which process works on it.
    package init(
        requestID: String, packetVersion: Int, packetDigest: String, portal: String, environment: String,
        operatorID: String, process: ProcessIdentity? = .current
    ) {
        self.requestID = requestID
        self.packetVersion = packetVersion
        self.packetDigest = packetDigest
        self.portal = portal
        self.environment = environment
        self.operatorID = operatorID
        self.process = process
    }

    /// The entry that begins `run`; `at` in milliseconds since 1970.
    package func entry(run: String, at: Int64) -> JournalEntry {
        JournalEntry(run: run, kind: .started, at: at, body: body)
    }

    var body: JSON {
        [
            "requestID": .string(requestID), "packetVersion": .integer(Int64(packetVersion)),
            "packetDigest": .string(packetDigest), "portal": .string(portal), "environment": .string(environment),
            "operator": .string(operatorID), "process": process?.json ?? .null,
        ]
    }

    init?(_ body: JSON) {
        guard let requestID = body["requestID"]?.string, let version = body["packetVersion"]?.integer,
            let digest = body["packetDigest"]?.string, let portal = body["portal"]?.string,
            let environment = body["environment"]?.string, let operatorID = body["operator"]?.string
        else { return nil }
        self.init(
            requestID: requestID, packetVersion: Int(version), packetDigest: digest, portal: portal,
            environment: environment, operatorID: operatorID, process: body["process"].flatMap(ProcessIdentity.init))
    }
}
