/// What lies in an evidence folder so far.
struct BundleContents {
    var files: [Manifest.KeptFile] = []
    /// What only its readers can open.
    var hidden: [Manifest.HiddenFile] = []
    var isSealed = false
    private var pictures = 0

    /// `shots/07-review.png`.
    mutating func nextPicture(of step: String) -> String {
        pictures += 1
        let plain = step.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
        let number = pictures < 10 ? "0\(pictures)" : "\(pictures)"
        return "\(BundleFile.pictures)/\(number)-\(String(plain.prefix(60))).png"
    }

    func files(below top: String) -> [Manifest.KeptFile] { files.filter { $0.file.hasPrefix("\(top)/") } }

    func file(_ path: String) -> Manifest.KeptFile? { files.first { $0.file == path } }
}
