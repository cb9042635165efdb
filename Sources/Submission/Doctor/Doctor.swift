import Evidence
import Foundation
import Governance
import PKI
import Portal

/// Looks whether this installation could submit: nothing is signed in, entered or sent.
package struct Doctor: Sendable {
    /// What was found of one part.
    package struct Finding: Codable, Hashable, Sendable {
        /// The part.
        package let subject: String
        /// Whether it is fit.
        package let passed: Bool
        /// What was found.
        package let words: String
        /// What to do, where it is not fit.
        package let remedy: String?
    }

    let configuration: Configuration

    /// Examines an installation.
    package init(_ configuration: Configuration) {
        self.configuration = configuration
    }

    /// Every finding, fit or not.
    package func examine() async -> [Finding] {
        var findings = [policy(), registry(), await signer(), store(), evidence()]
        if let shared = configuration.claims { findings.append(await claims(shared)) }
        findings += await sealing()
        findings += await browser()
        if let certificate = configuration.browser.clientCertificate { findings.append(self.certificate(certificate)) }
        for portal in configuration.portals.values.sorted(by: { $0.name < $1.name }) {
            findings += [map(of: portal), await signIn(at: portal), await reach(portal)]
        }
        return findings
    }

    private func policy() -> Finding {
        finding("policy") { () throws(InputError) in
            let policy = try Policy.read(configuration.policy)
            return "\(policy.name) v\(policy.version), profiles: \(policy.profiles.map(\.name).joined(separator: ", "))"
        }
    }

    private func registry() -> Finding {
        finding("registry") { () throws(InputError) in
            let registry = try Registry.read(configuration.registry)
            guard let person = registry.person(configuration.operatorID) else {
                throw InputError(
                    file: configuration.registry, expected: "the operator “\(configuration.operatorID)”",
                    found: "\(registry.persons.count) other persons")
            }
            return "\(registry.persons.count) persons, operator \(person.person.name)"
        }
    }

    private func signer() async -> Finding {
        guard let signer = configuration.signer else {
            return unfit("keys", "no key to seal evidence with", "name one under signer in \(configuration.file)")
        }
        do {
            let pair = try await KeyPair.read(
                certificate: signer.certificate, key: signer.key, passphrase: signer.passphrase)
            let ends = Instant(milliseconds: pair.certificate.notAfter)
            guard ends > .now else { return unfit("keys", "the certificate ended \(ends)", "a valid certificate") }
            return fit("keys", "\(pair.certificate.subject), until \(ends)")
        } catch {
            return unfit("keys", error.description, "a certificate and its key, readable by you")
        }
    }

    private func claims(_ shared: SharedClaimsConfiguration) async -> Finding {
        let place = shared.host.hasPrefix("/") ? shared.host : "\(shared.host):\(shared.port)"
        do {
            let claims = SharedClaims(at: try await shared.server(), for: try Journal(path: nil))
            return fit("claims", try claims.examine())
        } catch {
            return unfit("claims", "\(error)", "PostgreSQL at \(place), reachable and durable: docs/configuration.md")
        }
    }

    /// What sealing needs besides key and folder, each used once as a gate uses it; nothing where none is configured.
    private func sealing() async -> [Finding] {
        let probes = await SealingProbing(configuration: configuration, signer: nil).read(isAtHand: false).facts.probes
        return probes.dropFirst(2).map { probe in
            let subject = probe.source.split(separator: " ").last.map(String.init) ?? probe.name
            return probe.fault.map { unfit(subject, $0, "correct \(probe.source), or make it answer") }
                ?? fit(subject, "\(probe.name): used once, as sealing will")
        }
    }

    private func evidence() -> Finding { writable("evidence", configuration.evidence) }

    /// Whether the map can be used, and whether this browser shows what has to be compared.
    private func map(of portal: PortalConfiguration) -> Finding {
        let subject = "map \(portal.name)"
        do {
            let map = try portal.selectorMap()
            let unshown = configuration.browser.governed.unshown(in: map)
            let named = try Policy.read(configuration.policy).uncompared
            let unnamed = unshown.filter { !named.contains($0) }
            guard unnamed.isEmpty else {
                return unfit(
                    subject,
                    "\(map.label): this browser does not show the files of \(unnamed.joined(separator: ", "))",
                    "browser.engine: firefox, which does; or name them under uncompared in \(configuration.policy)")
            }
            let note = unshown.isEmpty ? "" : "; not compared before they leave: \(unshown.joined(separator: ", "))"
            return fit(subject, map.label + note)
        } catch {
            return unfit(subject, error.description, "correct the file")
        }
    }

    private func reach(_ portal: PortalConfiguration) async -> Finding {
        let subject = "portal \(portal.name)"
        if let pac = configuration.proxy?.pac {
            do {
                let map = try portal.selectorMap()
                let way = try await configuration.proxyWay(to: VisitPlan.origins(of: map, at: portal.origin))
                return fit(subject, "\(way.taken), as \(pac.place) says; not asked for the portal")
            } catch {
                return unfit(subject, "\(error)", "correct proxy.pac, or name a proxy under proxy.url")
            }
        }
        if let proxy = configuration.proxy, let parts = URLComponents(string: proxy.url), let host = parts.host {
            return await Reach.connects(host: host, port: parts.port ?? 80)
                ? fit(subject, "through proxy \(proxy.url), which takes connections; not asked for the portal")
                : unfit(subject, "proxy \(proxy.url) takes no connection", "correct proxy.url, or start the proxy")
        }
        guard let address = URLComponents(string: portal.origin), let host = address.host else {
            return unfit(subject, "\(portal.origin) is no origin", "scheme, host and port")
        }
        let port = address.port ?? (address.scheme == "https" ? 443 : 80)
        return await Reach.connects(host: host, port: port)
            ? fit(subject, "\(portal.origin) takes connections; not signed in")
            : unfit(subject, "\(portal.origin) takes no connection", "start the portal, or correct its origin")
    }

    func finding(_ subject: String, _ look: () throws(InputError) -> String) -> Finding {
        do {
            return fit(subject, try look())
        } catch {
            return unfit(subject, error.description, "correct the file")
        }
    }

    func writable(_ subject: String, _ folder: String) -> Finding {
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            return unfit(subject, "\(folder) cannot be made", "make it, writable by you")
        }
        return FileManager.default.isWritableFile(atPath: folder)
            ? fit(subject, folder) : unfit(subject, "\(folder) cannot be written", "make it writable by you")
    }

    func fit(_ subject: String, _ words: String) -> Finding {
        Finding(subject: subject, passed: true, words: words, remedy: nil)
    }

    func unfit(_ subject: String, _ words: String, _ remedy: String) -> Finding {
        Finding(subject: subject, passed: false, words: words, remedy: remedy)
    }
}
