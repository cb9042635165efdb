import Foundation
import Testing

@Suite(.timeLimit(.minutes(10))) struct CommandLineTests {
    @Test func `the help names every exit code`() throws {
        let help = try Program.run([Program.countersign, "--help"])
        #expect(help.status == 0)
        for code in ["0 ", "10", "11", "12", "13", "64", "65"] { #expect(help.output.contains("\n  \(code)  ")) }
    }

    @Test(arguments: [
        ["submit"], ["check"], ["doctor"], ["runs"], ["show"], ["approve"], ["packet", "new"], ["evidence", "verify"],
    ])
    func `every command has help with examples`(_ command: [String]) throws {
        let help = try Program.run([Program.countersign] + command + ["--help"])
        #expect(help.status == 0)
        #expect(help.output.contains("EXAMPLES"))
        #expect(help.output.contains("countersign \(command.joined(separator: " "))"))
    }

    @Test(arguments: [
        ["submit"], ["submit", "packet"], ["bogus"], ["check", "packet", "--no-such-flag"],
        ["submit", "packet", "--portal", "staging", "--until", "confirm"],
        ["approve", "p", "--role", "king", "--person", "p", "--certificate", "c", "--key", "k"],
        [
            "approve", "p", "--role", "ca-delegate", "--person", "p", "--certificate", "c", "--key", "k", "--expires",
            "1",
        ],
    ])
    func `a wrong command line ends with 64 and says what is right`(_ words: [String]) throws {
        let ended = try Program.run([Program.countersign] + words)
        #expect(ended.status == 64)
        #expect(ended.errors.contains("Usage: countersign"))
        #expect(ended.output.isEmpty)
    }

    @Test(arguments: [
        ["submit", "packet", "--portal", "staging"], ["check", "packet"], ["doctor"], ["runs"], ["show", "7f3a"],
    ])
    func `a configuration that is not there ends with 65 and is named`(_ words: [String]) throws {
        let folder = FileManager.default.temporaryDirectory.path
        let plain = try Program.run([Program.countersign] + words + ["--config", "/no/such.yaml"], in: folder)
        #expect(plain.status == 65)
        #expect(plain.errors == "countersign: /no/such.yaml: expected this file, found nothing at /no/such.yaml\n")
        let json = try Program.run([Program.countersign] + words + ["--config", "/no/such.yaml", "--json"], in: folder)
        #expect(json.status == 65)
        #expect(json.objects.first?["exit"] as? Int == 65)
        #expect(json.errors.isEmpty)
    }

    @Test func `completions exist for bash, zsh and fish`() throws {
        for shell in ["bash", "zsh", "fish"] {
            let script = try Program.run([Program.countersign, "--generate-completion-script", shell])
            #expect(script.status == 0)
            #expect(script.output.contains("ca-delegate"))
        }
    }
}
