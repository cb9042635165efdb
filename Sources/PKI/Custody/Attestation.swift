/// Attestations of key custody, verified offline against configured trust anchors.
package enum Attestation {
    /// Verifies the files of one attestation at a time in milliseconds since 1970.
    ///
    /// Whether the key is the one that a certificate is asked for, and whether what is attested suffices, is for the
    /// gate to judge.
    package static func verify(
        _ files: [CustodyFile], anchors: TrustAnchors, at now: Int64
    ) -> AttestationOutcome {
        let sorted: AttestationFiles
        do throws(PKIError) {
            sorted = try AttestationFiles(files)
        } catch {
            return .refused(error.description)
        }
        let kinds: [any AttestationReader.Type] = [
            YubiKeyPIV.self, YubiHSM2.self, LunaPKC.self, MarvellLiquidSecurity.self, SecurosysPrimus.self,
        ]
        let readers = kinds.compactMap { $0.init(sorted) }
        guard let reader = readers.first else { return Unattestable.outcome(of: sorted) }
        guard readers.count == 1 else {
            let formats = readers.map { type(of: $0).format.rawValue }
            return .refused("the files are of more than one attestation: \(formats.joined(separator: ", "))")
        }
        do throws(CustodyFault) {
            return .verified(try reader.custody(anchors: anchors.all(for: type(of: reader).format), at: now))
        } catch {
            return .refused(error.reason)
        }
    }
}

/// One form of attestation, recognised.
protocol AttestationReader {
    static var format: AttestationFormat { get }

    /// nil where the files are of another form.
    init?(_ files: AttestationFiles)

    /// Verifies what was recognised.
    ///
    /// - Throws: `CustodyFault` with the first reason not to believe it.
    func custody(anchors: [AttestationCertificate], at now: Int64) throws(CustodyFault) -> KeyCustody
}

extension AttestationCertificate {
    /// An extension that the format demands.
    func demanded(_ identifier: String, _ name: String) throws(CustodyFault) -> [UInt8] {
        guard let value = value(identifier) else {
            throw CustodyFault("\(certificate.subject) does not state its \(name) (\(identifier))")
        }
        return value
    }

    /// Where an extension was read, for people.
    func source(_ identifier: String) -> String { "extension \(identifier) of \(certificate.subject)" }

    /// Where the key was read.
    var keySource: String { "public key of \(certificate.subject)" }
}
