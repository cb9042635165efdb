import Foundation
import PKI
import Testing

/// A root, an authority below it, the lists of both, and a responder of the latter (`openssl ocsp`), over HTTP on loopback.
final class LocalCA {
    let places: TemporaryFolder
    private let port: Int
    private var process: Int32

    init() throws {
        places = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: places.file("web"), withIntermediateDirectories: true)
        let started = try Tool.run(["python3", "-c", Self.server, places.file("web")], in: places.path)
        let numbers = started.output.split(separator: " ").compactMap { Int32($0.trimmingCharacters(in: .newlines)) }
        try #require(numbers.count == 2, "\(started.output)")
        (port, process) = (Int(numbers[0]), numbers[1])
        try shell(
            """
            openssl req -x509 \(Self.newKey) -keyout root.key -out root.pem -days 3650 -subj '/CN=Harbour Root' \
                -addext 'keyUsage=critical,keyCertSign,cRLSign'
            openssl x509 -in root.pem -outform DER -out web/root.der
            touch root.index inter.index; echo 01 >root.number; echo 01 >inter.number
            for name in root inter; do printf '%s\\n' "[$name]" "database=$name.index" "crlnumber=$name.number" \
                default_md=sha256 default_crl_days=30 >>ca.cnf; done
            """)
        try issue(
            "inter", "/CN=Harbour Persons", by: "root",
            more: "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign")
        try shell("openssl x509 -in inter.pem -outform DER -out web/inter.der")
        try publish("root")
        try publish("inter")
        _ = try person("responder", serial: 11, more: "extendedKeyUsage=OCSPSigning\nnoCheck=ignored")
        try respond()
    }

    deinit { stop() }

    /// Nobody answers from here on.
    func stop() {
        if process > 0 { kill(process, SIGKILL) }
        process = 0
    }

    /// Where the responder answers.
    var responder: String { "http://127.0.0.1:\(port)/responder" }

    /// A person's certificate, and its key; it names the authority's list, and a responder, as told.
    func person(
        _ name: String, serial: Int, isListed: Bool = true, responder: String? = nil, by issuer: String = "inter",
        more: String = ""
    ) throws -> (key: PrivateKey, certificate: Certificate) {
        try issue(
            name, "/CN=\(name)", by: issuer, serial: serial, isListed: isListed, responder: responder,
            more: "keyUsage=critical,digitalSignature\n\(more)")
        let key = try Data(contentsOf: URL(filePath: places.file("\(name).key")))
        let certificate = try Data(contentsOf: URL(filePath: places.file("\(name).pem")))
        return (try PrivateKey(pem: Array(key), passphrase: nil), try Certificate(Array(certificate)))
    }

    /// The authority says that `serial` was revoked `seconds` from now, and publishes it.
    func revoke(serial: Int, in seconds: Int) throws {
        try Data(Self.revoked(serial, in: seconds).utf8).write(to: URL(filePath: places.file("inter.index")))
        try publish("inter")
    }

    /// The responder knows the signer (20) and the approver (21), says what `line` says of 20, and answers by `script`.
    ///
    /// The script finds the question in $1, and leaves its answer in $2.
    func respond(_ script: String = LocalCA.answer(), saying line: String = LocalCA.known(20)) throws {
        try Data((line + Self.known(21)).utf8).write(to: URL(filePath: places.file("responder.index")))
        try Data(script.utf8).write(to: URL(filePath: places.file("responder.sh")))
    }

    /// One answer of the responder's.
    static func answer(
        by signer: String = "responder", clock: String = "", question: String = "$1", _ options: String = "-ndays 1"
    ) -> String {
        """
        \(clock) openssl ocsp -index responder.index -CA inter.pem -rsigner \(signer).pem -rkey \(signer).key \
            \(options) -reqin "\(question)" -respout "$2"
        """
    }

    static func known(_ serial: Int) -> String { "V\t360101000000Z\t\t\(serial)\tunknown\t/CN=somebody \(serial)\n" }

    static func revoked(_ serial: Int, in seconds: Int) -> String {
        let date = Date(timeIntervalSinceNow: Double(seconds))
        let text = date.formatted(
            Date.ISO8601FormatStyle().year().month().day().time(includingFractionalSeconds: false))
        let time = text.filter(\.isNumber).dropFirst(2)
        return "R\t360101000000Z\t\(time)Z\t\(serial)\tunknown\t/CN=somebody \(serial)\n"
    }

    private func publish(_ name: String) throws {
        try shell(
            """
            openssl ca -gencrl -config ca.cnf -name \(name) -keyfile \(name).key -cert \(name).pem -out \(name).crl
            openssl crl -in \(name).crl -outform DER -out web/\(name).crl
            """)
    }

    private func issue(
        _ name: String, _ subject: String, by issuer: String, serial: Int = 10, isListed: Bool = true,
        responder: String? = nil, more: String
    ) throws {
        let place = "http://127.0.0.1:\(port)/\(issuer)"
        let extensions = """
            \(more)
            \(isListed ? "crlDistributionPoints=URI:\(place).crl" : "")
            authorityInfoAccess=caIssuers;URI:\(place).der\(responder.map { ",OCSP;URI:\($0)" } ?? "")

            """
        try Data(extensions.utf8).write(to: URL(filePath: places.file("\(name).ext")))
        try shell(
            """
            openssl req -new \(Self.newKey) -keyout \(name).key -out \(name).req -subj '\(subject)'
            openssl x509 -req -in \(name).req -CA \(issuer).pem -CAkey \(issuer).key -set_serial 0x\(serial) -days 365 \
                -extfile \(name).ext -out \(name).pem
            """)
    }

    private func shell(_ script: String) throws {
        let run = try Tool.run(["sh", "-ec", script], in: places.path)
        try #require(run.status == 0, "\(run.output)")
    }

    private static let newKey = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"

    /// Leaves this process's family: Foundation waits for a child's end by what the child inherits.
    private static let server = """
        import functools, http.server, os, subprocess, sys, tempfile
        class Handler(http.server.SimpleHTTPRequestHandler):
            def do_POST(self):
                with tempfile.TemporaryDirectory() as folder:
                    question, answer = folder + "/question", folder + "/answer"
                    open(question, "wb").write(self.rfile.read(int(self.headers["Content-Length"])))
                    subprocess.run(["sh", "responder.sh", question, answer], cwd=sys.argv[1] + "/..")
                    body = open(answer, "rb").read()
                self.send_response(200)
                self.send_header("Content-Type", "application/ocsp-response")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
        handler = functools.partial(Handler, directory=sys.argv[1])
        server = http.server.HTTPServer(("127.0.0.1", 0), handler)
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
        server.timeout = 600
        server.handle_timeout = lambda: os._exit(0)
        while True: server.handle_request()
        """
}
