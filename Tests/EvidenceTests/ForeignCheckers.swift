import Foundation

/// A checker of C2SP proofs that shares no code with ours.
enum IndependentChecker {
    /// Checks that line `line` of the journal is what `proof` proves; `words` come before the command.
    static func check(_ proof: String, line: Int, in path: String, under words: [String] = []) throws -> Tool {
        try Tool.run(words + ["python3", "-c", script, proof, "countersign/7f3a", "\(line)"], in: path)
    }

    /// c2sp.org/tlog-proof, tlog-checkpoint and signed-note from their texts; RFC 6962 §2.1.1 by RFC 9162 §2.1.3.2.
    private static let script = """
        import base64, hashlib, subprocess, sys, tempfile
        proof, origin, line = open(sys.argv[1], encoding="utf-8").read(), sys.argv[2], int(sys.argv[3])
        head, note = proof.split("\\n\\n", 1)
        head = head.split("\\n")
        assert head[0] == "c2sp.org/tlog-proof@v1" and head[1].startswith("index ")
        index, path = int(head[1][6:]), [base64.b64decode(each, validate=True) for each in head[2:]]
        text, _, signatures = note.rpartition("\\n\\n")
        text += "\\n"
        assert text.split("\\n")[0] == origin, "origin"
        size, root = int(text.split("\\n")[1]), base64.b64decode(text.split("\\n")[2])
        dash, name, blob = signatures.strip().split(" ")
        blob = base64.b64decode(blob)
        key = subprocess.run("openssl x509 -in signer.pem -noout -pubkey", shell=True, check=True, capture_output=True).stdout
        der = base64.b64decode(b"".join(key.splitlines()[1:-1]))
        assert dash == "\\u2014" and name == origin and blob[:4] == hashlib.sha256(der).digest()[:4], "key"
        with tempfile.TemporaryDirectory() as folder:
            for file, content in (("key", key), ("text", text.encode()), ("signature", blob[4:])):
                open(f"{folder}/{file}", "wb").write(content)
            subprocess.run(["openssl", "dgst", "-sha256", "-verify", "key", "-signature", "signature", "text"], cwd=folder, check=True, capture_output=True)
        record = open("journal.jsonl", "rb").read().splitlines()[line - 1]
        node, first, last = hashlib.sha256(b"\\0" + record).digest(), index, size - 1
        assert index < size
        for each in path:
            assert last > 0
            if first & 1 or first == last:
                node = hashlib.sha256(b"\\1" + each + node).digest()
                while not first & 1 and first:
                    first, last = first >> 1, last >> 1
            else:
                node = hashlib.sha256(b"\\1" + node + each).digest()
            first, last = first >> 1, last >> 1
        assert last == 0 and node == root, "root"
        print("proof OK")
        """
}

/// The Python library of in-toto and TUF, in build/python.
enum SecureSystemsLibrary {
    static let folder = URL(filePath: #filePath).appending(path: "../../../build/python").standardizedFileURL.path
    static let isThere = FileManager.default.fileExists(atPath: "\(folder)/securesystemslib/dsse.py")

    static func verify(_ file: String, in path: String, under words: [String] = []) throws -> Tool {
        let script = """
            import json, sys
            sys.path.insert(0, sys.argv[1])
            from cryptography.x509 import load_pem_x509_certificate
            from securesystemslib.dsse import Envelope
            from securesystemslib.signer import SSlibKey
            envelope = json.load(open(sys.argv[2]))
            # This library compares ids before it tries a key; an id is a hint, so the key is given the envelope's.
            public = load_pem_x509_certificate(open("signer.pem", "rb").read()).public_key()
            key = SSlibKey.from_crypto(public, keyid=envelope["signatures"][0]["keyid"])
            envelope = Envelope.from_dict(envelope)
            assert len(envelope.verify([key], 1)) == 1
            assert envelope.payload_type == "application/vnd.in-toto+json"
            print(json.loads(envelope.payload)["predicateType"])
            """
        return try Tool.run(words + ["python3", "-c", script, folder, file], in: path)
    }
}
