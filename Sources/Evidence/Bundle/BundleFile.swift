/// Names of the files that every bundle has.
enum BundleFile {
    static let manifest = "manifest.json"
    static let journal = "journal.jsonl"
    static let report = "report.html"
    static let instructions = "VERIFY.md"
    static let signer = "signer.pem"
    static let sums = "SHA256SUMS"
    static let signature = "SHA256SUMS.p7s"
    static let inputs = "inputs"
    static let pictures = "shots"
    static let records = "records"
    static let sealed = "sealed"
    static let checkpoint = "checkpoint"
    static let proofs = "proofs"
    /// What an authority stamped before anything could leave.
    static let beforeRelease = "before-release"
    static let witnessed = "\(beforeRelease)/checkpoint"
    static let witnessStamp = "\(beforeRelease)/checkpoint.tsr"
    static let witnessAuthority = "\(beforeRelease)/timestamp-authority.pem"
    /// What a witness was given before the release, and its answer.
    static let published = "\(beforeRelease)/published"
    static let publishedAnswer = "\(beforeRelease)/published-answer"
    /// Certificates of those who signed, what stands above them, and their authorities' lists and responses of the seal.
    static let revocation = "revocation"
    static let revocationAuthorities = "\(revocation)/authorities.pem"
    static let revocationLists = "\(revocation)/lists.pem"
    /// How the name of each OCSP response begins.
    static let revocationResponses = "\(revocation)/response-"
    /// Records that came after the seal; they are chained to it and signed by themselves.
    static let addenda = "addenda"
    /// Certificates that the timestamp chains to.
    static let authority = "timestamp-authority.pem"
    static let timestamp = "SHA256SUMS.p7s.tsr"
    static let statement = "statement.intoto.json"
    static let sigstore = "statement.sigstore.json"

    /// What a run that has ended leaves for its seal; gone once it is sealed.
    static let unsealed = "unsealed.json"

    /// What SHA256SUMS cannot list: itself, and what is made of it.
    static let unlisted: Set<String> = [sums, signature, timestamp, statement, sigstore]
}
