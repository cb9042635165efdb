import PKI

/// SHA256SUMS against the files that are there.
struct SumsChecks {
    let bundle: OpenedBundle

    var all: [Check] {
        let folder = Check("folder", faults: bundle.strangers, passed: "\(bundle.files.count) plain files")
        do {
            guard let bytes = bundle.file(BundleFile.sums) else {
                throw ChecksumsError(line: 1, reason: "is not there")
            }
            let sums = try Checksums(reading: bytes)
            let format = Check("sums.format", faults: [], passed: "\(sums.digests.count) lines")
            return [folder, format, files(sums), unlisted(sums)]
        } catch {
            let why = "SHA256SUMS cannot be used"
            return [
                folder, Check("sums.format", faults: ["\(error)"], passed: ""), .unchecked("sums.files", why),
                .unchecked("sums.unlisted", why),
            ]
        }
    }

    private func files(_ sums: Checksums) -> Check {
        let faults = sums.digests.sorted { $0.key < $1.key }.compactMap { path, digest -> String? in
            guard let bytes = bundle.files[path] else { return "\(path) is not there" }
            return SHA256Digest(of: bytes) == digest ? nil : "\(path) is not what it was"
        }
        return Check("sums.files", faults: faults, passed: "every listed file is what it was")
    }

    private func unlisted(_ sums: Checksums) -> Check {
        let faults = bundle.files.keys.sorted().filter {
            sums.digests[$0] == nil && !BundleFile.unlisted.contains($0.description)
                && $0.parts[0] != BundleFile.addenda
        }
        return Check("sums.unlisted", faults: faults.map { "\($0) is not listed" }, passed: "nothing was added")
    }
}
