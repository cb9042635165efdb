import Governance
import PKI

extension SignatureState {
    /// A signature that holds, by this certificate.
    init(by signer: Certificate) {
        self = .valid(
            certificateSHA256: signer.sha256.hex, notBefore: Instant(milliseconds: signer.notBefore),
            notAfter: Instant(milliseconds: signer.notAfter))
    }
}
