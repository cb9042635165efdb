/// Classic in-toto link metadata: an approval that `in-toto-verify` can check.
package enum InTotoLink {
    /// Makes and signs the link of the step `name`, JSON.
    ///
    /// - Throws: `PKIError` where in-toto knows no key of this kind, or would write a name differently.
    package static func sign(
        name: String, materials: [String: SHA256Digest], products: [String: SHA256Digest], key: PrivateKey
    ) throws(PKIError) -> [UInt8] {
        let operation = "sign the in-toto link"
        let signer = try InTotoKey(key, to: operation)
        for text in [name] + materials.keys + products.keys where !isSpeltAlike(text) {
            throw PKIError(operation: operation, reasons: ["\"\(text)\" has a control or a rare character"])
        }
        let signed: JSON = [
            "_type": "link", "name": .string(name), "materials": artifacts(materials), "products": artifacts(products),
            "byproducts": [:], "environment": [:], "command": [],
        ]
        let signature = try signer.signature(over: signed.canonical(), to: operation)
        let link: JSON = [
            "signed": signed, "signatures": [["keyid": .string(signer.id), "sig": .string(signature)]],
        ]
        return link.canonical()
    }

    /// The name that in-toto looks for: "NAME.KEYID8.link".
    ///
    /// - Throws: `PKIError` where in-toto knows no key of this kind.
    package static func fileName(name: String, key: PrivateKey) throws(PKIError) -> String {
        "\(name).\(try InTotoKey(key, to: "name the in-toto link").id.prefix(8)).link"
    }

    /// The public half as a layout lists it: securesystemslib's JSON with `keyid`.
    ///
    /// - Throws: `PKIError` where in-toto knows no key of this kind.
    package static func publicKey(of key: PrivateKey) throws(PKIError) -> JSON {
        try InTotoKey(key, to: "name the key").json
    }

    private static func artifacts(_ digests: [String: SHA256Digest]) -> JSON {
        .object(digests.mapValues { ["sha256": .string($0.hex)] })
    }

    /// in-toto's own canonical JSON escapes no control characters, and sorts by scalars instead of UTF-16 units.
    private static func isSpeltAlike(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value <= 0xFFFF }
    }
}
