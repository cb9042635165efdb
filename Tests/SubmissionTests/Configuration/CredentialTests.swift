import Foundation
import Submission
import Testing
import WebDriver

@Suite(.timeLimit(.minutes(10))) struct CredentialTests {
    @Test func `P5 a credential comes from its place, and its first line counts`() async throws {
        let good = try GoodPacket.make()
        defer { good.remove() }
        let file = CredentialSource.file(good.folder.appendingPathComponent("portal-password").path)
        #expect(try await file.secret().reveal() == "staging-only")
        let variable = CredentialSource.environment("PORTAL")
        #expect(try await variable.secret(environment: ["PORTAL": "from variable"]).reveal() == "from variable")
        let command = CredentialSource.command(["printf", "from command\\nsecond line"])
        #expect(try await command.secret().reveal() == "from command")
    }

    @Test(arguments: [
        CredentialSource.environment("COUNTERSIGN_NO_SUCH_VARIABLE"), .file("/no/such/file"),
        .command(["sh", "-c", "echo hunter2 >&2; echo hunter2; exit 3"]), .command(["/no/such/program"]),
        .command(["true"]),
    ])
    func `P5 a credential that cannot be had is named by its place and never shown`(_ source: CredentialSource) async {
        let error = await #expect(throws: CredentialError.self) { _ = try await source.secret() }
        #expect(error?.description.contains("hunter2") == false)
        #expect(error?.description.hasPrefix(source.description) == true)
    }
}
