import Foundation
import PKI
import Testing

@testable import Evidence

/// Checkpoint, proofs and statement in the hands of programs that share no code with ours (P6).
@Suite(.timeLimit(.minutes(10))) struct ForeignExportTests {
    private let bundle: SampleBundle
    private let path: String

    init() throws {
        bundle = try SampleBundle()
        path = try bundle.seal().path
    }

    private func check(_ proof: String, line: Int) throws -> Tool {
        try IndependentChecker.check("proofs/\(proof).tlog-proof", line: line, in: path)
    }

    @Test(arguments: [("0007", 7), ("0012", 12), ("0013", 13), ("0014", 14), ("0015", 15)])
    func `an independent checker of C2SP proofs passes ours, and refuses it for another record`(
        name: String, line: Int
    ) throws {
        let good = try check(name, line: line)
        #expect(good.status == 0 && good.output == "proof OK\n", "\(good.output)")
        #expect(try check(name, line: line - 1).status != 0)
    }

    @Test func `the checker refuses a checkpoint by another key`() throws {
        try Data(SampleBundle.certificate(.generate(.p256)).pem.utf8).write(to: URL(filePath: "\(path)/signer.pem"))
        #expect(try check("0012", line: 12).status != 0)
    }

    @Test(
        .enabled(if: SecureSystemsLibrary.isThere, "securesystemslib with DSSE is not there: run scripts/python-tools"))
    func `securesystemslib accepts the statement by the signer's key and by no other`() throws {
        let good = try SecureSystemsLibrary.verify("statement.intoto.json", in: path)
        #expect(good.status == 0 && good.output.contains("urn:countersign:evidence:v1"), "\(good.output)")
        try Data(SampleBundle.certificate(.generate(.p256)).pem.utf8).write(to: URL(filePath: "\(path)/signer.pem"))
        #expect(try SecureSystemsLibrary.verify("statement.intoto.json", in: path).status != 0)
    }
}
