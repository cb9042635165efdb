import COpenSSL

/// A classic in-toto layout: one step for each role, each to be done by one key and no other.
package enum InTotoLayout {
    /// A step, and who may do it.
    package struct Step: Sendable {
        let name: String
        let doer: Certificate

        /// Names a step and the one certificate whose key may do it.
        package init(name: String, doer: Certificate) {
            self.name = name
            self.doer = doer
        }
    }

    /// Makes and signs a layout: every step's product is the same packet.json; `expires` is RFC 3339 without fractions.
    ///
    /// - Throws: `PKIError` where in-toto knows no key of this kind, or one key would do two steps.
    package static func sign(_ steps: [Step], expires: String, key: PrivateKey) throws(PKIError) -> [UInt8] {
        let operation = "sign the in-toto layout"
        var keys: [String: JSON] = [:]
        var made: [JSON] = []
        for step in steps {
            let own = try step.doer.handle(to: operation)
            let doer = try InTotoPublicKey(X509_get0_pubkey(own.pointer), to: operation)
            // in-toto does not forbid by itself that one key does two steps.
            guard keys.updateValue(doer.json, forKey: doer.id) == nil else {
                throw PKIError(operation: operation, reasons: ["one key would do two steps"])
            }
            made.append(json(step.name, doer.id, isSameAs: steps.first?.name == step.name ? nil : steps.first?.name))
        }
        let signed: JSON = [
            "_type": "layout", "readme": "Who had to approve.", "expires": .string(expires), "inspect": [],
            "steps": .array(made), "keys": .object(keys),
        ]
        let signer = try InTotoKey(key, to: operation)
        let signature = try signer.signature(over: InTotoText.canonical(signed), to: operation)
        let layout: JSON = [
            "signed": signed, "signatures": [["keyid": .string(signer.id), "sig": .string(signature)]],
        ]
        return layout.canonical()
    }

    /// How `in-toto-verify --key-types` calls the signer's key, and the scheme that goes with it.
    package static func kind(of certificate: Certificate) -> (type: String, scheme: String)? {
        guard let own = try? certificate.handle(to: "look at the key"),
            let key = try? InTotoPublicKey(X509_get0_pubkey(own.pointer), to: "look at the key")
        else { return nil }
        return (key.keyType, key.scheme)
    }

    private static func json(_ name: String, _ key: String, isSameAs first: String?) -> JSON {
        let same: [JSON] = first.map { [["MATCH", "packet.json", "WITH", "PRODUCTS", "FROM", .string($0)]] } ?? []
        let products: [JSON] = [["REQUIRE", "packet.json"]] + same + (first == nil ? [["ALLOW", "packet.json"]] : [])
        return [
            "_type": "step", "name": .string(name), "expected_command": [], "threshold": 1, "pubkeys": [.string(key)],
            "expected_materials": [], "expected_products": .array(products + [["DISALLOW", "*"]]),
        ]
    }
}
