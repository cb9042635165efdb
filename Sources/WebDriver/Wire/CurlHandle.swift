import CCurl
import Glibc

/// A libcurl handle with its connections; used by one thread at a time, and for one exchange.
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

    /// Ends the waiting of ``end(_:isGivenUp:)`` from another thread.
    var waker: Waker { Waker(multi: multi) }

    /// Begins an exchange and sends what can be sent without waiting; ``end(_:isGivenUp:)`` has to follow.
    borrowing func begin(_ flight: Flight) {
        configure(flight.exchange, flight.received, flight.sendings)
        let body = flight.exchange.body.pointer
        // A method without a body must not become a POST with an empty one.
        if flight.exchange.method == "POST" {
            _ = ccurl_setopt_body(easy, body.baseAddress ?? UnsafeRawPointer(multi), curl_off_t(body.count))
        }
        curl_multi_add_handle(multi, easy)
        advance(flight)
    }

    /// Blocks until an exchange that was begun has ended, or its turn is given up.
    ///
    /// - Returns: the HTTP status; the bytes are in `flight.received`.
    borrowing func end(_ flight: Flight, isGivenUp: () -> Bool) throws(TransportFailure) -> Int {
        let code = outcome(of: flight, isGivenUp)
        // Closes a connection on which an answer is still to come: it is not taken for that of the next command.
        curl_multi_remove_handle(multi, easy)
        guard let code else { throw .cancelled }
        guard code == CURLE_OK else { throw CurlFailure.reason(code, flight.received, flight.sendings) }
        return ccurl_getinfo_long(easy, CURLINFO_RESPONSE_CODE)
    }

    /// The transfer's code; nil when it was given up.
    private borrowing func outcome(of flight: Flight, _ isGivenUp: () -> Bool) -> CURLcode? {
        while let running = flight.running {
            if running == 0 {
                var code = CURLE_OK
                return ccurl_multi_result(multi, &code) == 0 ? code : CURLE_FAILED_INIT
            }
            if isGivenUp() { return nil }
            curl_multi_poll(multi, nil, 0, 1000, nil)
            advance(flight)
        }
        return CURLE_RECV_ERROR
    }

    private borrowing func advance(_ flight: Flight) {
        var running: Int32 = 0
        flight.running = curl_multi_perform(multi, &running) == CURLM_OK ? running : nil
    }

    private borrowing func configure(_ exchange: Exchange, _ received: Received, _ sendings: Sendings) {
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
        guardConnection(sendings)
        collect(received)
    }

    private borrowing func grant(_ access: Access) {
        if let credentials = access.credentials {
            // Basic is what libcurl does unasked, and at once: asked first, a request would be sent twice.
            _ = ccurl_setopt_string(easy, CURLOPT_USERNAME, credentials.user.reveal())
            _ = ccurl_setopt_string(easy, CURLOPT_PASSWORD, credentials.password.reveal())
        }
        if let file = access.authorities {
            _ = ccurl_setopt_string(easy, CURLOPT_CAINFO, file)
            _ = ccurl_setopt_string(easy, CURLOPT_CAPATH, nil)
        }
    }

    private borrowing func guardConnection(_ sendings: Sendings) {
        // An idle connection may be closed just as it is used; what was sent on it then is of unknown outcome.
        _ = ccurl_setopt_long(easy, CURLOPT_MAXAGE_CONN, 30)
        let code = ccurl_setopt_before_sending(
            easy,
            { context, _, _, _, _ in
                guard let context else { return CURL_PREREQFUNC_ABORT }
                let sendings = Unmanaged<Sendings>.fromOpaque(context).takeUnretainedValue()
                return sendings.admitsOneMore() ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
            }, Unmanaged.passUnretained(sendings).toOpaque())
        // A libcurl that does not ask gets no connection on which it would send again.
        let fresh = code == CURLE_OK ? 0 : 1
        _ = ccurl_setopt_long(easy, CURLOPT_FRESH_CONNECT, fresh)
        _ = ccurl_setopt_long(easy, CURLOPT_FORBID_REUSE, fresh)
    }

    private borrowing func collect(_ received: Received) {
        let context = Unmanaged.passUnretained(received).toOpaque()
        _ = ccurl_setopt_write(
            easy,
            { bytes, size, count, context in
                guard let bytes, let context else { return 0 }
                let received = Unmanaged<Received>.fromOpaque(context).takeUnretainedValue()
                return received.take(UnsafeRawBufferPointer(start: bytes, count: size * count))
            }, context)
        _ = ccurl_setopt_header(
            easy,
            { _, size, count, context in
                guard let context else { return 0 }
                return Unmanaged<Received>.fromOpaque(context).takeUnretainedValue().takeHeader(size * count)
            }, context)
    }
}

/// Wakes a thread that waits in libcurl; only while its handle lives.
struct Waker: @unchecked Sendable {
    // libcurl allows this one call from any thread.
    fileprivate let multi: UnsafeMutableRawPointer

    func wake() {
        curl_multi_wakeup(multi)
    }
}
