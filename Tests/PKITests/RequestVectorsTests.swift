import Foundation
import PKI
import Testing

/// Requests of others, good and bad, which `scripts/csr-vectors` fetches.
private let vectors: [URL] = {
    let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../..")
    let folder = project.appending(path: "build/csr-vectors").standardizedFileURL
    let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    return (files ?? []).sorted { $0.lastPathComponent < $1.lastPathComponent }
}()

@Suite(.timeLimit(.minutes(10)), .enabled(if: !vectors.isEmpty, "scripts/csr-vectors was not run"))
struct RequestVectorsTests {
    @Test func `every request of cryptography_vectors is read as openssl reads it, or refused with a reason`() throws {
        var refused: [String: String] = [:]
        for file in vectors {
            for (form, bytes) in try forms(of: file) {
                do {
                    try compare(try CertificateSigningRequest(bytes), file)
                } catch let error as PKIError {
                    refused["\(file.lastPathComponent) \(form)"] = "\(error)"
                }
            }
        }
        print(
            "\(vectors.count) requests, each as it is and in DER: read as openssl reads them, but for \(refused.count):"
        )
        for (name, reason) in refused.sorted(by: { $0.key < $1.key }) { print("  \(name): \(reason)") }
        #expect(Set(refused.keys) == Self.refused)
        #expect(refused.values.allSatisfy { $0.hasPrefix("cannot read the certificate signing request: ") })
    }

    /// Words before the block, which openssl passes over; two extensions of one kind; an attribute without a value.
    private static let refused: Set<String> = [
        "basic_constraints.pem as it is", "unsupported_extension.pem as it is",
        "unsupported_extension_critical.pem as it is", "two_basic_constraints.pem as it is",
        "two_basic_constraints.pem in DER", "zero-element-attribute.pem as it is", "zero-element-attribute.pem in DER",
    ]

    private func forms(of file: URL) throws -> [(String, [UInt8])] {
        let bytes = [UInt8](try Data(contentsOf: file))
        guard file.pathExtension == "pem" else { return [("as it is", bytes)] }
        let der = try Bench().openssl("req", "-in", file.path, "-outform", "DER").output
        return [("as it is", bytes), ("in DER", der)]
    }

    private func compare(_ request: CertificateSigningRequest, _ file: URL) throws {
        let bench = try Bench()
        let form = file.pathExtension == "der" ? "DER" : "PEM"
        let common = ["req", "-in", file.path, "-inform", form, "-noout"]
        let name = file.lastPathComponent
        let subject = try bench.run("openssl", common + ["-subject", "-nameopt", "RFC2253"])
        #expect(subject.text == "subject=" + request.subject, "\(name)")
        let key = try bench.run("openssl", common.dropLast() + ["-pubkey", "-noout"])
        try bench.write(key.output, to: "key.pem")
        let der = try bench.run("openssl", ["pkey", "-pubin", "-in", "key.pem", "-outform", "DER", "-pubout"])
        if der.status == 0 { #expect(SHA256Digest(of: der.output) == request.spkiSHA256, "\(name)") }
        let verified = try bench.run("openssl", common + ["-verify"])
        #expect(verified.errors.contains("verify OK") == request.provesPossession, "\(name): \(verified.errors)")
        let text = try bench.run("openssl", common + ["-text", "-nameopt", "RFC2253"]).text
        let squeezed = text.filter { !$0.isWhitespace }
        for asked in request.extensions {
            #expect(text.contains("\(asked.name):\(asked.isCritical ? " critical" : "")"), "\(name): \(asked.name)")
            guard asked.isKnown else { continue }
            #expect(squeezed.contains(asked.words.filter { !$0.isWhitespace }), "\(name): \(asked.words)")
        }
    }
}
