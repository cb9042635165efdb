import Foundation
import PKI
import Testing

@testable import Evidence

/// OCSP responses about those who signed, through the program: asked for at the seal, kept, judged later (P6).
@Suite(.timeLimit(.minutes(10))) struct RevocationResponseTests {
    private let ca: LocalCA
    private let people: [(key: PrivateKey, certificate: Certificate)]
    private let installation: SealingInstallation

    init() throws {
        let ca = try LocalCA()
        self.ca = ca
        people = try [("signer", 20), ("approver", 21)].map {
            try ca.person($0.0, serial: $0.1, isListed: false, responder: ca.responder)
        }
        installation = try SealingInstallation(signer: people[0], approver: people[1])
    }

    private func seal(_ installation: SealingInstallation? = nil, more: String = "") throws -> Verified {
        let installation = installation ?? self.installation
        let sealed = try installation.seal(
            signer: "{ certificate: signer.pem, key: signer.key }",
            more: "revocation: { authorities: [\(ca.places.file("root.pem"))]\(more) }")
        #expect(sealed.status == 0, "\(sealed.output)")
        return try installation.verify()
    }

    @Test(arguments: ["a delegate", "the authority itself", "without certificates in it", "without an end"])
    func `good: kept, and verified by openssl one, three and six years on (P6)`(how: String) throws {
        switch how {
        case "the authority itself": try ca.respond(LocalCA.answer(by: "inter"))
        case "without certificates in it": try ca.respond(LocalCA.answer(by: "inter", "-ndays 1 -resp_no_certs"))
        case "without an end": try ca.respond(LocalCA.answer(""))
        default: break
        }
        let found = try seal()
        ca.stop()
        #expect(found.status == 0 && found.revocation.finding == "passed", "\(found.output)")
        for who in ["signer CN=signer", "approver ca-delegate CN=approver"] {
            #expect(found.revocation.detail.contains("\(who) was in force at the seal, by an OCSP response"))
        }
        #expect(found.grade == "complete", "\(found.output)")
        let block = try #require(
            try verifyCommands(of: installation.path).first { $0.contains("openssl ocsp") })
        for years in [0, 1, 3, 6] {
            let later = years == 0 ? [] : ["faketime", "-f", "+\(years)y"]
            let run = try Tool.run(later + ["sh", "-ec", block], in: installation.path)
            #expect(run.status == 0 && !run.output.contains("WARNING"), "\(run.output)")
            for line in ["01-signer.pem: OK", "authority-02.pem: OK", "01-signer.pem: good", "delegate.pem: good"] {
                #expect(run.output.contains(line), "\(line) in \(run.output)")
            }
            #expect(run.output.components(separatedBy: "Response verify OK").count == 3, "\(run.output)")
            #expect(try installation.verify(under: later).status == 0)
        }
    }

    @Test func `revoked before the seal: it is graded so, and fails for that (P6)`() throws {
        try ca.respond(saying: LocalCA.revoked(20, in: -3600))
        let found = try seal()
        #expect(found.status == 65 && found.failed == ["revocation"], "\(found.output)")
        #expect(found.revocation.detail.contains("signer CN=signer was revoked at"), "\(found.revocation)")
        #expect(found.grade.contains("its responder says: certificate revoked"), "\(found.grade)")
    }

    @Test func `revoked after the seal: it passes, and a response of later says so (P6)`() throws {
        #expect(try seal().status == 0)
        try ca.respond(saying: LocalCA.revoked(20, in: 3600))
        let asked = try Tool.run(
            ["openssl", "ocsp", "-issuer", "inter.pem", "-cert", "signer.pem", "-reqout", "question", "-no_nonce"],
            in: ca.places.path)
        #expect(asked.status == 0, "\(asked.output)")
        let answered = try Tool.run(["sh", "-e", "responder.sh", "question", "later.der"], in: ca.places.path)
        #expect(answered.status == 0, "\(answered.output)")
        let found = try installation.verify(["--revocation-list", ca.places.file("later.der")])
        #expect(found.status == 0 && found.revocation.finding == "passed", "\(found.output)")
        #expect(found.revocation.detail.contains("and was revoked at") && found.revocation.detail.contains("after it"))
    }

    /// What the responder answers, and what the grade says of it.
    static let unfit: [(what: String, script: String, line: String, said: String)] = [
        ("unknown", LocalCA.answer(), "", "its responder does not know the certificate"),
        ("expired", LocalCA.answer(clock: "faketime -f -3d"), LocalCA.known(20), "it has expired"),
        ("old without an end", LocalCA.answer(clock: "faketime -f -2h", ""), LocalCA.known(20), "it has expired"),
        ("of tomorrow", LocalCA.answer(clock: "faketime -f +1d"), LocalCA.known(20), "it is not in force yet"),
        (
            "about another certificate",
            "openssl ocsp -issuer inter.pem -serial 0x99 -no_nonce -reqout other\n" + LocalCA.answer(question: "other"),
            LocalCA.known(20), "it says nothing of CN=signer"
        ),
        (
            "to another question",
            "openssl ocsp -issuer inter.pem -cert signer.pem -nonce -reqout other\n"
                + LocalCA.answer(question: "other"), LocalCA.known(20), "it answers another question"
        ),
        (
            "by a person below the authority", LocalCA.answer(by: "approver"), LocalCA.known(20),
            "missing ocspsigning usage"
        ),
        (
            "by another authority's delegate", LocalCA.answer(by: "cousin"), LocalCA.known(20),
            "its signer may not speak for CN=Harbour Persons"
        ),
        ("by a stranger", LocalCA.answer(by: "stranger"), LocalCA.known(20), "certificate verify error"),
        ("with a broken signature", LocalCA.answer("-ndays 1 -badsig"), LocalCA.known(20), "signature failure"),
        ("over SHA-1", LocalCA.answer("-ndays 1 -rmd sha1"), LocalCA.known(20), "a digest that no longer counts"),
        ("later, please", "printf '0\\003\\012\\001\\003' >\"$2\"", LocalCA.known(20), "answered “trylater”"),
        ("nonsense", "echo nonsense >\"$2\"", LocalCA.known(20), "the responder http://"),
    ]

    @Test(arguments: unfit.indices) func `an answer that does not count: it is named and graded, never passed (P6)`(
        index: Int
    ) throws {
        let (what, script, line, said) = Self.unfit[index]
        _ = try ca.person("cousin", serial: 30, by: "root", more: "extendedKeyUsage=OCSPSigning\nnoCheck=ignored")
        let made = try Tool.run(
            [
                "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj",
                "/CN=stranger", "-keyout", "stranger.key", "-out", "stranger.pem", "-addext",
                "extendedKeyUsage=OCSPSigning",
            ], in: ca.places.path)
        #expect(made.status == 0, "\(made.output)")
        try ca.respond(script, saying: line)
        let found = try seal()
        #expect(found.status == 0 && found.revocation.finding == "unchecked", "\(what): \(found.output)")
        #expect(
            found.grade.hasPrefix("incomplete: the certificate of signer is not shown to have been in force"),
            "\(what): \(found.grade)")
        #expect(found.grade.contains(said), "\(what): \(found.grade)")
    }

    @Test func `nobody answers: it is named and graded, never passed (P6)`() throws {
        let person = try ca.person("lonely", serial: 22, isListed: false, responder: "http://127.0.0.1:9/")
        let installation = try SealingInstallation(signer: person, approver: people[1])
        let found = try seal(installation)
        #expect(found.status == 0 && found.revocation.finding == "unchecked", "\(found.output)")
        #expect(found.grade.contains("the responder http://127.0.0.1:9/: "), "\(found.grade)")
    }

    @Test func `nobody answers, and a list shows it: it passes, and the silence is named (P6)`() throws {
        let person = try ca.person("listed", serial: 22, responder: "http://127.0.0.1:9/")
        let found = try seal(try SealingInstallation(signer: person, approver: people[1]))
        #expect(found.status == 0 && found.revocation.finding == "passed", "\(found.output)")
        #expect(found.grade == "complete", "\(found.grade)")
        #expect(
            found.revocation.detail.contains("in force at the seal, by a list (the responder http://127.0.0.1:9/: "))
    }

    @Test(arguments: [true, false]) func `a list does not make up for a responder that contradicts it (P6)`(
        isRevoked: Bool
    ) throws {
        let person = try ca.person("listed", serial: 22, responder: ca.responder)
        let installation = try SealingInstallation(signer: person, approver: people[1])
        try ca.respond(saying: isRevoked ? LocalCA.revoked(22, in: -60) : "")
        let found = try seal(installation)
        #expect(found.revocation.finding == (isRevoked ? "failed" : "unchecked"), "\(found.output)")
        #expect(found.grade.contains(isRevoked ? "certificate revoked" : "does not know"), "\(found.grade)")
    }

    @Test func `a list and a response: both are kept, and both are said (P6)`() throws {
        let person = try ca.person("listed", serial: 20, responder: ca.responder)
        let found = try seal(try SealingInstallation(signer: person, approver: people[1]))
        #expect(found.revocation.detail.contains("by a list and an OCSP response"), "\(found.output)")
        #expect(found.status == 0 && found.grade == "complete")
    }

    @Test(arguments: [true, false]) func `the configured responder speaks for whoever names none (P6)`(
        isConfigured: Bool
    ) throws {
        let person = try ca.person("silent", serial: 20, isListed: false)
        let found = try seal(
            try SealingInstallation(signer: person, approver: people[1]),
            more: isConfigured ? ", responder: \"\(ca.responder)\"" : "")
        #expect(found.revocation.finding == (isConfigured ? "passed" : "unchecked"), "\(found.output)")
        #expect(found.grade.contains("complete") && found.grade.hasPrefix("incomplete") != isConfigured)
    }

    @Test(arguments: ["taken out", "another's"]) func `a response changed by somebody with the signer's key fails (P6)`(
        how: String
    ) throws {
        #expect(try seal().status == 0)
        let forgery = Forgery(of: installation.bundle)
        let names = ["revocation/response-01.der", "revocation/response-02.der"]
        if how == "taken out" {
            try FileManager.default.removeItem(atPath: "\(installation.path)/\(names[0])")
        } else {
            try forgery.write(forgery.read(names[1]), names[0])
        }
        try forgery.reseal()
        let found = try installation.verify()
        #expect(found.status == 65 && found.failed.contains("revocation"), "\(found.output)")
        #expect(found.revocation.detail.contains("signer CN=signer: CN=signer: unable to get certificate CRL"))
    }

    @Test func `a responder as openssl runs it is asked over its own port (P6)`() throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["openssl", "ocsp", "-port", "0", "-index", "responder.index", "-CA", "inter.pem"]
        process.arguments? += ["-rsigner", "responder.pem", "-rkey", "responder.key", "-ndays", "1", "-timeout", "30"]
        process.currentDirectoryURL = URL(filePath: ca.places.path)
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        defer { kill(process.processIdentifier, SIGKILL) }
        let said = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        let port = try #require(said.firstMatch(of: /ACCEPT \S*:(\d+)/)?.1, "\(said)")
        let authorities = try ["inter", "root"].map {
            try Certificate(Array(Data(contentsOf: URL(filePath: ca.places.file("\($0).pem")))))
        }
        let response = try RevocationResponder(url: "http://127.0.0.1:\(port)/").ask(
            of: people[0].certificate, issuedBy: authorities[0])
        let status = try response.status(
            of: people[0].certificate, issuedBy: authorities[0], below: authorities, at: nil)
        #expect(status == .good)
    }
}
