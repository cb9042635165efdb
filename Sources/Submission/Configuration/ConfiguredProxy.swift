import Foundation
import Governance
import PKI
import Valve
import WebDriver

/// The way to a portal's origins, and what a PAC file said of it.
struct ProxyWay: Sendable {
    /// nil: directly.
    let proxy: UpstreamProxy?
    /// The PAC file that was asked; nil where the configuration names a proxy, or none.
    let file: PACFile?
    /// Its answers by origin.
    let answers: [String: String]
    /// What was taken of them.
    let taken: PACRoute

    /// What the evidence keeps of it; nil without a PAC file.
    var record: [UInt8]? {
        guard let file else { return nil }
        let body: JSON = .object([
            "pac": .string(file.place), "sha256": .string(file.digest.hex),
            "answers": .object(answers.mapValues(JSON.string)),
            "taken": .string("\(taken)"),
        ])
        return body.canonical()
    }
}

extension Configuration {
    /// The company proxy through which these origins are reached, with its credentials read from where they are.
    ///
    /// A PAC file is read and asked once for each origin, before anything is opened.
    ///
    /// - Throws: ``ProxyRefusal`` where no one way to all of them follows; `CredentialError`, which names the place and
    ///   never the credential.
    func proxyWay(to origins: [String]) async throws -> ProxyWay {
        guard let proxy else { return ProxyWay(proxy: nil, file: nil, answers: [:], taken: .direct) }
        guard let pac = proxy.pac else {
            guard let parts = URLComponents(string: proxy.url), let host = parts.host, let port = parts.port else {
                throw ProxyRefusal("proxy.url “\(proxy.url)” is no address")
            }
            let origin = Origin(host: host, port: port)
            return ProxyWay(
                proxy: try await upstream(origin, proxy.credentials), file: nil, answers: [:], taken: .proxy(origin))
        }
        return try await way(to: origins, by: try await PACFile.read(pac), proxy.credentials)
    }

    private func way(
        to origins: [String], by file: PACFile, _ credentials: CredentialsConfiguration?
    ) async throws -> ProxyWay {
        var (answers, ways): ([String: String], [String: PACRoute]) = ([:], [:])
        for origin in origins {
            let answer = try await file.answer(for: origin)
            answers[origin] = answer
            ways[origin] = try await PACRoute.taken(answer, for: origin) {
                await Reach.connects(host: $0.host, port: $0.port)
            }
        }
        guard let taken = ways.values.first, Set(ways.values).count == 1 else {
            let said = ways.sorted { $0.key < $1.key }.map { "\($0.key) by \($0.value)" }.joined(separator: ", ")
            throw ProxyRefusal("the PAC file names different ways, and a run has one: \(said)")
        }
        guard case .proxy(let origin) = taken else {
            return ProxyWay(proxy: nil, file: file, answers: answers, taken: taken)
        }
        return ProxyWay(proxy: try await upstream(origin, credentials), file: file, answers: answers, taken: taken)
    }

    private func upstream(_ origin: Origin, _ credentials: CredentialsConfiguration?) async throws -> UpstreamProxy {
        guard let credentials else { return UpstreamProxy(origin) }
        return UpstreamProxy(
            origin, username: String(decoding: try await credentials.username.bytes(), as: UTF8.self),
            password: try await credentials.password.secret().reveal())
    }
}
