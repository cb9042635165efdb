import Foundation
import Testing

@testable import WebDriver

extension Browsers {
    @Suite(.timeLimit(.minutes(10))) struct `An extension` {
        @Test func `puts a virtual security key into Chromium, and key pairs into it`() async throws {
            try await EnginePage.with(["/": "<title>Key</title>"]) { session, _ in
                var options = VirtualAuthenticator.Options()
                (options.hasResidentKey, options.hasUserVerification) = (true, true)
                let key = try await session.addVirtualAuthenticator(options)
                let secret = try TestKey.privateKey()
                var credential = VirtualAuthenticator.Credential(
                    id: "AAECAw", relyingParty: "localhost", privateKey: secret)
                credential.signCount = 3
                try await session.addCredential(credential, to: key)
                let held = try await session.credentials(of: key)
                #expect(held.map(\.id) == ["AAECAw"])
                #expect(held.map(\.signCount) == [3])
                #expect(held.map { $0.privateKey.reveal() } == [secret.reveal()])
                #expect(!String(reflecting: held).contains(secret.reveal()))
                try await session.setUserVerified(true, of: key)
                try await session.removeCredential("AAECAw", of: key)
                #expect(try await session.credentials(of: key).isEmpty)
                try await session.addCredential(credential, to: key)
                try await session.removeAllCredentials(of: key)
                #expect(try await session.credentials(of: key).isEmpty)
                try await session.removeVirtualAuthenticator(key)
                await #expect(throws: WebDriverError.self) { _ = try await session.credentials(of: key) }
            }
        }

        @Test func `decides about permissions and speaks to the browser's own tools`() async throws {
            try await EnginePage.with(["/": "<title>Tools</title>"]) { session, _ in
                for state in [PermissionState.granted, .denied] {
                    try await session.setPermission("geolocation", state)
                    let read = try await session.executeAsync(
                        "navigator.permissions.query({name: 'geolocation'}).then(p => arguments[0](p.state))")
                    #expect(read == .string(state.rawValue))
                }
                let answer = try await session.devTools("Browser.getVersion", effect: .safe)
                #expect(answer["product"]?.string?.contains("/") == true)
            }
        }

        @Test func `brings a file to a remote browser as it is`() async throws {
            try await EnginePage.with(["/": "<input id=file type=file>"]) { session, _ in
                let content = Array((0..<70_000).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 8) })
                // chromedriver has the same command by its older name.
                let sent = Command.uploadFile(try StoredArchive.bytes(name: "csr ü.bin", content))
                let older = Command("Upload File", .post, "/file", sent.body, effect: .safe)
                let path = try #require(try await session.send(older).string)
                #expect(path.hasSuffix("csr ü.bin"))
                let control = try await session.find(.css("#file"))
                try await session.setFiles([path], of: control)
                #expect(try await session.read("return arguments[0].files[0].size", [control.json]) == 70_000)
                #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(content))
                let absent = await #expect(throws: WebDriverError.self) {
                    _ = try await session.uploadFile(named: "a", content)
                }
                #expect(absent?.code == .unknownCommand)
                for name in ["", "..", "a/b", "a\\b"] {
                    let error = await #expect(throws: WebDriverError.self) {
                        _ = try await session.uploadFile(named: name, content)
                    }
                    #expect(error?.code == .invalidArgument)
                }
            }
        }

        @Test func `sends a file to a Grid in one archive`() async throws {
            let answers = Answers { arrival in
                switch arrival.path {
                case "/session": .json(#"{"value":{"sessionId":"s","capabilities":{}}}"#)
                case "/session/s/se/file": .json(#"{"value":"/grid/a.txt"}"#)
                default: .close
                }
            }
            try await FakeServer.with(answers) { server in
                let session = try await Session.open(RemoteEnd(url: server.url), capabilities: [:])
                #expect(try await session.uploadFile(named: "a.txt", Array("abc".utf8)) == "/grid/a.txt")
                let body = try #require(server.arrivals.last.flatMap { JSONReader.read(Array($0.body.utf8)) })
                let archive = try #require(body["file"]?.string.flatMap { Data(base64Encoded: $0) })
                #expect(archive.prefix(4) == Data([0x50, 0x4B, 3, 4]))
            }
        }

        @Test func `takes a picture of the whole document in Firefox, and is not known in Chromium`() async throws {
            let page = "<style>body{margin:0;height:5000px}</style>"
            try await EnginePage.with(.firefox, ["/": page]) { session, _ in
                let height = try await session.takeFullScreenshot().withPNGBytes { png in
                    (20..<24).reduce(0) { $0 << 8 | Int(png.unsafeLoad(fromByteOffset: $1, as: UInt8.self)) }
                }
                #expect(height == 5000)
                let absent = await #expect(throws: WebDriverError.self) {
                    _ = try await session.addVirtualAuthenticator()
                }
                #expect(absent?.outcome == .noEffect)
            }
            try await EnginePage.with(.chromium, ["/": page]) { session, _ in
                let error = await #expect(throws: WebDriverError.self) { _ = try await session.takeFullScreenshot() }
                #expect(error?.code == .unknownCommand)
                #expect(error?.outcome == .noEffect)
            }
        }
    }
}

/// A key pair made for one test.
enum TestKey {
    /// PKCS#8 in base64url.
    static func privateKey() throws -> Secret {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        // genpkey alone writes SEC 1.
        let make = "openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256"
        process.arguments = ["-c", "\(make) | openssl pkcs8 -topk8 -nocrypt -outform DER"]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let key = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let text = key.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
        return Secret(text.replacing("=", with: ""))
    }
}
