package import PKI

extension Manifest {
    /// Something that has a name, a version and a digest: the tool, a policy, a selector map.
    package struct Versioned: Sendable, Hashable, Codable {
        package var name: String
        package var version: String
        /// Nil where nobody could take one.
        package var digest: SHA256Digest?

        /// Names it.
        package init(name: String, version: String, digest: SHA256Digest?) {
            self.name = name
            self.version = version
            self.digest = digest
        }
    }

    /// The packet, and of what is in it only what is public.
    package struct PacketLink: Sendable, Hashable, Codable {
        package var requestID: String
        package var version: Int
        /// Over the canonical JSON of packet.json.
        package var digest: SHA256Digest
        package var owner: String
        package var requester: String
        package var profile: String
        /// RFC 4514.
        package var subject: String
        /// One each, as `dns: example.org`.
        package var alternativeNames: [String]
        package var csrDER: SHA256Digest
        package var csrSPKI: SHA256Digest

        /// Names the packet.
        package init(
            requestID: String, version: Int, digest: SHA256Digest, owner: String, requester: String, profile: String,
            subject: String, alternativeNames: [String], csrDER: SHA256Digest, csrSPKI: SHA256Digest
        ) {
            self.requestID = requestID
            self.version = version
            self.digest = digest
            self.owner = owner
            self.requester = requester
            self.profile = profile
            self.subject = subject
            self.alternativeNames = alternativeNames
            self.csrDER = csrDER
            self.csrSPKI = csrSPKI
        }
    }

    /// The portal, and the map by which it was walked.
    package struct PortalLink: Sendable, Hashable, Codable {
        package var name: String
        package var environment: String
        package var origin: String
        /// The portal's own build number, where it shows one.
        package var build: String?
        package var map: Versioned
        /// As it names itself, such as `chromium 156`; nil where none was started.
        package var browser: String?

        /// Names the portal.
        package init(
            name: String, environment: String, origin: String, build: String? = nil, map: Versioned,
            browser: String? = nil
        ) {
            self.name = name
            self.environment = environment
            self.origin = origin
            self.build = build
            self.map = map
            self.browser = browser
        }
    }

    /// One approval, as it was found.
    package struct ApprovalLink: Sendable, Hashable, Codable {
        package var role: String
        package var person: String
        package var decision: String
        package var decided: Timestamp
        package var expires: Timestamp
        /// Of the approver's certificate; nil where the signature could not be checked.
        package var certificate: SHA256Digest?
        /// Under inputs/, as `approvals/ca-delegate.p7s`.
        package var file: String

        /// Names an approval.
        package init(
            role: String, person: String, decision: String, decided: Timestamp, expires: Timestamp,
            certificate: SHA256Digest?, file: String
        ) {
            self.role = role
            self.person = person
            self.decision = decision
            self.decided = decided
            self.expires = expires
            self.certificate = certificate
            self.file = file
        }
    }

    /// One attestation of key custody.
    package struct AttestationLink: Sendable, Hashable, Codable {
        package var kind: String
        /// Under inputs/.
        package var file: String
        package var digest: SHA256Digest

        /// Names an attestation.
        package init(kind: String, file: String, digest: SHA256Digest) {
            self.kind = kind
            self.file = file
            self.digest = digest
        }
    }

    /// A file of the bundle.
    package struct KeptFile: Sendable, Hashable, Codable {
        /// From the bundle's folder.
        package var file: String
        package var digest: SHA256Digest
        /// The step a picture shows.
        package var step: String?
    }

    /// What ties journal.jsonl to the manifest: without it, a cut tail would go unseen.
    package struct JournalLink: Sendable, Hashable, Codable {
        package var entries: Int
        package var last: SHA256Digest
    }
}
