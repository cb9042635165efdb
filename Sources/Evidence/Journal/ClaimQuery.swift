import GRDB
import PKI

/// Takes, gives back and checks claims inside a transaction of the caller.
enum ClaimQuery {
    /// The run that holds either key; nil if both are free.
    static func holder(of claim: Claim, in database: Database) throws -> String? {
        let sql = """
            SELECT run FROM claims WHERE released_at IS NULL
                AND ((portal = ? AND environment = ? AND spki = ?) OR request = ?) ORDER BY id LIMIT 1
            """
        return try String.fetchOne(
            database, sql: sql,
            arguments: [claim.portal, claim.environment, claim.spkiSHA256, claim.requestID])
    }

    static func take(_ claim: Claim, in database: Database) throws {
        try database.execute(
            sql: "INSERT INTO claims (run, portal, environment, spki, request) VALUES (?, ?, ?, ?, ?)",
            arguments: [claim.run, claim.portal, claim.environment, claim.spkiSHA256, claim.requestID])
    }

    static func giveBack(run: String, at: Int64, in database: Database) throws {
        try database.execute(
            sql: "UPDATE claims SET released_at = ? WHERE run = ? AND released_at IS NULL", arguments: [at, run])
    }

    /// Compares the claims table, which no hash protects, with the entries, which are chained.
    static func verify(_ database: Database) throws {
        let sql = "SELECT seq, run, body FROM entries WHERE kind = 'claimed' ORDER BY seq"
        var said: [String: (seq: Int64, claim: Claim)] = [:]
        for row in try Row.fetchAll(database, sql: sql) {
            let seq = try row.decode(Int64.self, forColumn: "seq")
            let run = try row.decode(String.self, forColumn: "run")
            let body = Array(try row.decode(String.self, forColumn: "body").utf8)
            guard let claim = Claim(run: run, body: try JSON.parse(body, file: "entry \(seq)").root) else {
                throw JournalError.broken(seq: seq, reason: "it does not say what was claimed")
            }
            if try RunQuery.summary(of: run, in: database).state.keepsClaim { said[run] = (seq, claim) }
        }
        let held = try claims(heldIn: database)
        for (run, expected) in said where held[run] != expected.claim {
            throw JournalError.broken(seq: expected.seq, reason: "the claim of run \(run) was changed or given back")
        }
        for run in held.keys where said[run] == nil {
            throw JournalError.broken(seq: 0, reason: "run \(run) holds a claim that no entry records")
        }
    }

    private static func claims(heldIn database: Database) throws -> [String: Claim] {
        let rows = try Row.fetchAll(database, sql: "SELECT * FROM claims WHERE released_at IS NULL")
        let claims = try rows.map { row in
            Claim(
                run: try row.decode(String.self, forColumn: "run"),
                portal: try row.decode(String.self, forColumn: "portal"),
                environment: try row.decode(String.self, forColumn: "environment"),
                spkiSHA256: try row.decode(String.self, forColumn: "spki"),
                requestID: try row.decode(String.self, forColumn: "request"))
        }
        return Dictionary(claims.map { ($0.run, $0) }) { first, _ in first }
    }
}

extension Claim {
    var body: JSON {
        [
            "portal": .string(portal), "environment": .string(environment), "spkiSHA256": .string(spkiSHA256),
            "requestID": .string(requestID),
        ]
    }

    init?(run: String, body: JSON) {
        guard let portal = body["portal"]?.string, let environment = body["environment"]?.string,
            let spki = body["spkiSHA256"]?.string, let request = body["requestID"]?.string
        else { return nil }
        self.init(run: run, portal: portal, environment: environment, spkiSHA256: spki, requestID: request)
    }
}
