import Foundation
import HTTPFetch
import PKI

/// A company's proxy auto-config file, as it was read once.
///
/// Its script runs in a program of its own (pactester of Debian's libpacparser1), which gets no environment, so much memory
/// and so much time: this process, which holds secrets, links no JavaScript engine.
struct PACFile: Sendable {
    /// Path or URL.
    let place: String
    let bytes: [UInt8]

    /// The largest file that is taken, in bytes.
    static let limit = 256 << 10
    /// The longest answer that is taken, in bytes.
    private static let answerLimit = 4096

    var digest: SHA256Digest { SHA256Digest(of: bytes) }

    /// Reads it once, from a path or by HTTP(S), in at most 5 s.
    static func read(_ proxy: PACConfiguration) async throws(ProxyRefusal) -> PACFile {
        let bytes: [UInt8]
        if proxy.isRemote {
            bytes = try await fetched(proxy)
        } else {
            do { bytes = try InputFile.bytes(proxy.place, named: proxy.place) } catch {
                throw ProxyRefusal("\(error)")
            }
        }
        guard bytes.count <= limit else { throw ProxyRefusal("\(proxy.place) is larger than \(limit >> 10) KiB") }
        return PACFile(place: proxy.place, bytes: bytes)
    }

    private static func fetched(_ proxy: PACConfiguration) async throws(ProxyRefusal) -> [UInt8] {
        let fetch = Fetch(proxy.place, authorities: proxy.authorities, limit: limit, allowsPlain: true)
        do {
            let answer = try await fetch.perform()
            guard answer.status == 200 else { throw ProxyRefusal("\(proxy.place) answered HTTP \(answer.status)") }
            return answer.body
        } catch let refusal as ProxyRefusal {
            throw refusal
        } catch {
            throw ProxyRefusal("\(proxy.place) cannot be had: \(error)")
        }
    }

    /// What its script answers for an origin, such as `PROXY gate:3128; DIRECT`.
    func answer(for origin: String) async throws(ProxyRefusal) -> String {
        let host = URLComponents(string: origin)?.host ?? ""
        let words = [
            "-i", "PATH=/usr/local/bin:/usr/bin:/bin", "prlimit", "--as=\(512 << 20)", "--core=0", "--fsize=0",
            "pactester",
            "-p", "-", "-u", "\(origin)/", "-h", host,
        ]
        let output: [UInt8]
        do {
            output = try await ExternalCommand(words: words, deadline: 5000).run(input: bytes)
        } catch {
            let isMissing = error.reason == "ended with 127"
            throw ProxyRefusal(
                isMissing
                    ? "pactester is not installed, which runs \(place): install Debian's libpacparser1"
                    : "the script in \(place) gives no answer for \(origin): pactester \(error.reason)")
        }
        guard output.count <= Self.answerLimit, let text = String(validating: output, as: UTF8.self) else {
            throw ProxyRefusal("\(place) answers for \(origin) what is no answer: \(output.count) bytes")
        }
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}

/// Why no way to a portal follows from the configuration.
package struct ProxyRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was wrong, for people.
    package let description: String

    init(_ words: String) { description = words }
}
