import Foundation
import HTTPFetch
import PKI

/// Reads of a record over HTTPS: TLS verified, bounded in time, never from a cache.
struct RecordFetch: Sendable {
    /// Where the record's addresses begin.
    let base: String
    /// Where the token is that lets us read; nil: none is sent.
    let token: CredentialSource?
    /// Word before the token in `Authorization`.
    let scheme: String
    /// PEM file of authorities; nil: the system's.
    let authorities: String?

    /// Whether the record is on this machine, where plain HTTP stays here.
    private var isLoopback: Bool {
        guard let host = URLComponents(string: base)?.host else { return false }
        return ["127.0.0.1", "localhost", "[::1]", "::1"].contains(host)
    }

    /// Asks for one resource below the base; `query` is encoded here.
    ///
    /// - Throws: `RecordError` where there is no answer, or one that is none of ours.
    func get(
        _ path: String, query: [(String, String)] = [], headers: [String] = []
    ) async throws(RecordError) -> Fetched {
        guard var parts = URLComponents(string: base + path) else {
            throw RecordError(source: base, reason: "“\(base + path)” is no URL")
        }
        if !query.isEmpty { parts.queryItems = query.map { URLQueryItem(name: $0.0, value: $0.1) } }
        let address = parts.string ?? base + path
        var lines = headers
        if let token { lines.append("Authorization: \(scheme) \(try await read(token))") }
        do {
            return try await Fetch(
                address, headers: lines, authorities: authorities, allowsPlain: isLoopback
            ).perform()
        } catch {
            throw RecordError(source: address, reason: error.reason)
        }
    }

    /// The same, read as JSON; every other status than 200 is no answer.
    func json(
        _ path: String, query: [(String, String)] = []
    ) async throws(RecordError) -> (JSON, Fetched) {
        let answer = try await get(path, query: query, headers: ["Accept: application/json"])
        guard answer.status == 200 else {
            throw RecordError(source: base + path, reason: "it answered with HTTP status \(answer.status)")
        }
        do {
            return (try JSON.parse(answer.body, file: path).root, answer)
        } catch {
            throw RecordError(source: base + path, reason: "no JSON as expected: \(error)")
        }
    }

    private func read(_ token: CredentialSource) async throws(RecordError) -> String {
        do {
            return String(decoding: try await token.bytes(), as: UTF8.self)
        } catch {
            throw RecordError(source: base, reason: "its token: \(error)")
        }
    }
}
