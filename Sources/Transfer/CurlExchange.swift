import CCurl
import Foundation

/// One exchange on a handle of its own.
final class CurlExchange {
    private static let isReady = ccurl_global_init()
    private static let most = 64 << 20

    private let operation: String
    private let easy: UnsafeMutableRawPointer
    private var lists: [UnsafeMutablePointer<curl_slist>] = []
    private var outgoing: [UInt8] = []
    private var sent = 0
    fileprivate(set) var received: [UInt8] = []
    fileprivate(set) var headers: [String: String] = [:]

    init(_ operation: String) throws(TransferError) {
        guard Self.isReady == CURLE_OK, let easy = curl_easy_init() else {
            throw TransferError(operation: operation, reason: "libcurl has no memory")
        }
        self.operation = operation
        self.easy = easy
    }

    deinit {
        curl_easy_cleanup(easy)
        lists.forEach { curl_slist_free_all($0) }
    }

    func ask(_ request: WebRequest) {
        limit(to: request.url, protocols: "https,http", patience: request.patience, trusting: request.authorities)
        set(CURLOPT_CUSTOMREQUEST, request.method)
        if request.method == "HEAD" { set(CURLOPT_NOBODY, 1) }
        let fields = request.headers.map { "\($0.name): \($0.value)" }
        // A header that is only taken away would be signed by libcurl 7.88 all the same, and not sent.
        let isSigned = request.key != nil
        add(fields + (request.body == nil || isSigned ? [] : ["Expect:"]), as: CURLOPT_HTTPHEADER)
        if let body = request.body { take(body) }
        if let key = request.key {
            set(CURLOPT_AWS_SIGV4, "aws:amz:\(key.region):s3")
            set(CURLOPT_USERNAME, key.id)
            set(CURLOPT_PASSWORD, key.secret)
        }
    }

    func hand(_ mail: Mail, to server: MailServer, isInTheClear: Bool) {
        limit(to: server.url, protocols: "smtp,smtps", patience: 30, trusting: server.authorities)
        if !isInTheClear { set(CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue)) }
        set(CURLOPT_MAIL_FROM, "<\(mail.from)>")
        add(mail.to.map { "<\($0)>" }, as: CURLOPT_MAIL_RCPT)
        if let login = server.login {
            set(CURLOPT_USERNAME, login.name)
            set(CURLOPT_PASSWORD, login.password)
        }
        set(CURLOPT_UPLOAD, 1)
        outgoing = mail.message(at: Date())
        _ = ccurl_setopt_read(
            easy, { CurlExchange.give($0, $1 * $2, to: $3) }, Unmanaged.passUnretained(self).toOpaque())
    }

    /// - Returns: the server's last status.
    func perform() throws(TransferError) -> Int {
        let own = Unmanaged.passUnretained(self).toOpaque()
        _ = ccurl_setopt_write(easy, { CurlExchange.take($0, $1 * $2, for: $3) }, own)
        _ = ccurl_setopt_header(easy, { CurlExchange.note($0, $1 * $2, for: $3) }, own)
        let code = curl_easy_perform(easy)
        guard code == CURLE_OK else {
            throw TransferError(operation: operation, reason: String(cString: curl_easy_strerror(code)))
        }
        return ccurl_getinfo_long(easy, CURLINFO_RESPONSE_CODE)
    }

    private func limit(to url: String, protocols: String, patience: Int, trusting authorities: String?) {
        set(CURLOPT_URL, url)
        set(CURLOPT_PROTOCOLS_STR, protocols)
        set(CURLOPT_NOSIGNAL, 1)
        set(CURLOPT_FOLLOWLOCATION, 0)
        set(CURLOPT_CONNECTTIMEOUT, 10)
        set(CURLOPT_TIMEOUT, patience)
        if let authorities { set(CURLOPT_CAINFO, authorities) }
    }

    private func take(_ body: [UInt8]) {
        _ = body.withUnsafeBytes { bytes in
            // Set before the fields, so that libcurl copies them.
            _ = ccurl_setopt_body(easy, nil, curl_off_t(bytes.count))
            return ccurl_setopt_copied(easy, bytes.baseAddress ?? UnsafeRawPointer(easy))
        }
    }

    private func set(_ option: CURLoption, _ text: String) { _ = ccurl_setopt_string(easy, option, text) }

    private func set(_ option: CURLoption, _ number: Int) { _ = ccurl_setopt_long(easy, option, number) }

    private func add(_ lines: [String], as option: CURLoption) {
        var list: UnsafeMutablePointer<curl_slist>?
        for line in lines { list = curl_slist_append(list, line) }
        guard let list else { return }
        lists.append(list)
        _ = ccurl_setopt_list(easy, option, list)
    }
}

extension CurlExchange {
    private static func owner(_ context: UnsafeMutableRawPointer?) -> CurlExchange? {
        context.map { Unmanaged<CurlExchange>.fromOpaque($0).takeUnretainedValue() }
    }

    private static func give(
        _ bytes: UnsafeMutablePointer<CChar>?, _ room: Int, to context: UnsafeMutableRawPointer?
    ) -> Int {
        guard let own = owner(context), let bytes else { return 0 }
        let count = min(room, own.outgoing.count - own.sent)
        let room = UnsafeMutableRawBufferPointer(start: bytes, count: count)
        room.copyBytes(from: own.outgoing[own.sent..<own.sent + count])
        own.sent += count
        return count
    }

    private static func take(
        _ bytes: UnsafeMutablePointer<CChar>?, _ count: Int, for context: UnsafeMutableRawPointer?
    ) -> Int {
        guard let own = owner(context), let bytes, own.received.count + count <= most else { return 0 }
        own.received += UnsafeRawBufferPointer(start: bytes, count: count)
        return count
    }

    private static func note(
        _ bytes: UnsafeMutablePointer<CChar>?, _ count: Int, for context: UnsafeMutableRawPointer?
    ) -> Int {
        guard let own = owner(context), let bytes else { return 0 }
        let line = String(decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self)
        if let colon = line.firstIndex(of: ":") {
            let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespacesAndNewlines)
            own.headers[line[..<colon].lowercased()] = value
        }
        return count
    }
}
