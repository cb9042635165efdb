import PKI

/// The part of VERIFY.md that is about revocation: chains, lists and OCSP responses.
struct RevocationInstructions {
    let record: RevocationRecord
    /// Milliseconds since 1970.
    let sealed: Int64

    /// Nil: nobody is shown to have been in force by somebody else's word.
    var text: String? {
        let shown = record.holders.filter { !$0.certificate.isSelfSigned }.compactMap { holder in
            (try? holder.certificate.standing(at: sealed, by: record.values)).map { (holder.certificate, $0) }
        }
        guard !shown.isEmpty else { return nil }
        var commands: [String] = []
        for line in shown.flatMap(chain) + shown.flatMap(\.1).flatMap(responses) where !commands.contains(line) {
            commands.append(line)
        }
        let isAnswered = shown.flatMap(\.1).contains { !$0.responses.isEmpty }
        return """
            Those who signed were in force at the seal, by the word of their authorities. Each answer of `openssl verify` \
            ends with `OK`. A list of today with `-attime` left out says who was revoked since; the date in it says when.\
            \(isAnswered ? Self.answers : "")

            ```sh
            \(commands.joined(separator: "\n"))
            ```

            """
    }

    private static let answers = """
         Each answer of `openssl ocsp` is `Response verify OK` and `good`, and the seal, which `date` tells, lies \
        between its This Update and its Next Update, give or take five minutes (without a Next Update: at most an hour \
        after). The long validity period is there because openssl compares these two with today.
        """

    /// With lists for the whole chain it is one command, else one for the chain and one for each list.
    private func chain(_ certificate: Certificate, _ words: [RevocationWord]) -> [String] {
        guard let file = record.file(of: certificate) else { return [] }
        if words.allSatisfy(\.isListed) {
            return [verify("-crl_check_all ", file, "-CRLfile \(BundleFile.revocationLists) ")]
        }
        return [verify("", file, "")]
            + words.filter(\.isListed).compactMap { record.file(of: $0.certificate) }
            .map { verify("-crl_check ", $0, "-CRLfile \(BundleFile.revocationLists) ") }
    }

    private func verify(_ flag: String, _ file: String, _ lists: String) -> String {
        """
        openssl verify \(flag)-attime \(seconds) \\
            -CAfile \(BundleFile.revocationAuthorities) \(lists)\(file)
        """
    }

    private func responses(_ word: RevocationWord) -> [String] {
        guard let own = record.file(of: word.certificate), let above = record.file(of: word.issuer) else { return [] }
        let commands = word.responses.compactMap { response -> String? in
            guard let file = record.file(of: response),
                let digest = response.identifierDigest(of: word.certificate, issuedBy: word.issuer)
            else { return nil }
            return """
                openssl ocsp -\(digest) -respin \(file) \\
                    -issuer \(above) -cert \(own) \\
                    -CAfile \(BundleFile.revocationAuthorities) -verify_other \(BundleFile.revocationAuthorities) \\
                    -no_nonce -attime \(seconds) -validity_period 1576800000
                """
        }
        return commands.isEmpty ? [] : ["date -u -d @\(seconds)"] + commands
    }

    private var seconds: Int64 { sealed / 1000 }
}
