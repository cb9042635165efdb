import Foundation
import PKI
import Testing

/// A real timestamp authority on loopback: `openssl ts` behind HTTP (Tests/Servers/timestamp-authority.py).
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
    let url: String
    private var process: Int32

    init(_ oddity: Oddity = .none) throws {
        places = try TemporaryFolder()
        let odd = oddity == .ahead ? ["--clock=+1h"] : ["--oddity", oddity.rawValue]
        let started = try Tool.run(["python3", Self.script, "--detach"] + odd, in: places.path)
        let numbers = started.output.split(separator: " ").compactMap { Int32($0.trimmingCharacters(in: .newlines)) }
        try #require(numbers.count == 2, "\(started.output)")
        url = "http://127.0.0.1:\(numbers[0])/stamp"
        process = numbers[1]
        certificate = try Certificate(Array(Data(contentsOf: URL(filePath: places.file("tsa.pem")))))
    }

    deinit { stop() }

    var authority: TimestampAuthority { TimestampAuthority(url: url, anchors: [certificate]) }

    func stop() {
        if process > 0 { kill(process, SIGKILL) }
        process = 0
    }

    private static let script = URL(filePath: #filePath)
        .appending(path: "../../Servers/timestamp-authority.py").standardizedFileURL.path
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
