import Testing

@testable import StagingPortal

/// One browser's session with a portal: a cookie, a token, a connection for each request.
actor Visitor {
    let port: Int
    private(set) var cookie = ""
    private(set) var csrf = ""

    init(_ portal: StagingPortal) {
        port = Int(portal.origin.split(separator: ":").last ?? "") ?? 0
    }

    init(port: Int) {
        self.port = port
    }

    func get(_ path: String) async throws -> Answer {
        try await send(getRequest(path))
    }

    func post(_ path: String, _ fields: [(String, String)], token: String? = nil) async throws -> Answer {
        try await send(postRequest(path, fields, token: token))
    }

    func send(_ request: String) async throws -> Answer {
        let conversation = try await Conversation.hold([request], port: port)
        let answer = try #require(conversation.answers.first)
        take(answer)
        return answer
    }

    /// Sends all on one connection, kept alive between them.
    func hold(
        _ requests: [String], until enough: @escaping @Sendable () async -> Bool = { false }
    ) async throws -> Conversation {
        try await Conversation.hold(requests, port: port, until: enough)
    }

    @discardableResult
    func signIn(_ name: String = "ops.engineer", _ password: String = "staging-only") async throws -> Answer {
        _ = try await get("/login")
        let answer = try await post("/login", [("username", name), ("password", password)])
        if answer.status == 303 { _ = try await get("/requests") }
        return answer
    }

    func getRequest(_ path: String) -> String {
        "GET \(path) HTTP/1.1\r\nHost: localhost\r\nCookie: \(cookie)\r\n\r\n"
    }

    /// A form's post; the session's own token goes with it unless another one is given ("" for none).
    func postRequest(_ path: String, _ fields: [(String, String)], token: String? = nil) -> String {
        let token = token ?? csrf
        let all = (token.isEmpty ? [] : [("_csrf", token)]) + fields
        let body = all.map { "\($0.0)=\(Self.encoded($0.1))" }.joined(separator: "&")
        return request("POST", path, type: "application/x-www-form-urlencoded", body: body)
    }

    func request(_ method: String, _ path: String, type: String, body: String, headers: String = "") -> String {
        """
        \(method) \(path) HTTP/1.1\r\nHost: localhost\r\nCookie: \(cookie)\r\nContent-Type: \(type)\r\n\
        Content-Length: \(body.utf8.count)\r\n\(headers)\r\n\(body)
        """
    }

    func upload(_ path: String, name: String, content: String) async throws -> Answer {
        let body = """
            --xyz\r\nContent-Disposition: form-data; name="_csrf"\r\n\r\n\(csrf)\r\n\
            --xyz\r\nContent-Disposition: form-data; name="file"; filename="\(name)"\r\n\
            Content-Type: application/octet-stream\r\n\r\n\(content)\r\n--xyz--\r\n
            """
        return try await send(request("POST", path, type: "multipart/form-data; boundary=xyz", body: body))
    }

    private func take(_ answer: Answer) {
        if let set = answer.headers["set-cookie"]?.split(separator: ";").first { cookie = String(set) }
        if let token = answer.csrf { csrf = token }
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let character = Character(UnicodeScalar(byte))
            if byte < 128, character.isLetter || character.isNumber { return String(character) }
            return "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
    }
}
