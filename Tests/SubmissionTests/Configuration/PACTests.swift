import Foundation
import Testing
import Valve

@testable import Submission

/// A company's proxy auto-config file, run by the real pactester.
@Suite(.timeLimit(.minutes(10))) struct `A PAC file` {
    private static func file(_ body: String) -> PACFile {
        PACFile(place: "proxy.pac", bytes: Array("function FindProxyForURL(url, host) { \(body) }".utf8))
    }

    private static func refusal(_ body: () async throws -> Void) async -> String {
        do {
            try await body()
            return ""
        } catch {
            return "\(error)"
        }
    }

    @Test(arguments: [
        ("DIRECT", "DIRECT"), ("PROXY gate:3128; DIRECT", "PROXY gate:3128"), ("http gate:3128", "PROXY gate:3128"),
        ("PROXY away:1; PROXY gate:3128", "PROXY gate:3128"), ("DIRECT; PROXY gate:3128", "DIRECT"),
        ("PROXY gate:3128; SOCKS5 gate:1080", "PROXY gate:3128"), (" PROXY  gate:3128 ;", "PROXY gate:3128"),
    ])
    func `is followed to the first way that can be gone`(answer: String, taken: String) async throws {
        let route = try await PACRoute.taken(answer, for: "https://pki.example") { $0.host == "gate" }
        #expect(route.description == taken)
    }

    @Test(arguments: [
        ("PROXY away:1; DIRECT", "DIRECT is not fallen back to"), ("PROXY away:1", "takes connections"),
        ("SOCKS5 gate:1080", "“SOCKS5 gate:1080” cannot be gone"),
        ("SOCKS gate:1080; PROXY gate:3128", "cannot be gone"),
        ("HTTPS gate:443", "“HTTPS gate:443” cannot be gone"), ("PROXY gate", "“PROXY gate” cannot be gone"),
        ("PROXY away:1; HTTPS gate:443", "cannot be gone"), ("null", "“null” cannot be gone"), ("", "no way"),
        ("PROXY gate:0", "cannot be gone"),
    ])
    func `that names a way we cannot go is refused by name, never gone without a proxy`(
        answer: String, words: String
    ) async {
        let said = await Self.refusal {
            _ = try await PACRoute.taken(answer, for: "https://pki.example") { $0.host == "gate" }
        }
        #expect(said.contains(words) && said.contains("https://pki.example"), "\(said)")
    }

    @Test func `is asked with the origin and its host`() async throws {
        let file = Self.file(
            #"return url == "https://pki.example:8443/" && host == "pki.example" ? "PROXY a:1" : "no""#)
        #expect(try await file.answer(for: "https://pki.example:8443") == "PROXY a:1")
    }

    @Test(arguments: [
        (#"throw "x""#, "gives no answer"), ("while (true) {}", "did not end within"),
        ("syntax error (", "gives no answer"),
        (#"var a = "x"; while (a.length < 1e5) a += a; return a"#, "what is no answer"),
        (#"var a = []; while (true) a.push(new Array(1e6).join("x"))"#, "gives no answer"),
    ])
    func `whose script fails, never ends or grows without bounds is refused`(body: String, words: String) async {
        let said = await Self.refusal { _ = try await Self.file(body).answer(for: "https://pki.example") }
        #expect(said.contains(words), "\(said)")
    }

    @Test(arguments: [(200, 100, ""), (404, 100, "answered HTTP 404"), (200, 300_000, "too large")])
    func `is read by HTTP, whole and bounded`(status: Int, size: Int, words: String) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "pac-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(repeating: 0x20, count: size).write(to: folder.appending(path: "200.pac"))
        let server = Process()
        server.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        server.arguments = [
            "python3", "-c",
            "import http.server as h,sys; s=h.ThreadingHTTPServer(('127.0.0.1',0),h.SimpleHTTPRequestHandler); print(s.server_port,flush=True); s.serve_forever()",
        ]
        server.currentDirectoryURL = folder
        let pipe = Pipe()
        server.standardOutput = pipe
        server.standardError = FileHandle.nullDevice
        try server.run()
        defer { server.terminate() }
        let line = String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
        let port = line.trimmingCharacters(in: .newlines)
        let said = await Self.refusal {
            let file = try await PACFile.read(PACConfiguration(place: "http://127.0.0.1:\(port)/\(status).pac"))
            #expect(file.bytes.count == size)
        }
        #expect(words.isEmpty ? said.isEmpty : said.contains(words), "\(said)")
    }
}
