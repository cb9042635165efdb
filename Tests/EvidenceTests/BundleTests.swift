import Evidence
import Foundation
import PKI
import Testing

@Suite(.timeLimit(.minutes(10))) struct BundleTests {
    private let bundle: SampleBundle

    init() throws { bundle = try SampleBundle() }

    @Test func `folders and files are their owner's alone`() throws {
        _ = try bundle.seal()
        let names = try FileManager.default.subpathsOfDirectory(atPath: bundle.folder.path)
        #expect(names.count == 33)
        for name in names + ["", "/..", "/../.."] {
            let attributes = try FileManager.default.attributesOfItem(atPath: "\(bundle.folder.path)/\(name)")
            let isFolder = attributes[.type] as? FileAttributeType == .typeDirectory
            #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == (isFolder ? 0o700 : 0o600), "\(name)")
        }
    }

    @Test func `the folder says day and run, and is made once`() throws {
        #expect(bundle.folder.path.hasSuffix("/evidence/\(SampleBundle.time(0).day)/7f3a"))
        #expect(throws: EvidenceError.self) {
            try EvidenceFolder(root: bundle.places.file("evidence"), run: "7f3a", at: SampleRun.start)
        }
        #expect(throws: EvidenceError.self) {
            try EvidenceFolder(root: bundle.places.file("evidence"), run: "../x", at: SampleRun.start)
        }
    }

    @Test(arguments: ["../outside", "/etc/passwd", "a/../../b", "", ".hidden", "a//b"])
    func `an input cannot leave the folder`(name: String) throws {
        #expect(throws: EvidenceError.self) { try bundle.folder.add(input: name, bytes: []) }
    }

    @Test func `any other name is kept in letters that every tool reads alike`() throws {
        #expect(try bundle.folder.add(input: "Prüf bericht.pdf", bytes: [1]) == "inputs/Pr%C3%BCf%20bericht.pdf")
        #expect(try bundle.folder.add(input: "a\nb", bytes: [1]) == "inputs/a%0Ab")
        #expect(try bundle.folder.add(SampleBundle.picture(), step: "HSM custody") == "shots/03-hsm-custody.png")
        _ = try bundle.seal()
        #expect(bundle.verify().passed)
    }

    @Test func `what is kept is never written over`() throws {
        #expect(throws: EvidenceError.self) { try bundle.folder.add(input: "packet.json", bytes: [1]) }
    }

    @Test func `nothing is added to a sealed folder`() throws {
        _ = try bundle.seal()
        #expect(throws: EvidenceError.self) { try bundle.folder.add(input: "late.txt", bytes: [1]) }
        #expect(throws: EvidenceError.self) { try bundle.seal() }
        #expect(bundle.verify().passed)
    }

    @Test func `sealing that failed can be tried again`() throws {
        let other = try PrivateKey.generate(.p256)
        #expect(throws: EvidenceError.self) {
            try bundle.folder.seal(
                manifest: bundle.manifest, journal: bundle.journal,
                sealing: Sealing(by: bundle.signer, key: other, at: 1))
        }
        let path = "\(bundle.folder.path)/SHA256SUMS.p7s"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        #expect(throws: EvidenceError.self) { try bundle.seal() }
        try FileManager.default.removeItem(atPath: path)
        _ = try bundle.seal()
        #expect(bundle.verify().passed)
    }

    @Test func `the seal is recorded in the journal`() throws {
        let sealed = try bundle.seal()
        let last = try bundle.journal.entries(of: SampleBundle.run).last
        #expect(last?.entry.kind == .sealed)
        #expect(last?.entry.body["sums"]?.string == sealed.sums.hex)
        #expect(sealed.grade == .complete)
    }

    @Test func `a manifest of another run is not sealed`() throws {
        var bundle = bundle
        bundle.manifest.run = "8b21"
        #expect(throws: EvidenceError.self) { try bundle.seal() }
    }

    @Test func `what is missing is named in the grade, P6`() throws {
        var bundle = bundle
        bundle.manifest.checkpoints.append("custody")
        bundle.manifest.confirmation = nil
        bundle.manifest.approvals[0].file = "approvals/other.p7s"
        bundle.manifest.regions[0].found = nil
        bundle.manifest.gates.removeAll { $0.purpose == "commit" }
        bundle.manifest.departures = []
        let sealed = try bundle.seal()
        #expect(
            sealed.grade
                == .incomplete([
                    "approval approvals/other.p7s is not kept", "no judgement of the commit gate",
                    "no picture of custody", "nobody looked at warnings", "what left the browser is not recorded",
                    "the confirmation is not recorded",
                ]))
        #expect(bundle.verify().passed)
        #expect(bundle.verify().check("completeness")?.detail.hasPrefix("incomplete: ") == true)
    }
}
