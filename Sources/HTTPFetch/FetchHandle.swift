import CCurl

/// A libcurl handle for one read; used by one thread.
enum FetchHandle {
    private static let isReady = ccurl_global_init()

    static func perform(_ fetch: Fetch) -> Result<Fetched, FetchFailure> {
        guard isReady == CURLE_OK, let easy = curl_easy_init() else {
            return .failure(FetchFailure(reason: "libcurl cannot be used"))
        }
        defer { curl_easy_cleanup(easy) }
        var list: UnsafeMutablePointer<curl_slist>?
        defer { curl_slist_free_all(list) }
        for line in fetch.headers + ["Cache-Control: no-store", "Accept-Encoding: identity"] {
            list = curl_slist_append(list, line)
        }
        let taken = Taken(limit: fetch.limit)
        configure(easy, fetch)
        _ = ccurl_setopt_headers(easy, list)
        collect(easy, taken)
        let code = curl_easy_perform(easy)
        withExtendedLifetime(taken) {}
        guard code == CURLE_OK else {
            let words = String(cString: curl_easy_strerror(code))
            var failure = FetchFailure(reason: taken.isTooLarge ? "the answer is too large" : words)
            // The handshake was whole, and the server's certificate had been verified with it.
            if [CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_GOT_NOTHING].contains(code) {
                failure.certificates = certificates(easy)
            }
            return .failure(failure)
        }
        return .success(
            Fetched(
                status: ccurl_getinfo_long(easy, CURLINFO_RESPONSE_CODE), headers: taken.headers, body: taken.bytes,
                certificates: certificates(easy)))
    }

    private static func configure(_ easy: UnsafeMutableRawPointer, _ fetch: Fetch) {
        _ = ccurl_setopt_string(easy, CURLOPT_URL, fetch.url)
        _ = ccurl_setopt_string(easy, CURLOPT_PROTOCOLS_STR, fetch.allowsPlain ? "http,https" : "https")
        _ = ccurl_setopt_long(easy, CURLOPT_NOSIGNAL, 1)
        _ = ccurl_setopt_long(easy, CURLOPT_FOLLOWLOCATION, 0)
        _ = ccurl_setopt_long(easy, CURLOPT_FRESH_CONNECT, 1)
        _ = ccurl_setopt_long(easy, CURLOPT_FORBID_REUSE, 1)
        _ = ccurl_setopt_long(easy, CURLOPT_TIMEOUT_MS, fetch.deadline)
        _ = ccurl_setopt_long(easy, CURLOPT_CERTINFO, 1)
        // No proxy, no .netrc of the environment stands between us and the record.
        _ = ccurl_setopt_string(easy, CURLOPT_PROXY, "")
        _ = ccurl_setopt_string(easy, CURLOPT_NOPROXY, "*")
        if fetch.isHeadOnly { _ = ccurl_setopt_long(easy, CURLOPT_NOBODY, 1) }
        if let file = fetch.authorities {
            _ = ccurl_setopt_string(easy, CURLOPT_CAINFO, file)
            _ = ccurl_setopt_string(easy, CURLOPT_CAPATH, nil)
        }
    }

    private static func collect(_ easy: UnsafeMutableRawPointer, _ taken: Taken) {
        let context = Unmanaged.passUnretained(taken).toOpaque()
        _ = ccurl_setopt_write(
            easy,
            { bytes, size, count, context in
                guard let bytes, let context else { return 0 }
                return Unmanaged<Taken>.fromOpaque(context).takeUnretainedValue()
                    .take(UnsafeRawBufferPointer(start: bytes, count: size * count))
            }, context)
        _ = ccurl_setopt_header(
            easy,
            { bytes, size, count, context in
                guard let bytes, let context else { return 0 }
                return Unmanaged<Taken>.fromOpaque(context).takeUnretainedValue()
                    .takeHeader(UnsafeRawBufferPointer(start: bytes, count: size * count))
            }, context)
    }

    private static func certificates(_ easy: UnsafeMutableRawPointer) -> [String] {
        guard let info = ccurl_getinfo_certificates(easy) else { return [] }
        return (0..<Int(info.pointee.num_of_certs)).compactMap { number in
            var line = info.pointee.certinfo[number]
            while let found = line {
                if let data = found.pointee.data {
                    let text = String(cString: data)
                    if text.hasPrefix("Cert:") { return String(text.dropFirst(5)) }
                }
                line = found.pointee.next
            }
            return nil
        }
    }
}

/// What arrives of one answer.
private final class Taken {
    private(set) var bytes: [UInt8] = []
    private(set) var headers: [String: String] = [:]
    private(set) var isTooLarge = false
    private let limit: Int
    private var headerSize = 0

    init(limit: Int) { self.limit = limit }

    func take(_ chunk: UnsafeRawBufferPointer) -> Int {
        isTooLarge = bytes.count + chunk.count > limit
        guard !isTooLarge else { return 0 }
        bytes.append(contentsOf: chunk)
        return chunk.count
    }

    func takeHeader(_ line: UnsafeRawBufferPointer) -> Int {
        headerSize += line.count
        guard headerSize <= 64 << 10 else { return 0 }
        let text = String(decoding: line, as: UTF8.self)
        if let colon = text.firstIndex(of: ":") {
            let value = text[text.index(after: colon)...].drop { $0 == " " }.prefix {
                $0 != "\r\n" && $0 != "\r" && $0 != "\n"
            }
            headers[text[..<colon].lowercased()] = String(value)
        }
        return line.count
    }
}
