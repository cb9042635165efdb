import Foundation
import PKI
import Testing
import Transfer

@testable import Evidence

/// Bundles in a bucket: moto's S3, which checks every signature.
@Suite(
    .serialized, .timeLimit(.minutes(10)),
    .enabled(if: LocalStore.isThere, "moto is not there: run scripts/python-tools"))
struct ObjectStoreTests {
    private static let lock = ObjectStore.Lock(mode: "COMPLIANCE", until: SampleBundle.time(40_000_000))

    @Test func `a bundle is stored, locked, encrypted at rest, read back, and not sent twice`() throws {
        let store = try LocalStore()
        let bundle = try SampleBundle()
        _ = try bundle.seal()
        let objects = try StoredBundle(of: bundle.folder.path, run: "7f3a").objects
        #expect(objects.last?.name == "7f3a/SHA256SUMS.p7s")
        // Cut short after some files, it goes on where it was.
        for object in objects.prefix(5) { #expect(try store.put(object, Self.lock) == .stored) }
        let again = try objects.map { try store.put($0, Self.lock) }
        #expect(again.count { $0 == .there } == 5 && again.count { $0 == .stored } == objects.count - 5)
        #expect(throws: EvidenceError.self) {
            try store.put((name: objects[0].name, bytes: [1, 2, 3]), Self.lock)
        }
    }

    @Test func `a name with every character that a bundle may have is signed right`() throws {
        let store = try LocalStore()
        #expect(try store.put((name: "7f3a/inputs/a%20b+c=d,e@f~g.h", bytes: [7]), Self.lock) == .stored)
    }

    @Test func `a wrong key, a bucket that locks nothing, and a store that is gone fail by name`() throws {
        let store = try LocalStore()
        let object = (name: "7f3a/x", bytes: [UInt8]("x".utf8))
        func reason(_ store: ObjectStore) -> String {
            do {
                _ = try store.put(object.bytes, named: object.name, lock: Self.lock)
                return "stored"
            } catch { return error.reason }
        }
        let wrong = reason(store.bucket("locked", secret: "wrong-0815"))
        #expect(wrong == "the store answered with HTTP status 403 (SignatureDoesNotMatch)")
        #expect(reason(store.bucket("open")) != "stored")
        #expect(
            reason(store.bucket("no-such-bucket")).contains("NoSuchBucket")
                || reason(store.bucket("no-such-bucket")).contains("404"))
        #expect(reason(store.bucket("locked", port: 9)).contains("cannot reach http://127.0.0.1:9"))
        #expect(try store.put(object, Self.lock) == .stored)
    }

    @Test func `encrypted to its readers, a bundle is one archive that openssl opens`() throws {
        let bundle = try SampleBundle()
        _ = try bundle.seal()
        let reader = try PrivateKey.generate(.p256)
        let certificate = try SampleBundle.certificate(reader)
        let objects = try StoredBundle(of: bundle.folder.path, run: "7f3a", for: [certificate]).objects
        #expect(objects.count == 1 && objects[0].name.hasSuffix(".tar.cms"))
        let places = try TemporaryFolder()
        try Data(objects[0].bytes).write(to: URL(filePath: places.file("7f3a.tar.cms")))
        try Data(reader.exportPEM()).write(to: URL(filePath: places.file("reader.key")))
        try Data(certificate.pem.utf8).write(to: URL(filePath: places.file("reader.crt")))
        let opened = try Tool.run(
            [
                "sh", "-c",
                "openssl cms -decrypt -binary -inform DER -in 7f3a.tar.cms -recip reader.crt -inkey reader.key | tar -xf -",
            ], in: places.path)
        #expect(opened.status == 0, "\(opened.output)")
        #expect(EvidenceVerification.verify(folder: places.file("7f3a"), trusting: []).passed)
        #expect(throws: EvidenceError.self) { try StoredBundle(of: bundle.folder.path, run: "7f3a", for: []) }
    }
}

/// moto's server, with a key of its own.
private final class LocalStore {
    private static let folder = URL(filePath: #filePath).appending(path: "../../../build/python").standardizedFileURL
        .path
    private static let script = URL(filePath: #filePath).appending(path: "../../Servers/object-store.py")
        .standardizedFileURL.path
    static let isThere = FileManager.default.fileExists(atPath: "\(folder)/moto/server.py")

    private let process = Process()
    private let input = Pipe()
    private var port = 0
    private var key = (id: "", secret: "")

    init() throws {
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", Self.script, Self.folder]
        let output = Pipe()
        (process.standardInput, process.standardOutput) = (input, output)
        process.standardError = FileHandle.nullDevice
        try process.run()
        var text = ""
        while !text.hasSuffix("\n") {
            let data = output.fileHandleForReading.availableData
            try #require(!data.isEmpty)
            text += String(decoding: data, as: UTF8.self)
        }
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        try #require(words.count == 3)
        (port, key) = (try #require(Int(words[0])), (words[1], words[2]))
    }

    deinit {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    func bucket(_ name: String, secret: String? = nil, port: Int? = nil) -> ObjectStore {
        ObjectStore(
            endpoint: "http://127.0.0.1:\(port ?? self.port)", bucket: name, prefix: "evidence/2026",
            key: AccessKey(id: key.id, secret: secret ?? key.secret, region: "eu-central-1"), encryption: "AES256",
            authorities: nil)
    }

    func put(_ object: (name: String, bytes: [UInt8]), _ lock: ObjectStore.Lock) throws -> ObjectStore.Verdict {
        try bucket("locked").put(object.bytes, named: object.name, lock: lock)
    }
}
