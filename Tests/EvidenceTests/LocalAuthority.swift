import Foundation
import PKI
import Testing

/// A real timestamp authority on loopback: `openssl ts` behind a few lines of HTTP.
final class LocalAuthority {
    /// What is odd about it.
    enum Oddity: String, Sendable {
        case none
        /// It stamps what it was asked for, without the number used once.
        case forgetfulOfNonce
        case refusing
        case chatty
        /// Its clock is an hour ahead.
        case ahead
    }

    let places: TemporaryFolder
    let certificate: Certificate
    private var process: Int32 = 0
    private(set) var url = ""

    init(_ oddity: Oddity = .none) throws {
        places = try TemporaryFolder()
        try Data(Self.configuration.utf8).write(to: URL(filePath: places.file("ts.cnf")))
        try Data("01\n".utf8).write(to: URL(filePath: places.file("serial")))
        let made = try Tool.run(
            [
                "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout",
                "tsa.key", "-out", "tsa.pem", "-days", "30", "-subj", "/CN=Local Time", "-addext",
                "extendedKeyUsage=critical,timeStamping",
            ], in: places.path)
        try #require(made.status == 0, "\(made.output)")
        certificate = try Certificate(Array(Data(contentsOf: URL(filePath: places.file("tsa.pem")))))
        try start(oddity)
    }

    deinit { stop() }

    var authority: TimestampAuthority { TimestampAuthority(url: url, anchors: [certificate]) }

    func stop() {
        if process > 0 { kill(process, SIGKILL) }
        process = 0
    }

    /// The server leaves this process's family: Foundation waits for a child's end by what the child inherits.
    private func start(_ oddity: Oddity) throws {
        let started = try Tool.run(["python3", "-c", Self.server, oddity.rawValue], in: places.path)
        let numbers = started.output.split(separator: " ").compactMap { Int32($0.trimmingCharacters(in: .newlines)) }
        try #require(numbers.count == 2, "\(started.output)")
        url = "http://127.0.0.1:\(numbers[0])/stamp"
        process = numbers[1]
    }

    private static let server = """
        import http.server, os, subprocess, sys, threading
        oddity, lock = sys.argv[1], threading.Lock()
        class Authority(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                query = self.rfile.read(int(self.headers["Content-Length"]))
                assert self.headers["Content-Type"] == "application/timestamp-query"
                with lock:
                    open("query", "wb").write(query)
                    ask = ["openssl", "ts", "-reply", "-config", "ts.cnf", "-queryfile", "query"]
                    if oddity == "forgetfulOfNonce":
                        text = subprocess.run(["openssl", "ts", "-query", "-in", "query", "-text"], capture_output=True, text=True).stdout
                        rows = text.split("Message data:")[1].split("Policy OID")[0].strip().splitlines()
                        digest = "".join(row.split(" - ")[1].split("   ")[0].replace("-", "").replace(" ", "") for row in rows)
                        subprocess.run(["openssl", "ts", "-query", "-digest", digest, "-sha256", "-cert", "-no_nonce", "-out", "query"], check=True)
                    if oddity == "ahead": ask = ["faketime", "-f", "+1h"] + ask
                    answer = subprocess.run(ask, capture_output=True).stdout
                if oddity == "refusing":
                    return self.send_error(503)
                if oddity == "chatty":
                    answer = b"<html>" * 1000
                self.send_response(200)
                self.send_header("Content-Type", "application/timestamp-reply")
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)
        server = http.server.HTTPServer(("127.0.0.1", 0), Authority)
        child = os.fork()
        if child:
            print(server.server_port, child, flush=True)
            os._exit(0)
        os.setsid()
        for number in range(3): os.dup2(os.open(os.devnull, os.O_RDWR), number)
        for number in map(int, os.listdir("/proc/self/fd")):
            if number > 2 and number != server.fileno():
                try: os.close(number)
                except OSError: pass
        # Nobody asks any more: the test is over, however it ended.
        server.timeout = 600
        def idle(): os._exit(0)
        server.handle_timeout = idle
        while True: server.handle_request()
        """

    private static let configuration = """
        [tsa]
        default_tsa = own
        [own]
        serial = serial
        crypto_device = builtin
        signer_cert = tsa.pem
        certs = tsa.pem
        signer_key = tsa.key
        signer_digest = sha256
        default_policy = 1.3.6.1.4.1.99999.1
        digests = sha256, sha384, sha512
        accuracy = secs:1
        ordering = no
        tsa_name = yes
        ess_cert_id_chain = no
        ess_cert_id_alg = sha256

        """
}

extension LocalAuthority {
    /// The contents of a token, signed anew by a certificate of the same key with another usage or validity.
    func resigned(
        _ stamp: TimestampAnswer, usage: String, from: String, until: String
    ) throws -> (answer: TimestampAnswer, certificate: Certificate) {
        let folder = try TemporaryFolder()
        try Data(stamp.der).write(to: URL(filePath: folder.file("good.tsr")))
        let configuration = """
            [ca]
            default_ca = own
            [own]
            database = index
            serial = serial
            new_certs_dir = .
            default_md = sha256
            policy = any
            x509_extensions = extensions
            [any]
            commonName = supplied
            [extensions]
            \(usage)

            """
        try Data(configuration.utf8).write(to: URL(filePath: folder.file("ca.cnf")))
        let script = """
            set -e; touch index; echo 01 > serial; cp \(places.file("tsa.key")) key
            openssl req -new -key key -subj '/CN=Local Time' -out req
            openssl ca -config ca.cnf -selfsign -keyfile key -in req -startdate \(from) -enddate \(until) -batch \
                -notext -out cert
            openssl ts -reply -in good.tsr -token_out -out token
            openssl cms -verify -noverify -inform DER -in token -binary -out contents
            openssl cms -sign -binary -nodetach -econtent_type id-smime-ct-TSTInfo -cades -in contents -signer cert \
                -inkey key -outform DER -out forged
            openssl ts -reply -token_in -in forged -out forged.tsr
            """
        let made = try Tool.run(["sh", "-c", script], in: folder.path)
        try #require(made.status == 0, "\(made.output)")
        let answer = TimestampAnswer(der: Array(try Data(contentsOf: URL(filePath: folder.file("forged.tsr")))))
        return (answer, try Certificate(Array(Data(contentsOf: URL(filePath: folder.file("cert"))))))
    }
}
