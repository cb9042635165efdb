import PKI

/// VERIFY.md: how to check the bundle with tools that are not ours.
struct VerificationInstructions {
    let manifest: Manifest
    let signer: Certificate
    /// What the journal says of a stamp before the release; nil: there is none.
    var witnessed: StoredEntry?
    /// What the journal says of a witness before the release; nil: there was none.
    var published: StoredEntry?
    /// What authorities said of revocation; nil: nobody looked.
    var revocation: RevocationRecord?

    /// Each block can be run as it stands, in the bundle's folder.
    var text: String {
        """
        # How to verify this evidence

        Evidence of run \(manifest.run), request \(Self.plain(manifest.packet.requestID)) version \(manifest.packet.version), \
        grade: \(Self.plain(manifest.grade.description)).
        Run the commands in this folder. None of them needs the program that made it.

        1. Every file is what it was. Each line of the answer ends with `OK`.

        ```sh
        sha256sum --check --strict SHA256SUMS
        ```

        2. Nothing was added. The answer is empty.

        ```sh
        { find . ! -type d \(Self.unlisted) | cut -c 3-; cut -c 67- SHA256SUMS; } |
            LC_ALL=C sort | uniq -u | { ! grep . ; }
        ```

        3. The list was signed with the key of signer.pem. The answer is `CMS Verification successful`. The time is that of \
        the seal, so that the command holds after the certificate has expired.

        ```sh
        openssl cms -verify -binary -inform DER -in SHA256SUMS.p7s -content SHA256SUMS -CAfile signer.pem \\
            -partial_chain -purpose any -attime \(sealedSeconds) -out /dev/null
        ```

        4. The signer is the one you expect. Compare the answer with the fingerprint that you were given by another way, \
        not with this file.

        ```sh
        openssl x509 -in signer.pem -noout -subject -fingerprint -sha256
        ```

        5. The journal is whole: each line holds the SHA-256 of the line before it, and manifest.json that of the last. The \
        answer is `journal OK`.

        ```sh
        python3 - <<'END'
        import hashlib, json
        last = hashlib.sha256(b"countersign.journal/1").hexdigest()
        lines = open("journal.jsonl", "rb").read().splitlines()
        for number, line in enumerate(lines, 1):
            entry = json.loads(line)
            assert entry["index"] == number and entry["previous"] == last, f"line {number}"
            last = hashlib.sha256(line).hexdigest()
        assert json.load(open("manifest.json"))["journal"] == {"entries": len(lines), "last": last}, "the end"
        print("journal OK")
        END
        ```

        \(exports.text(from: 6))
        `countersign evidence verify .` does all this, and also checks the links between packet, approvals, pictures and \
        confirmation, and that pictures hold nothing but pixels.

        What these checks cannot show: that the signer's key was not used by somebody else; and what is said under \
        `limits` in manifest.json.

        """
    }

    private var exports: ExportInstructions {
        ExportInstructions(
            manifest: manifest, signer: signer, witnessed: witnessed, published: published, revocation: revocation)
    }

    private static var unlisted: String {
        (BundleFile.unlisted.sorted() + ["\(BundleFile.addenda)/\\*"]).map { "! -path ./\($0)" }.joined(separator: " ")
    }

    private var sealedSeconds: Int64 { (manifest.sealed?.milliseconds ?? 0) / 1000 }

    /// On one line and without marks that Markdown would take for its own.
    static func plain(_ text: String) -> String {
        String(text.map { $0.isNewline || "`<>[]*_|\\".contains($0) ? " " : $0 })
    }
}
