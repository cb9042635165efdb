import Foundation
import Glibc
import StagingPortal
import Submission
import Testing

/// The portal is reached through a company proxy that wants to know who asks.
@Suite(.serialized, .timeLimit(.minutes(10))) struct `A submission in a company` {
    @Test func `goes through the proxy, every connection, and arrives once (P2)`() async throws {
        let proxy = try CompanyProxy.start()
        defer { proxy.stop() }
        try await PortalRun.perform(
            prepare: { try $0.use(proxy, password: "s3cret") },
            check: { run in
                #expect(run.outcome.end == .confirmed, "\(run.outcome.said)")
                #expect(run.ledger.accepted.count == 1)
            })
        let asked = proxy.stop()
        #expect(asked.count > 1)
        #expect(asked.allSatisfy { $0.hasPrefix("200 127.0.0.1:") }, "\(asked)")
    }

    @Test func `whose PAC file names the proxy goes through it, and its evidence says so (P2)`() async throws {
        let proxy = try CompanyProxy.start()
        defer { proxy.stop() }
        try await PortalRun.perform(
            prepare: { try $0.ask("PROXY 127.0.0.1:1; PROXY 127.0.0.1:\(proxy.port); DIRECT") },
            check: { run in
                #expect(run.outcome.end == .confirmed, "\(run.outcome.said)")
                #expect(run.ledger.accepted.count == 1)
                let record = try Self.kept("proxy.json", by: run)
                #expect(record.contains(#""taken":"PROXY 127.0.0.1:\#(proxy.port)""#), "\(record)")
                #expect(record.contains(/"sha256":"[0-9a-f]{64}"/), "\(record)")
                #expect(try Self.kept("proxy.pac", by: run).contains("FindProxyForURL"))
            })
        let asked = proxy.stop()
        #expect(asked.count > 1)
        #expect(asked.allSatisfy { $0.hasPrefix("200 127.0.0.1:") }, "\(asked)")
    }

    @Test(arguments: ["SOCKS5 127.0.0.1:1080", "PROXY 127.0.0.1:1; DIRECT"])
    func `whose PAC file names no way that can be gone opens nothing, and says so`(answer: String) async throws {
        try await PortalRun.perform(
            prepare: { try $0.ask(answer) },
            check: { run in
                guard case .failed = run.outcome else {
                    Issue.record("\(run.outcome)")
                    return
                }
                #expect(run.outcome.said.contains("the PAC file says “\(answer)”"), "\(run.outcome.said)")
                #expect(run.ledger.requests == 0)
            })
    }

    /// What a run's evidence keeps under this name.
    private static func kept(_ name: String, by run: PortalRun) throws -> String {
        let folder = try #require(run.outcome.evidence)
        let found = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String }
        let path = try #require(found?.first { $0.hasSuffix(name) })
        return try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)
    }

    @Test func `that its proxy does not know halts, and says so`() async throws {
        let proxy = try CompanyProxy.start()
        defer { proxy.stop() }
        try await PortalRun.perform(
            prepare: {
                try $0.use(proxy, password: "guessed")
                try $0.replace("page: 30s", with: "page: 3s", in: "countersign.yaml")
            },
            check: { run in
                #expect(run.outcome.end == .halted)
                #expect(run.outcome.said.contains("it answered CONNECT with HTTP status 407"), "\(run.outcome.said)")
                #expect(run.ledger.requests == 0)
            })
    }
}

extension GoodPacket {
    /// Has a PAC file give this answer.
    fileprivate func ask(_ answer: String) throws {
        try write(Array("function FindProxyForURL(url, host) { return '\(answer)'; }\n".utf8), to: "company.pac")
        try write(Array("s3cret\n".utf8), to: "proxy-password")
        try replace(
            "browser:\n",
            with: """
                proxy:
                  pac: company.pac
                  credentials: { username: { value: svc }, password: { file: proxy-password } }
                browser:

                """, in: "countersign.yaml")
    }

    fileprivate func use(_ proxy: CompanyProxy, password: String) throws {
        try write(Array("\(password)\n".utf8), to: "proxy-password")
        try replace(
            "browser:\n",
            with: """
                proxy:
                  url: http://127.0.0.1:\(proxy.port)
                  credentials: { username: { value: svc }, password: { file: proxy-password } }
                browser:

                """, in: "countersign.yaml")
    }
}

/// A proxy in Python that knows CONNECT, Basic and one person; it prints its answers.
private final class CompanyProxy: Sendable {
    let port: Int
    private let process: Process
    private let output: FileHandle

    private init(port: Int, process: Process, output: FileHandle) {
        self.port = port
        self.process = process
        self.output = output
    }

    static func start() throws -> CompanyProxy {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        var first = ""
        while !first.hasSuffix("\n") {
            first += String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
        }
        let port = try #require(Int(first.trimmingCharacters(in: .newlines)))
        return CompanyProxy(port: port, process: process, output: pipe.fileHandleForReading)
    }

    /// Ends it; what it answered, a line each.
    @discardableResult
    func stop() -> [String] {
        guard process.isRunning else { return [] }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        return String(decoding: output.readDataToEndOfFile(), as: UTF8.self).split(separator: "\n").map(String.init)
    }

    private static let script = #"""
        import base64, socket, threading
        allowed = b"Basic " + base64.b64encode(b"svc:s3cret")
        def pump(source, sink):
            try:
                while data := source.recv(65536): sink.sendall(data)
                sink.shutdown(socket.SHUT_WR)
            except OSError: pass
        def serve(client):
            head = b""
            while b"\r\n\r\n" not in head: head += client.recv(4096) or b"\r\n\r\n"
            target = head.split()[1].decode()
            known = b"Proxy-Authorization: " + allowed + b"\r\n" in head
            print("200" if known else "407", target, flush=True)
            if not known:
                client.sendall(b"HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n")
                return client.close()
            host, port = target.rsplit(":", 1)
            portal = socket.create_connection((host, int(port)))
            client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            threading.Thread(target=pump, args=(portal, client), daemon=True).start()
            pump(client, portal)
        server = socket.create_server(("127.0.0.1", 0))
        print(server.getsockname()[1], flush=True)
        while True: threading.Thread(target=serve, args=(server.accept()[0],), daemon=True).start()
        """#
}
