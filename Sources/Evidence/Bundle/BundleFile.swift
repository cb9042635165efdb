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
}
