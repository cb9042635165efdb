import PKI

/// The CMS signature over SHA256SUMS, and who made it.
struct SignatureChecks {
    let bundle: OpenedBundle
    let trusted: [SHA256Digest]

    var all: [Check] {
        guard let signature = bundle.file(BundleFile.signature), let sums = bundle.file(BundleFile.sums) else {
            let absent = Check("signature", faults: ["SHA256SUMS or SHA256SUMS.p7s is not there"], passed: "")
            return [absent, .unchecked("signer", "there is no signature")]
        }
        do {
            let signed = try CMS.verify(signature, content: sums)
            let time = signed.signingTime.map { " at \(Timestamp(milliseconds: $0))" } ?? ""
            let detail = "SHA256SUMS was signed by \(signed.signer.subject)\(time)"
            return [Check("signature", faults: [], passed: detail)] + signer(signed.signer)
        } catch {
            return [
                Check("signature", faults: ["\(error)"], passed: ""), .unchecked("signer", "nobody's signature holds"),
            ]
        }
    }

    private func signer(_ signer: Certificate) -> [Check] {
        let kept = bundle.file(BundleFile.signer).flatMap { try? Certificate($0) }
        if kept?.sha256 != signer.sha256 {
            return [Check("signer", faults: ["signer.pem is not the certificate that signed"], passed: "")]
        }
        guard !trusted.isEmpty else {
            return [.unchecked("signer", "no signer was named to compare with SHA256:\(signer.sha256.hex)")]
        }
        let faults = trusted.contains(signer.sha256) ? [] : ["SHA256:\(signer.sha256.hex) is none of the signers named"]
        return [Check("signer", faults: faults, passed: "SHA256:\(signer.sha256.hex), as named")]
    }
}
