import PKI
package import PNGMask

extension PacketValues {
    /// Masks everything but the values that are public once the certificate is: subject, names, profile, digests.
    package var mask: TextMask {
        let csr = packet["csr"]
        let names = packet["alternativeNames"]?.array ?? []
        let texts =
            [packet["subject"], packet["profile"], csr?["derSHA256"], csr?["spkiSHA256"]] + names.map { $0["value"] }
        return TextMask(approved: texts.compactMap { $0?.string })
    }
}
