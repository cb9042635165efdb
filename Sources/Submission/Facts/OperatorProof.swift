import Foundation
package import Governance
import PKI

extension OperatorFacts {
    /// Has the operator's key sign a challenge, and checks the signature; a key that cannot is a fact, not a fault.
    static func proven(by signer: KeyPair?, _ configuration: Configuration) async -> OperatorFacts {
        var facts = OperatorFacts(
            id: configuration.operatorID, proof: .invalid("no `signer` is configured, whose key could show it"))
        facts.startedBy = await configuration.starter()
        if let signer { facts.proof = challenge(signer, configuration.operatorID) }
        return facts
    }

    /// The same, with the key read from where the configuration says.
    package static func proven(_ configuration: Configuration) async -> OperatorFacts {
        guard let signer = configuration.signer else { return await proven(by: nil, configuration) }
        do {
            let pair = try await KeyPair.read(
                certificate: signer.certificate, key: signer.key, passphrase: signer.passphrase)
            return await proven(by: pair, configuration)
        } catch {
            var facts = await proven(by: nil, configuration)
            facts.proof = .invalid(error.description)
            return facts
        }
    }

    private static func challenge(_ signer: KeyPair, _ id: String) -> SignatureState {
        let statement: JSON = [
            "schema": "countersign.operator/1", "operator": .string(id), "nonce": .string(UUID().uuidString),
        ]
        do {
            let signed = try CMS.verify(
                CMS.sign(
                    statement.canonical(), by: signer.certificate, key: signer.key, detached: false,
                    at: Instant.now.milliseconds))
            guard signed.content == statement.canonical() else { return .invalid("the key signed something else") }
            return SignatureState(by: signed.signer)
        } catch {
            return .invalid("\(error)")
        }
    }
}

extension Configuration {
    /// The account of whoever started this, where the system that started it says one.
    fileprivate func starter() async -> Account? {
        guard let startedBy, let name = try? await startedBy.account.bytes() else { return nil }
        return Account(system: startedBy.system, name: String(decoding: name, as: UTF8.self))
    }
}
