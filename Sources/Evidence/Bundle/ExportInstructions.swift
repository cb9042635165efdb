import PKI

/// The part of VERIFY.md that is about timestamp, checkpoint and statement.
struct ExportInstructions {
    let manifest: Manifest
    let signer: Certificate
    /// What the journal says of a stamp before the release; nil: there is none.
    var witnessed: StoredEntry?
    /// What the journal says of a witness before the release; nil: there was none.
    var published: StoredEntry?
    /// What authorities said of revocation; nil: nobody looked.
    var revocation: RevocationRecord?

    /// Blocks for what was made, in order, numbered from `first`; then what was not made, and why.
    func text(from first: Int) -> String {
        let blocks = [timestamp, witness, publication, checkpoint, statement, layout, inForce].compactMap(\.self)
        let numbered = zip(first..., blocks).map { "\($0). \($1)" }
        let findings = manifest.exports.compactMap { export in
            export.finding.map { "- `\(export.name)` was not made: \(VerificationInstructions.plain($0))\n" }
        }
        return (numbered + [findings.joined()]).joined(separator: "\n")
    }

    private var timestamp: String? {
        guard manifest.has(.timestamp) else { return nil }
        return """
            A timestamp authority saw the signature. The answer is `Verification: OK`; who the authority is, compare as for \
            the signer.

            ```sh
            openssl ts -verify -in SHA256SUMS.p7s.tsr -data SHA256SUMS.p7s -CAfile timestamp-authority.pem \\
                -partial_chain -attime \((manifest.sealed?.milliseconds ?? 0) / 1000)
            openssl ts -reply -in SHA256SUMS.p7s.tsr -text | grep 'Time stamp:'
            ```

            """
    }

    private var witness: String? {
        guard let witnessed else { return nil }
        return """
            Before anything was released, an authority saw the journal as far as line \(witnessed.index - 1). The answer is \
            `Verification: OK` and the time, which is before that of the line with `"kind":"release"`.

            ```sh
            openssl ts -verify -in \(BundleFile.witnessStamp) -data \(BundleFile.witnessed) \\
                -CAfile \(BundleFile.witnessAuthority) -partial_chain -attime \(witnessed.entry.at / 1000)
            openssl ts -reply -in \(BundleFile.witnessStamp) -text | grep 'Time stamp:'
            python3 - <<'END'
            import base64, hashlib
            size, said = open("\(BundleFile.witnessed)").read().splitlines()[1:]
            def root(leaves):
                if len(leaves) == 1: return leaves[0]
                half = 1 << (len(leaves) - 1).bit_length() - 1
                return hashlib.sha256(b"\\1" + root(leaves[:half]) + root(leaves[half:])).digest()
            lines = open("journal.jsonl", "rb").read().splitlines()[:int(size)]
            head = root([hashlib.sha256(b"\\0" + line).digest() for line in lines])
            assert base64.b64encode(head).decode() == said, "another journal"
            END
            ```

            """
    }

    private var publication: String? {
        guard let published, let witness = published.entry.body["witness"]?.string else { return nil }
        return """
            Before anything was released, \(VerificationInstructions.plain(witness)) was given the head of the journal as far \
            as line \(published.index - 1). The answer is what it was given: compare it with what it keeps, there.

            ```sh
            cat \(BundleFile.published)
            ```

            """
    }

    private var checkpoint: String? {
        guard manifest.has(.checkpoint) else { return nil }
        return """
            The checkpoint (c2sp.org/tlog-checkpoint) is over this journal, and signed by the signer. The answer is \
            `Verified OK`.

            \(signed("""
                text, _, line = open("checkpoint").read().rpartition("\\n\\n")
                signature = base64.b64decode(line.split()[2])[4:]
                def root(leaves):
                    if len(leaves) == 1: return leaves[0]
                    half = 1 << (len(leaves) - 1).bit_length() - 1
                    return hashlib.sha256(b"\\1" + root(leaves[:half]) + root(leaves[half:])).digest()
                lines = open("journal.jsonl", "rb").read().splitlines()
                head = root([hashlib.sha256(b"\\0" + line).digest() for line in lines])
                assert text.splitlines()[1:] == [str(len(lines)), base64.b64encode(head).decode()], "another journal"
                signed = (text + "\\n").encode()
                """))
            """
    }

    private var statement: String? {
        guard manifest.has(.statement) else { return nil }
        return """
            The in-toto statement is about this SHA256SUMS, and signed by the signer. The answer is `Verified OK`.

            \(signed("""
                envelope = json.load(open("statement.intoto.json"))
                kind, payload = envelope["payloadType"].encode(), base64.b64decode(envelope["payload"])
                signature = base64.b64decode(envelope["signatures"][0]["sig"])
                digests = {each["name"]: each["digest"]["sha256"] for each in json.loads(payload)["subject"]}
                sums = hashlib.sha256(open("SHA256SUMS", "rb").read()).hexdigest()
                assert digests["SHA256SUMS"] == sums, "another bundle"
                signed = b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(payload), payload)
                """))
            """
    }

    private var layout: String? {
        let file = "\(BundleFile.inputs)/links/root.layout"
        guard manifest.inputs.contains(where: { $0.file == file }), let kind = InTotoLayout.kind(of: signer) else {
            return nil
        }
        let key =
            kind.type == "rsa"
            ? "cp \"$work/pem\" \"$work/key\""
            : """
            python3 -c 'import json, sys; print(json.dumps({"keytype": "\(kind.type)", "scheme": "\(kind.scheme)", \
            "keyid_hash_algorithms": ["sha256", "sha512"], "keyval": {"public": sys.stdin.read().strip()}}))' \
            <"$work/pem" >"$work/key"
            """
        return """
            The approvals were made by the persons that the layout names, each with a key of their own, over the same \
            packet. The answer ends with 0 and names no fault (in-toto).

            ```sh
            ( set -e; work=$(mktemp -d); trap 'rm -r "$work"' EXIT
            openssl x509 -in signer.pem -noout -pubkey >"$work/pem"
            \(key)
            in-toto-verify --layout \(file) --layout-keys "$work/key" --key-types \(kind.type) \\
                --link-dir \(BundleFile.inputs)/links )
            ```

            """
    }

    private var inForce: String? {
        revocation.flatMap { RevocationInstructions(record: $0, sealed: manifest.sealed?.milliseconds ?? 0).text }
    }

    /// A block that writes what was signed and its signature, and has openssl compare them.
    private func signed(_ python: String) -> String {
        """
        ```sh
        ( set -e; work=$(mktemp -d); trap 'rm -r "$work"' EXIT
        python3 - "$work" <<'END'
        import base64, hashlib, json, sys
        \(python)
        open(sys.argv[1] + "/signed", "wb").write(signed)
        open(sys.argv[1] + "/signature", "wb").write(signature)
        END
        openssl x509 -in signer.pem -noout -pubkey > "$work/key"
        openssl dgst \(signer.signatureOptions) -verify "$work/key" -signature "$work/signature" "$work/signed" )
        ```

        """
    }
}
