import Foundation
import PKI

/// The form of countersign.yaml.
struct ConfigurationReading {
    /// Folder of the file; relative paths start there.
    let folder: String

    func configuration(_ fields: ObjectReader) -> Configuration {
        var configuration = Configuration(
            file: fields.file,
            portals: portals(fields),
            proxy: fields.optionalObject("proxy", proxy),
            browser: fields.optionalObject("browser", browser) ?? Self.defaultBrowser,
            journal: path(fields, "journal", "state/journal.sqlite"),
            claims: fields.optionalObject("claims", claims),
            evidence: path(fields, "evidence", "evidence"),
            state: path(fields, "state", "state"),
            policy: path(fields, "policy"),
            registry: path(fields, "registry"),
            maps: optionalPath(fields, "maps"),
            inventory: optionalPath(fields, "inventory"),
            signer: fields.optionalObject("signer", signer),
            timestamps: fields.optionalObject("timestamps", timestamps),
            witness: fields.optionalObject("witness") { witness in
                WitnessConfiguration(
                    url: witness.text("url", "a URL that begins with https://") { $0.hasPrefix("http") },
                    token: witness.optionalObject("token") { source($0, mayBeValue: false) },
                    scheme: witness.optionalText("scheme") ?? "Bearer",
                    authorities: optionalPath(witness, "authorities"))
            },
            revocation: fields.optionalObject("revocation") { revocation in
                RevocationConfiguration(
                    authorities: revocation.optionalTexts("authorities").map { absolute($0, from: folder) },
                    lists: revocation.optionalTexts("lists").map { absolute($0, from: folder) },
                    responder: revocation.keys.contains("responder")
                        ? revocation.text("responder", "a URL that begins with http://") { $0.hasPrefix("http://") }
                        : nil,
                    fetches: revocation.bool("fetch", otherwise: true))
            },
            readers: fields.optionalTexts("readers").map { absolute($0, from: folder) },
            certificates: optionalPath(fields, "certificates"),
            store: fields.optionalObject("store", store),
            retention: fields.duration("retention", otherwise: 730 * 86_400_000),
            notices: fields.optionalObject("notices", NoticeReading(folder: folder).notices) ?? NoticeConfiguration(),
            operatorID: fields.text("operator"),
            startedBy: fields.optionalObject("startedBy") { starter in
                StarterConfiguration(
                    system: starter.text("system"),
                    account: starter.object("account") { source($0, mayBeValue: true) })
            },
            deadlines: fields.optionalObject("deadlines", deadlines) ?? Deadlines())
        configuration.record = fields.optionalObject("record", record) ?? .signedFolder
        return configuration
    }

    static let defaultBrowser = BrowserConfiguration(
        binary: nil, driver: nil, headless: true, noSandbox: false, trustedAuthorities: [])

    private func portals(_ fields: ObjectReader) -> [String: PortalConfiguration] {
        fields.object("portals") { portals in
            if portals.keys.isEmpty { fields.problem(with: "portals", expected: "at least one portal") }
            var found: [String: PortalConfiguration] = [:]
            for name in portals.keys { found[name] = portals.object(name) { portal(name, $0) } }
            return found
        }
    }

    private func portal(_ name: String, _ fields: ObjectReader) -> PortalConfiguration {
        PortalConfiguration(
            name: name,
            origin: fields.text("origin", "an origin such as https://pki.example.com, without a path", where: isOrigin),
            maps: path(fields, "map"),
            mapVersion: fields.optionalText("version"),
            environment: fields.text("environment"),
            credentials: fields.optionalObject("credentials", credentials),
            attestationAnchors: optionalPath(fields, "attestationAnchors"))
    }

    private func credentials(_ fields: ObjectReader) -> CredentialsConfiguration {
        CredentialsConfiguration(
            username: fields.object("username") { source($0, mayBeValue: true) },
            password: fields.object("password") { source($0, mayBeValue: false) })
    }

    private func proxy(_ fields: ObjectReader) -> ProxyConfiguration {
        let credentials = fields.optionalObject("credentials", credentials)
        if fields.has("pac") {
            let place = fields.text("pac", "a path, or a URL; with credentials one by https://") {
                !$0.hasPrefix("http://") || credentials == nil
            }
            if fields.has("url") { fields.problem("exactly one of url, pac") }
            var pac = PACConfiguration(place: place, authorities: optionalPath(fields, "authorities"))
            if !pac.isRemote { pac.place = absolute(place, from: folder) }
            return ProxyConfiguration(url: "", pac: pac, credentials: credentials)
        }
        let form = "http://host:port, without credentials; or a PAC file's path or URL under pac"
        return ProxyConfiguration(
            url: fields.text("url", form) {
                isOrigin($0) && $0.hasPrefix("http://") && URLComponents(string: $0)?.port != nil
            },
            credentials: credentials)
    }

    private func isOrigin(_ text: String) -> Bool {
        guard let parts = URLComponents(string: text), let host = parts.host else { return false }
        let isPlain = parts.path.isEmpty && parts.query == nil && parts.fragment == nil && parts.user == nil
        return ["http", "https"].contains(parts.scheme) && !host.isEmpty && isPlain
    }

    func source(_ fields: ObjectReader, mayBeValue: Bool) -> CredentialSource {
        let allowed = ["env", "file", "command"] + (mayBeValue ? ["value"] : [])
        guard fields.keys.count == 1, let key = fields.keys.first, allowed.contains(key) else {
            for key in fields.keys { _ = fields.optional(key) }
            let what = mayBeValue ? "" : "; a password never stands in this file"
            fields.problem("exactly one of \(allowed.joined(separator: ", "))\(what)")
            return .value("")
        }
        switch key {
        case "env": return .environment(fields.text(key))
        case "file": return .file(path(fields, key))
        case "command": return .command(command(fields))
        default: return .value(fields.text(key))
        }
    }

    func command(_ fields: ObjectReader) -> [String] {
        let words = fields.texts("command")
        if words.isEmpty { fields.problem(with: "command", expected: "a program and its arguments, as a list") }
        return words
    }

    private func browser(_ fields: ObjectReader) -> BrowserConfiguration {
        let engine = engine(fields)
        return BrowserConfiguration(
            engine: engine,
            binary: optionalPath(fields, "binary"),
            driver: optionalPath(fields, "driver"),
            headless: fields.bool("headless", otherwise: true),
            // Unread is unknown: each browser has its own, and the other's key is refused.
            noSandbox: engine == .chromium && fields.bool("noSandbox", otherwise: false),
            newerThanDriver: engine == .firefox && fields.bool("newerThanDriver", otherwise: false),
            trustedAuthorities: fields.optionalTexts("trustedAuthorities").map { absolute($0, from: folder) },
            clientCertificate: fields.optionalObject("clientCertificate", clientCertificate),
            kerberosServers: fields.optionalTexts("kerberosServers"))
    }

    private func engine(_ fields: ObjectReader) -> BrowserEngine {
        let known = BrowserEngine.allCases.map(\.rawValue).joined(separator: " or ")
        guard fields.has("engine") else { return .chromium }
        return BrowserEngine(rawValue: fields.text("engine", known) { BrowserEngine(rawValue: $0) != nil }) ?? .chromium
    }

    private func signer(_ fields: ObjectReader) -> SignerConfiguration {
        let key = fields.text("key")
        return SignerConfiguration(
            certificate: path(fields, "certificate"),
            // A key in a token is named by a URI, which is no path.
            key: TokenAddress.isOne(key) ? key : absolute(key, from: folder),
            passphrase: fields.optionalObject("passphrase") { source($0, mayBeValue: false) })
    }

    private func timestamps(_ fields: ObjectReader) -> TimestampConfiguration {
        TimestampConfiguration(
            url: fields.text("url", "a URL that begins with http://") { $0.hasPrefix("http://") },
            authorities: fields.texts("authorities").map { absolute($0, from: folder) })
    }

    private func store(_ fields: ObjectReader) -> StoreConfiguration {
        StoreConfiguration(
            endpoint: fields.text("endpoint", "an origin such as https://s3.example.com", where: isOrigin),
            bucket: fields.text("bucket"), region: fields.text("region"), prefix: fields.optionalText("prefix") ?? "",
            key: fields.object("key") { key in
                CredentialsConfiguration(
                    username: key.object("id") { source($0, mayBeValue: true) },
                    password: key.object("secret") { source($0, mayBeValue: false) })
            },
            encryption: fields.optionalText("encryption") ?? "AES256",
            lock: fields.optionalText("lock") ?? "COMPLIANCE",
            isEncrypted: fields.bool("encrypted", otherwise: false),
            authorities: optionalPath(fields, "authorities"))
    }

    private func deadlines(_ fields: ObjectReader) -> Deadlines {
        var deadlines = Deadlines()
        deadlines.page = fields.duration("page", otherwise: deadlines.page)
        deadlines.commit = fields.duration("commit", otherwise: deadlines.commit)
        deadlines.lookUps = Int(fields.integer("lookUps", in: 0...20, otherwise: Int64(deadlines.lookUps)))
        deadlines.lookUpPause = fields.duration("lookUpPause", otherwise: deadlines.lookUpPause)
        return deadlines
    }

    private func record(_ fields: ObjectReader) -> RecordConfiguration {
        let tracker = fields.optionalObject("requestTracker", requestTracker)
        let mapped = fields.optionalObject("mapped", mapped)
        switch (tracker, mapped) {
        case (let tracker?, nil): return .requestTracker(tracker)
        case (nil, let mapped?): return .mapped(mapped)
        default:
            fields.problem("exactly one of requestTracker, mapped")
            return .signedFolder
        }
    }

    private func requestTracker(_ fields: ObjectReader) -> RequestTrackerConfiguration {
        RequestTrackerConfiguration(
            url: fields.text("url", "an origin such as https://rt.example.com, without a path", where: isOrigin),
            token: fields.object("token") { source($0, mayBeValue: false) },
            queue: fields.text("queue", "the name of a queue, without quotation marks") { !$0.contains("'") },
            system: fields.text("system"),
            roles: fields.optionalObject("roles") { roles in
                Dictionary(uniqueKeysWithValues: roles.keys.map { ($0, roles.text($0)) })
            } ?? [:], authorities: optionalPath(fields, "authorities"))
    }

    private func mapped(_ fields: ObjectReader) -> MappedRecordConfiguration {
        MappedRecordConfiguration(
            url: fields.text("url", "an origin such as https://records.example.com, without a path", where: isOrigin),
            mapping: path(fields, "mapping"),
            token: fields.optionalObject("token") { source($0, mayBeValue: false) },
            scheme: fields.optionalText("scheme") ?? "Bearer", authorities: optionalPath(fields, "authorities"))
    }

    func path(_ fields: ObjectReader, _ key: String) -> String {
        absolute(fields.text(key), from: folder)
    }

    func path(_ fields: ObjectReader, _ key: String, _ otherwise: String) -> String {
        absolute(fields.optionalText(key) ?? otherwise, from: folder)
    }

    func optionalPath(_ fields: ObjectReader, _ key: String) -> String? {
        fields.optionalText(key).map { absolute($0, from: folder) }
    }
}
