/// What this installation is told: portals, browser, places, rules and persons; never a secret.
package struct Configuration: Hashable, Sendable {
    /// The file it was read from.
    package var file: String
    /// Portals by name.
    package var portals: [String: PortalConfiguration]
    /// The company proxy through which portals are reached; nil: directly.
    package var proxy: ProxyConfiguration?
    /// How to start a browser.
    package var browser: BrowserConfiguration
    /// Path of the journal's database.
    package var journal: String
    /// Where machines that reach one portal share their claims; nil: this machine is the only one.
    package var claims: SharedClaimsConfiguration?
    /// Folder of the evidence.
    package var evidence: String
    /// Folder of what has to be swept after a crash, and of notices.
    package var state: String
    /// Path of the policy.
    package var policy: String
    /// Path of the registry of persons.
    package var registry: String
    /// Path of the list of maps that may be used; nil: none is kept.
    package var maps: String?
    /// Path of the inventory of environments, subscribers and names; nil: none is kept.
    package var inventory: String?
    /// Where the governed record is.
    package var record = RecordConfiguration.signedFolder
    /// Flags and environment variables that replaced something of the file.
    package var overrides: [String] = []
    /// Whose key seals the evidence; without one the evidence stays unsigned and incomplete.
    package var signer: SignerConfiguration?
    /// Who stamps the time on the evidence; nil: nobody.
    package var timestamps: TimestampConfiguration?
    /// Who is given the journal's head before a release; nil: nobody.
    package var witness: WitnessConfiguration?
    /// Where chains and authorities' word on revocation come from that are kept with the evidence; nil: nowhere.
    package var revocation: RevocationConfiguration?
    /// Certificates of those who may read what masks hide, PEM files; empty: it is not kept at all.
    package var readers: [String] = []
    /// Folder with certificates of the registry's persons, to whom hand-overs are sealed; nil: none is kept.
    package var certificates: String?
    /// Where sealed evidence is copied to; nil: nowhere.
    package var store: StoreConfiguration?
    /// How long evidence is kept after its certificate's end, in milliseconds; never less than two years counts.
    package var retention: Int64
    /// How the owner is told; empty: nobody is told.
    package var notices = NoticeConfiguration()
    /// Identity of who runs this, as in the registry.
    package var operatorID: String
    /// Who started this, where a service runs it; nil: a person runs it.
    package var startedBy: StarterConfiguration?
    /// How long to wait for what.
    package var deadlines: Deadlines
}

/// Where the account of whoever started a service is.
package struct StarterConfiguration: Hashable, Sendable {
    /// The system that starts it, as the registry's accounts name it.
    package var system: String
    /// Where the account's name is.
    package var account: CredentialSource
}

/// One portal.
package struct PortalConfiguration: Hashable, Sendable {
    /// Name, as on the command line.
    package var name: String
    /// Scheme, host and port, such as `https://pki.example.com`.
    package var origin: String
    /// Folder of the portal's selector maps, one folder a version.
    package var maps: String
    /// Version of the map; nil: the one that `CURRENT` names for the environment.
    package var mapVersion: String?
    /// Environment, such as `production`.
    package var environment: String
    /// How to sign in.
    package var credentials: CredentialsConfiguration?
    /// Folder of the vendors' roots that attestations for this portal may end at; nil: none counts.
    package var attestationAnchors: String?
}

/// How to sign in, by reference.
package struct CredentialsConfiguration: Hashable, Sendable {
    /// Where the account's name is.
    package var username: CredentialSource
    /// Where the password is.
    package var password: CredentialSource
}

/// A company proxy (HTTP CONNECT): an address, or what the company's PAC file gives for the portal.
package struct ProxyConfiguration: Hashable, Sendable {
    /// `http://host:port`; empty where a PAC file says it.
    package var url: String
    /// The PAC file that is asked instead; nil: none.
    package var pac: PACConfiguration?
    /// What it asks for (Basic); nil: nothing.
    package var credentials: CredentialsConfiguration?
}

/// A PAC file.
package struct PACConfiguration: Hashable, Sendable {
    /// Path, or URL.
    package var place: String
    /// PEM file of the authorities that count for its server instead of the system's; nil: the system's.
    package var authorities: String?

    /// Whether it is read by HTTP(S).
    var isRemote: Bool { place.hasPrefix("https://") || place.hasPrefix("http://") }
}

/// How to start a browser.
package struct BrowserConfiguration: Hashable, Sendable {
    /// Which one.
    package var engine = BrowserEngine.chromium
    /// Path of the browser; nil: the driver finds it.
    package var binary: String?
    /// Path of the driver; nil: found in PATH.
    package var driver: String?
    /// Whether no window is shown.
    package var headless: Bool
    /// Whether Chromium's sandbox is off, as root needs.
    package var noSandbox: Bool
    /// Whether a Firefox newer than its driver was published for is accepted.
    package var newerThanDriver = false
    /// PEM files of authorities that are trusted beyond the browser's own.
    package var trustedAuthorities: [String]
    /// The certificate with which the browser signs in to a portal; nil: none.
    package var clientCertificate: ClientCertificateConfiguration?
    /// Servers that may ask the browser for a Kerberos ticket; with none, no ticket ever leaves.
    package var kerberosServers: [String] = []
}

/// Whose key seals the evidence.
package struct SignerConfiguration: Hashable, Sendable {
    /// Path of the certificate, PEM or DER.
    package var certificate: String
    /// Path of the private key, PEM, or the PKCS#11 URI of a key in a token.
    package var key: String
    /// Where the key's passphrase is, for an encrypted key, or the token's PIN.
    package var passphrase: CredentialSource?
}

/// A timestamp authority (RFC 3161).
package struct TimestampConfiguration: Hashable, Sendable {
    /// `http://host[:port]/path`.
    package var url: String
    /// PEM files: the authority's own certificate, or one above it.
    package var authorities: [String]
}

/// Who is given the journal's head before a release, by HTTP POST.
package struct WitnessConfiguration: Hashable, Sendable {
    /// `https://…`, in which `{run}`, `{request}` and `{ticket}` stand for those of the run.
    package var url: String
    /// Where the token is that lets us write; nil: none is sent.
    package var token: CredentialSource?
    /// Word before the token in `Authorization`.
    package var scheme: String
    /// PEM file of the authorities that count instead of the system's.
    package var authorities: String?
}

/// Where chains and authorities' word on revocation come from.
package struct RevocationConfiguration: Hashable, Sendable {
    /// PEM files with certificates above those of signer, approvers and timestamp authority, roots too.
    package var authorities: [String]
    /// Revocation lists as files, PEM or DER; those that are missing are fetched.
    package var lists: [String]
    /// OCSP responder (`http://…`) that speaks for certificates that name none; nil: nobody does.
    package var responder: String?
    /// Whether chains, lists and responses are asked for where the certificates say.
    package var fetches: Bool
}

/// How long to wait for what, in milliseconds.
package struct Deadlines: Hashable, Sendable {
    /// For a page to be ready.
    package var page: Int64 = 30_000
    /// For the portal's answer to the commit.
    package var commit: Int64 = 60_000
    /// Read-only look-ups after an unknown outcome.
    package var lookUps: Int = 3
    /// Between two look-ups.
    package var lookUpPause: Int64 = 5000

    /// The defaults.
    package init() {}
}
