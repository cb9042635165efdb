import ArgumentParser
import Submission

struct EvidenceSeal: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "seal", abstract: "Seal evidence that its run could not seal, or stamp the time on it later.",
        discussion: """
            EXAMPLES
              countersign evidence seal 7f3a
            """)

    @Argument(help: "Name of the run, or the bundle's folder.")
    var run: String

    @OptionGroup var places: PlaceOptions
    @OptionGroup var form: FormOptions

    func run() async throws {
        try await stopping(asJSON: form.asJSON) {
            let sealed = try await EvidenceSealing(try places.load()).perform(run)
            if form.asJSON { return JSONLine.print(sealed) }
            print("\(sealed.verdict) \(sealed.evidence): \(sealed.grade)")
        }
    }
}

struct EvidenceAccept: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept", abstract: "The owner's signature over the evidence and its grade.",
        discussion: """
            EXAMPLES
              countersign evidence accept 7f3a --person pavel.novak --certificate pavel.crt --key pavel.key
            """)

    @Argument(help: "Name of the run, or the bundle's folder.")
    var run: String
    @Option(help: "The owner's words.")
    var words: String?
    @OptionGroup var signer: SignerOptions
    @OptionGroup var places: PlaceOptions
    @OptionGroup var form: FormOptions

    func run() async throws {
        try await stopping(asJSON: form.asJSON) {
            try await form.tell(signer.record(.accept, run, words).perform(try places.load()))
        }
    }
}

struct EvidenceAnnotate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "annotate",
        abstract: "Add a remark, the issued certificate or a legal hold, signed with your key.",
        discussion: """
            Evidence is never removed before two years after the end of the certificate recorded here.

            EXAMPLES
              countersign evidence annotate 7f3a --words "reviewed in audit A-12" --person …
              countersign evidence annotate 7f3a --issued release.crt --person …
              countersign evidence annotate 7f3a --legal-hold --words "case 4711" --person …
              countersign evidence annotate 7f3a --end-legal-hold --words "case closed" --person …
            """)

    @Argument(help: "Name of the run, or the bundle's folder.")
    var run: String
    @Option(help: "Your words.")
    var words: String?
    @Option(help: ArgumentHelp("The certificate that was issued, PEM or DER.", valueName: "file"), completion: .file())
    var issued: String?
    @Flag(help: "Nothing of this bundle is removed from here on.")
    var legalHold = false
    @Flag(help: "The legal hold has ended.")
    var endLegalHold = false
    @OptionGroup var signer: SignerOptions
    @OptionGroup var places: PlaceOptions
    @OptionGroup var form: FormOptions

    func validate() throws {
        let count = [issued != nil, legalHold, endLegalHold].count { $0 }
        guard count <= 1, count == 1 || words != nil else {
            throw ValidationError("Say --words, or exactly one of --issued, --legal-hold, --end-legal-hold.")
        }
    }

    func run() async throws {
        try await stopping(asJSON: form.asJSON) {
            try await form.tell(signer.record(content, run, words).perform(try places.load()))
        }
    }

    private var content: EvidenceRecord.Content {
        if let issued { return .certificate(issued) }
        return legalHold ? .legalHold : endLegalHold ? .legalHoldEnd : .note
    }
}

extension SignerOptions {
    fileprivate func record(_ content: EvidenceRecord.Content, _ run: String, _ words: String?) -> EvidenceRecord {
        EvidenceRecord(
            run: run, content: content, words: words, person: person, certificate: certificate, key: key,
            passphrase: passphrase)
    }
}

extension FormOptions {
    fileprivate func tell(_ record: AddedRecord) {
        if asJSON { return JSONLine.print(record) }
        print("\(record.kind) added as record \(record.number) to \(record.evidence), signed by \(record.signer)")
    }
}
