import CCurl
import Glibc

/// A libcurl handle with its connections; used by one thread at a time.
struct CurlHandle: ~Copyable {
    private let easy: UnsafeMutableRawPointer
    /// A transfer of a multi handle can be stopped while it waits; `curl_easy_perform` looks only once a second.
    private let multi: UnsafeMutableRawPointer
    private let headers: UnsafeMutablePointer<curl_slist>?

    init?() {
        guard Self.isReady == CURLE_OK, let easy = curl_easy_init() else { return nil }
        guard let multi = curl_multi_init() else {
            curl_easy_cleanup(easy)
            return nil
        }
        var list = curl_slist_append(nil, "Content-Type: application/json; charset=utf-8")
        // chromedriver keeps a connection open only when asked to.
        list = curl_slist_append(list, "Connection: keep-alive")
        // Without this, libcurl waits a second for a 100 Continue that chromedriver never sends.
        list = curl_slist_append(list, "Expect:")
        self.easy = easy
        self.multi = multi
        headers = list
    }

    deinit {
        curl_multi_cleanup(multi)
        curl_easy_cleanup(easy)
        curl_slist_free_all(headers)
    }

    private static let isReady = ccurl_global_init()

    /// Blocks until the exchange has ended, or `stop` is raised.
    ///
    /// - Returns: the HTTP status; the bytes are in `received`.
    borrowing func perform(_ exchange: Exchange, _ received: Received, _ stop: Stop) throws(TransportFailure) -> Int {
        configure(exchange, received)
        let code = exchange.body.withUnsafeBytes { body in
            // A method without a body must not become a POST with an empty one.
            if exchange.method == "POST" {
                _ = ccurl_setopt_body(easy, body.baseAddress ?? UnsafeRawPointer(multi), curl_off_t(body.count))
            }
            return transfer(stop)
        }
        guard let code else { throw .cancelled }
        guard code == CURLE_OK else { throw failure(code, received) }
        return ccurl_getinfo_long(easy, CURLINFO_RESPONSE_CODE)
    }

    /// The transfer's code; nil when it was stopped.
    private borrowing func transfer(_ stop: Stop) -> CURLcode? {
        curl_multi_add_handle(multi, easy)
        defer { curl_multi_remove_handle(multi, easy) }
        var wake = curl_waitfd(fd: stop.descriptor, events: Int16(CURL_WAIT_POLLIN), revents: 0)
        var running: Int32 = 0
        while curl_multi_perform(multi, &running) == CURLM_OK {
            if running == 0 {
                var code = CURLE_OK
                return ccurl_multi_result(multi, &code) == 0 ? code : CURLE_FAILED_INIT
            }
            if stop.isRaised { return nil }
            curl_multi_poll(multi, &wake, 1, 1000, nil)
        }
        return CURLE_RECV_ERROR
    }

    private borrowing func configure(_ exchange: Exchange, _ received: Received) {
        curl_easy_reset(easy)
        _ = ccurl_setopt_string(easy, CURLOPT_URL, exchange.url)
        _ = ccurl_setopt_string(easy, CURLOPT_CUSTOMREQUEST, exchange.method)
        _ = ccurl_setopt_headers(easy, headers)
        _ = ccurl_setopt_long(easy, CURLOPT_NOSIGNAL, 1)
        _ = ccurl_setopt_long(easy, CURLOPT_TCP_NODELAY, 1)
        // No proxy of the environment stands between us and a driver.
        _ = ccurl_setopt_string(easy, CURLOPT_PROXY, "")
        _ = ccurl_setopt_string(easy, CURLOPT_NOPROXY, "*")
        _ = ccurl_setopt_string(easy, CURLOPT_PROTOCOLS_STR, "http,https")
        _ = ccurl_setopt_long(easy, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1)
        _ = ccurl_setopt_long(easy, CURLOPT_FOLLOWLOCATION, 0)
        _ = ccurl_setopt_long(easy, CURLOPT_TIMEOUT_MS, exchange.deadline.wholeMilliseconds)
        if let access = exchange.access { grant(access) }
        let fresh = exchange.mayReuseConnection ? 0 : 1
        _ = ccurl_setopt_long(easy, CURLOPT_FRESH_CONNECT, fresh)
        _ = ccurl_setopt_long(easy, CURLOPT_FORBID_REUSE, fresh)
        _ = ccurl_setopt_write(
            easy,
            { bytes, size, count, context in
                guard let bytes, let context else { return 0 }
                let received = Unmanaged<Received>.fromOpaque(context).takeUnretainedValue()
                return received.take(UnsafeRawBufferPointer(start: bytes, count: size * count))
            }, Unmanaged.passUnretained(received).toOpaque())
    }

    private borrowing func grant(_ access: Access) {
        if let credentials = access.credentials {
            // Basic is what libcurl does unasked, and at once: asked first, a request would be sent twice.
            _ = ccurl_setopt_string(easy, CURLOPT_USERNAME, credentials.user.reveal())
            _ = ccurl_setopt_string(easy, CURLOPT_PASSWORD, credentials.password.reveal())
        }
        if let file = access.authorities { _ = ccurl_setopt_string(easy, CURLOPT_CAINFO, file) }
    }

    private static let beforeSending: Set<UInt32> = [
        CURLE_COULDNT_CONNECT.rawValue, CURLE_COULDNT_RESOLVE_HOST.rawValue, CURLE_URL_MALFORMAT.rawValue,
        CURLE_UNSUPPORTED_PROTOCOL.rawValue, CURLE_FAILED_INIT.rawValue,
    ]

    private borrowing func failure(_ code: CURLcode, _ received: Received) -> TransportFailure {
        let words = String(cString: curl_easy_strerror(code))
        let isUnsent = ccurl_getinfo_long(easy, CURLINFO_REQUEST_SIZE) == 0
        return switch code {
        case _ where isUnsent && Self.beforeSending.contains(code.rawValue): .notSent(words)
        case CURLE_OPERATION_TIMEDOUT: .deadline
        case CURLE_WRITE_ERROR where received.isTooLarge: .tooLarge
        case CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL, CURLE_PARTIAL_FILE: .malformed(words)
        default: .unknown(words)
        }
    }
}

extension Duration {
    /// Rounded up: a deadline of less than a millisecond is still one.
    var wholeMilliseconds: Int {
        let (seconds, attoseconds) = components
        return max(1, Int(seconds) * 1000 + Int((attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000))
    }
}
