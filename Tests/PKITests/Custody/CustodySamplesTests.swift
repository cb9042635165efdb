import Foundation
import Testing

@testable import PKI

/// Genuine attestations of the vendors, which lie beside the project where they lie at all.
private let samples: String = {
    if let path = ProcessInfo.processInfo.environment["COUNTERSIGN_CUSTODY_SAMPLES"] { return path }
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    return tests.appending(path: "../../../../shared/samples/custody").standardizedFileURL.path
}()

private let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    .standardizedFileURL.path

/// One folder of files with what its name says.
struct CustodySample: Sendable, CustomTestStringConvertible {
    let name: String
    let files: [CustodyFile]
    let request: CertificateSigningRequest?

    var testDescription: String { name }
    var isValid: Bool { name.hasSuffix("-valid") }

    static let all: [CustodySample] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: samples)) ?? []
        return names.sorted().filter { $0.hasSuffix("-valid") || $0.hasSuffix("-invalid") }.compactMap { try? read($0) }
    }()

    private static func read(_ name: String) throws -> CustodySample {
        let folder = "\(samples)/\(name)"
        var files: [CustodyFile] = []
        var request: CertificateSigningRequest?
        for file in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
            let bytes = [UInt8](FileManager.default.contents(atPath: "\(folder)/\(file)") ?? Data())
            if file.hasSuffix(".csr") {
                request = try CertificateSigningRequest(bytes)
            } else if !file.hasSuffix(".md") {
                files.append(CustodyFile(name: file, bytes: bytes))
            }
        }
        return CustodySample(name: name, files: files, request: request)
    }

    static func anchors() throws -> TrustAnchors {
        let roots = "\(samples)/roots"
        let folders = FileManager.default.fileExists(atPath: roots) ? [roots] : []
        return try TrustAnchors(folders: folders + ["\(project)/anchors"])
    }

    func outcome(_ files: [CustodyFile]? = nil) throws -> AttestationOutcome {
        Attestation.verify(files ?? self.files, anchors: try Self.anchors(), at: now)
    }

    /// Whether a gate would take it: genuine, made in the device, not to leave it, and of the request's key.
    func passes(_ outcome: AttestationOutcome) -> Bool {
        guard let custody = outcome.custody else { return false }
        let isRequested = request.map { $0.spkiSHA256 == custody.spkiSHA256.value } ?? true
        return custody.generatedOnDevice.value && !custody.exportable.value && isRequested
    }
}

@Suite(.timeLimit(.minutes(10)), .enabled(if: !CustodySample.all.isEmpty, "no samples beside the project"))
struct CustodySamplesTests {
    private static let quirks: [String: [Quirk]] = [
        "luna-rsa-valid": [.anchorWithoutBasicConstraints, .defaultWrittenOut],
        "marvell-google-ecc-valid": [.basicConstraintsNotCritical, .versionOneIssuer],
        "securosys-valid": [], "yubihsm2-valid": [],
        "yubikey-piv-valid": [.basicConstraintsNotCritical],
        "yubikey-piv-2018-valid": [
            .basicConstraintsNotCritical, .issuerWithoutBasicConstraints, .pathLengthExceeded,
        ],
    ]

    @Test(arguments: CustodySample.all) func `a genuine attestation ends as its folder says`(
        _ sample: CustodySample
    ) throws {
        let outcome = try sample.outcome()
        #expect(sample.passes(outcome) == sample.isValid, "\(outcome)")
        if let expected = Self.quirks[sample.name] { #expect(outcome.custody?.quirks == expected) }
        if sample.isValid { #expect(outcome.custody?.anchors.isEmpty == false) }
    }

    @Test(arguments: CustodySample.all.filter(\.isValid))
    func `a genuine attestation is refused without its trust anchor, and once anything signed is changed`(
        _ sample: CustodySample
    ) throws {
        #expect(Attestation.verify(sample.files, anchors: try TrustAnchors([]), at: now).custody == nil)
        let vouching = Set(try #require(try sample.outcome().custody).anchors.map(\.spkiSHA256))
        var count = 0
        for (index, file) in sample.files.enumerated() {
            for place in try Self.places(file, except: vouching) {
                var files = sample.files
                files[index] = CustodyFile(name: file.name, bytes: place)
                let found = try sample.outcome(files)
                #expect(found.custody == nil, "\(sample.name), \(file.name), change \(count)")
                count += 1
            }
        }
        print("\(sample.name): \(count) changes refused")
        #expect(count >= 4)
    }

    /// Minutes; the table in docs/custody.md.
    @Test(
        .enabled(if: ProcessInfo.processInfo.environment["COUNTERSIGN_EVERY_BYTE"] != nil),
        arguments: CustodySample.all.filter(\.isValid))
    func `no byte of a genuine attestation can be another, whatever field or signature it is of`(
        _ sample: CustodySample
    ) throws {
        let anchors = try CustodySample.anchors()
        let custody = try #require(Attestation.verify(sample.files, anchors: anchors, at: now).custody)
        let vouching = Set(custody.anchors.map(\.spkiSHA256))
        var refused = 0
        for (index, file) in sample.files.enumerated() {
            let bytes = (try? Certificate(file.bytes))?.der ?? file.bytes
            for place in Self.signed(bytes, isBundle: file.name.hasSuffix(".p7b"), except: vouching).joined() {
                var (files, changed) = (sample.files, bytes)
                changed[place] ^= 1
                files[index] = CustodyFile(name: file.name, bytes: changed)
                let found = Attestation.verify(files, anchors: anchors, at: now)
                #expect(found.custody == nil, "\(sample.name), \(file.name), byte \(place)")
                refused += 1
            }
        }
        print("\(sample.name): \(refused) bytes changed and refused")
    }

    /// Where everything stands that somebody signed: the whole file, or each certificate of a PKCS#7, but no anchor.
    private static func signed(_ bytes: [UInt8], isBundle: Bool, except anchors: Set<SHA256Digest>) -> [Range<Int>] {
        guard isBundle else {
            let isAnchor = (try? Certificate(bytes)).map { anchors.contains($0.spkiSHA256) } ?? false
            return isAnchor ? [] : [bytes.indices]
        }
        return bytes.indices.dropLast(4).filter { bytes[$0...].starts(with: [0x30, 0x82]) }.compactMap { start in
            let end = start + 4 + Int(bytes[start + 2]) << 8 + Int(bytes[start + 3])
            guard end <= bytes.count, let one = try? Certificate(Array(bytes[start..<end])),
                !anchors.contains(one.spkiSHA256)
            else { return nil }
            return start..<end
        }
    }

    @Test(.enabled(if: CustodySample.all.contains { $0.name == "marvell-google-rsa-imported-invalid" }))
    func `an imported key is seen as imported in what its device says`() throws {
        let sample = try #require(CustodySample.all.first { $0.name == "marvell-google-rsa-imported-invalid" })
        let statement = try #require(sample.files.first { $0.name == "attestation.dat" })
        let key = try MarvellKey(MarvellStatement(statement.bytes))
        #expect(!key.isLocal && !key.wasNeverExtractable && !key.wasAlwaysSensitive)
        #expect(!key.isExtractable && key.isSensitive)
    }

    /// The file with one byte changed: in each certificate's signature and body, or in statement and signature.
    private static func places(_ file: CustodyFile, except anchors: Set<SHA256Digest>) throws -> [[UInt8]] {
        func flipped(_ bytes: [UInt8], _ place: Int) -> [UInt8] {
            var changed = bytes
            changed[place] ^= 1
            return changed
        }
        if let one = try? Certificate(file.bytes) {
            guard !anchors.contains(one.spkiSHA256) else { return [] }
            return [one.der.count - 1, one.der.count - 40, 60, one.der.count / 3].map { flipped(one.der, $0) }
        }
        guard file.name.hasSuffix(".p7b") else {
            return [0, 30, file.bytes.count / 3, file.bytes.count - 1].map { flipped(file.bytes, $0) }
        }
        // The certificates of a PKCS#7 stand in it whole, each behind the header 30 82.
        return signed(file.bytes, isBundle: true, except: anchors).flatMap { certificate in
            [certificate.upperBound - 1, certificate.lowerBound + 60].map { flipped(file.bytes, $0) }
        }
    }
}
