import COpenSSL

// OpenSSL queues its reasons a thread: cleared before a call, drained right behind it, and nothing awaits between.

/// Passes where OpenSSL reported success.
func check(_ succeeded: Bool, _ operation: String) throws(PKIError) {
    guard succeeded else { throw PKIError.queued(operation) }
}

extension PKIError {
    /// The error that OpenSSL has queued on this thread; the queue is empty afterwards.
    static func queued(_ operation: String) -> PKIError {
        var reasons: [String] = []
        var data: UnsafePointer<CChar>?
        while case let code = ERR_get_error_all(nil, nil, nil, &data, nil), code != 0 {
            var reason = ERR_reason_error_string(code).map { String(cString: $0) } ?? "OpenSSL error \(code)"
            // Only what a chain's check found: other details may repeat what was read.
            if let detail = data.map({ String(cString: $0) }), detail.hasPrefix("Verify error:") {
                reason += ", \(detail)"
            }
            if reasons.last != reason { reasons.append(reason) }
        }
        return PKIError(operation: operation, reasons: reasons.isEmpty ? ["OpenSSL gave no reason"] : reasons)
    }
}
