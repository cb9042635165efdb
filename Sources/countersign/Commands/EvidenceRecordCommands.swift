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

extension SignerOptions {
    func record(_ content: EvidenceRecord.Content, _ run: String, _ words: String?) -> EvidenceRecord {
        EvidenceRecord(run: run, content: content, words: words, signatory: signatory)
    }
}

extension FormOptions {
    func tell(_ record: AddedRecord) {
        if asJSON { return JSONLine.print(record) }
        print("\(record.kind) added as record \(record.number) to \(record.evidence), signed by \(record.signer)")
    }
}
