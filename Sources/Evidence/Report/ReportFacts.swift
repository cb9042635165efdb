import PKI

/// What was approved, by whom, and what is kept of it.
struct ReportFacts {
    let manifest: Manifest

    var request: Markup {
        let packet = manifest.packet
        let rows: [(String, Markup)] = [
            ("Subject", "\(packet.subject)"), ("Alternative names", ReportTable.list(packet.alternativeNames)),
            ("Profile", "\(packet.profile)"), ("Owner", "\(packet.owner)"), ("Requester", "\(packet.requester)"),
            ("Packet digest", ReportTable.code(packet.digest.hex)),
            ("Locked request, SHA-256 of the DER", ReportTable.code(packet.csrDER.hex)),
            ("Key, SHA-256 of the SPKI", ReportTable.code(packet.csrSPKI.hex)),
            ("Policy", versioned(manifest.policy)), ("Registry of persons", versioned(manifest.registry)),
            ("Selector map", versioned(manifest.portal.map)),
            ("Portal's build", "\(manifest.portal.build ?? "not shown")"),
            ("Browser", "\(manifest.portal.browser ?? "none was started")"),
        ]
        return ReportTable(
            id: "request", title: "What was approved", caption: "The packet, and the rules it was held against",
            heads: ["What", "Value"], rows: rows.map { ["\($0.0)", $0.1] }
        ).markup
    }

    var approvals: Markup {
        ReportTable(
            id: "approvals", title: "Who approved", caption: "Approvals as they were found",
            heads: ["Role", "Person", "Decision", "Decided", "Expires", "Certificate (SHA-256)", "File"],
            rows: manifest.approvals.map { approval in
                [
                    "\(approval.role)", "\(approval.person)",
                    ReportTable.mark(approval.decision == "approved", approval.decision),
                    "\(approval.decided)",
                    "\(approval.expires)",
                    approval.certificate.map { ReportTable.code($0.hex) } ?? "its signature does not hold",
                    ReportTable.code(approval.file),
                ]
            }, empty: "No approval was found."
        ).markup
    }

    var limits: Markup {
        manifest.limits.isEmpty
            ? ""
            : """
            <section aria-labelledby="limits"><h2 id="limits">What this evidence cannot show</h2>
            \(ReportTable.list(manifest.limits))</section>
            """
    }

    var files: Markup {
        ReportTable(
            id: "files", title: "What is kept", caption: "Files the run read or found",
            heads: ["File", "SHA-256"],
            rows: manifest.inputs.map { [ReportTable.code($0.file), ReportTable.code($0.digest.hex)] }
        ).markup
    }

    var verification: Markup {
        """
        <section aria-labelledby="verify"><h2 id="verify">How to verify</h2>
        <p>In the folder of this page; VERIFY.md has every command and what it answers.</p>
        <pre tabindex="0">sha256sum --check --strict SHA256SUMS
        openssl cms -verify -binary -inform DER -in SHA256SUMS.p7s -content SHA256SUMS \\
            -CAfile signer.pem -partial_chain -purpose any -attime \((manifest.sealed?.milliseconds ?? 0) / 1000) -out /dev/null</pre>
        <p>Signed with the certificate SHA-256 \(ReportTable.code(manifest.signer?.hex ?? "")): compare it with the \
        fingerprint that you were given by another way.</p></section>
        """
    }

    private func versioned(_ thing: Manifest.Versioned) -> Markup {
        let digest = thing.digest.map { ReportTable.code($0.hex) } ?? "no digest"
        return "\(thing.name) \(thing.version)<br>\(digest)"
    }
}
