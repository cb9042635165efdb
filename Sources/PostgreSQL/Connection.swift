import CPostgreSQL

/// A connection to a PostgreSQL server, for one caller at a time; closed when it goes.
///
/// Nothing waits longer than the address's deadline, and nothing is ever tried again.
package struct Connection: ~Copyable {
    private let handle: OpaquePointer
    private let deadline: Int64

    /// Connects to a server that takes writes.
    ///
    /// - Throws: `PostgreSQLError.unreachable` where the server is not there, refuses us or is too slow.
    package init(to address: ServerAddress) throws(PostgreSQLError) {
        guard let handle = PQconnectStart(address.parameters) else {
            throw .unreachable("libpq has no memory for a connection")
        }
        do {
            try Self.connect(handle, address)
        } catch {
            PQfinish(handle)
            throw error
        }
        PQsetnonblocking(handle, 1)
        self.handle = handle
        deadline = address.deadline
    }

    deinit { PQfinish(handle) }

    /// Runs one statement and returns its rows; values are `$1`, `$2` … as text.
    ///
    /// - Throws: `PostgreSQLError`; after `.unreachable` the connection is of no more use.
    @discardableResult
    package func run(_ statement: String, _ values: [String?] = []) throws(PostgreSQLError) -> [[String?]] {
        var list = cpostgresql_values()
        defer { cpostgresql_values_free(&list) }
        for value in values { cpostgresql_values_add(&list, value) }
        guard cpostgresql_send(handle, statement, &list) == 1 else { throw lost }
        let alarm = Alarm(after: deadline)
        try flush(alarm)
        return try answer(alarm)
    }

    private static func connect(_ handle: OpaquePointer, _ address: ServerAddress) throws(PostgreSQLError) {
        let alarm = Alarm(after: address.deadline)
        var wish = PGRES_POLLING_WRITING
        while true {
            switch wish {
            case PGRES_POLLING_OK: return
            case PGRES_POLLING_FAILED: throw .unreachable(text(PQerrorMessage(handle)))
            default:
                guard alarm.wait(for: PQsocket(handle), writable: wish == PGRES_POLLING_WRITING) else {
                    throw .unreachable("\(address) did not answer within \(address.deadline) ms")
                }
                wish = PQconnectPoll(handle)
            }
        }
    }

    private func flush(_ alarm: borrowing Alarm) throws(PostgreSQLError) {
        while true {
            let left = PQflush(handle)
            if left == 0 { return }
            guard left > 0 else { throw lost }
            guard alarm.wait(for: PQsocket(handle), writable: true) else { throw late }
            guard PQconsumeInput(handle) == 1 else { throw lost }
        }
    }

    private func answer(_ alarm: borrowing Alarm) throws(PostgreSQLError) -> [[String?]] {
        var rows: [[String?]] = []
        var refusal: PostgreSQLError?
        while true {
            while PQisBusy(handle) == 1 {
                guard alarm.wait(for: PQsocket(handle), writable: false) else { throw late }
                guard PQconsumeInput(handle) == 1 else { throw lost }
            }
            guard let result = PQgetResult(handle) else { break }
            defer { PQclear(result) }
            switch PQresultStatus(result) {
            case PGRES_TUPLES_OK: rows = Self.rows(of: result)
            case PGRES_COMMAND_OK: break
            default: refusal = Self.refusal(result) ?? lost
            }
        }
        if let refusal { throw refusal }
        return rows
    }

    private static func rows(of result: OpaquePointer) -> [[String?]] {
        (0..<PQntuples(result)).map { row in
            (0..<PQnfields(result)).map { column in
                PQgetisnull(result, row, column) == 1 ? nil : String(cString: PQgetvalue(result, row, column))
            }
        }
    }

    /// What the server itself said; nil where the connection broke.
    private static func refusal(_ result: OpaquePointer) -> PostgreSQLError? {
        guard let state = cpostgresql_state(result) else { return nil }
        // Class 57: the server ends us; class 08: the connection broke. What was under way is unknown then.
        let isEnd = ["08", "57"].contains(String(String(cString: state).prefix(2)))
        let message = text(cpostgresql_message(result))
        return isEnd ? .unreachable(message) : .refused(state: String(cString: state), message: message)
    }

    private var lost: PostgreSQLError { .unreachable(Self.text(PQerrorMessage(handle))) }
    private var late: PostgreSQLError { .unreachable("no answer within \(deadline) ms") }

    private static func text(_ message: UnsafePointer<CChar>?) -> String {
        let words = message.map { String(cString: $0) } ?? ""
        return words.split(separator: "\n").joined(separator: "; ")
    }
}

extension ServerAddress {
    /// A connection string (PostgreSQL, section 34.1.1); what libpq would take from the environment is said here.
    fileprivate var parameters: String {
        let said: [(String, String?)] = [
            ("host", host), ("port", String(port)), ("dbname", database), ("user", user),
            ("password", password?.text), ("sslmode", protection.rawValue),
            ("sslrootcert", authorities ?? (protection == .none ? nil : "/etc/ssl/certs/ca-certificates.crt")),
            ("sslcert", certificate), ("sslkey", key), ("ssl_min_protocol_version", "TLSv1.2"),
            ("gssencmode", "disable"), ("target_session_attrs", "read-write"),
            ("application_name", "countersign"), ("options", ""), ("client_encoding", "UTF8"),
        ]
        return said.compactMap { name, value in value.map { "\(name)='\(Self.escaped($0))'" } }.joined(separator: " ")
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
    }
}
