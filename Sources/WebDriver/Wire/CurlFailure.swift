import CCurl

/// What a code of libcurl says of the request.
enum CurlFailure {
    static func reason(_ code: CURLcode, _ received: Received, _ sendings: Sendings) -> TransportFailure {
        let words = String(cString: curl_easy_strerror(code))
        return switch code {
        case _ where sendings.count == 0: .notSent(words)
        case CURLE_OPERATION_TIMEDOUT: .deadline
        case CURLE_WRITE_ERROR where received.isTooLarge: .tooLarge
        case CURLE_WRITE_ERROR where received.hasTooLargeHeader:
            .malformed("a header of more than \(Received.headerLimit) bytes")
        case CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL, CURLE_PARTIAL_FILE: .malformed(words)
        case CURLE_ABORTED_BY_CALLBACK: .unknown("the connection ended before the answer")
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
