import Foundation
import Glibc

/// A SoftHSM token with a key made in it and a certificate of an authority.
struct TestToken {
    static let library = "/usr/lib/softhsm/libsofthsm2.so"
    /// The variable by which SoftHSM finds its tokens; set for this whole process by ``make(in:authority:pin:)``.
    static let variable = "SOFTHSM2_CONF"

    /// Makes the token, in a process of its own only: SoftHSM is told by the environment where its tokens are.
    static func make(in folder: String, authority: TestAuthority, pin: String) throws {
        let (store, configuration) = ("\(folder)/store", "\(folder)/softhsm2.conf")
        for path in ["\(folder)/tokens", store] {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        }
        try write("directories.tokendir = \(folder)/tokens\n", configuration)
        setenv(variable, configuration, 1)
        try Tool.run(
            "/usr/bin/softhsm2-util",
            ["--init-token", "--free", "--label", "operator", "--pin", pin, "--so-pin", "13579246"])
        try write(pin, "\(folder)/pin")
        try write(UUID().uuidString + UUID().uuidString, "\(folder)/noise")
        let database = ["-d", "sql:\(store)"]
        let token = database + ["-h", "operator", "-f", "\(folder)/pin"]
        try Tool.run("/usr/bin/certutil", database + ["-N", "--empty-password"])
        try Tool.run(
            "/usr/bin/modutil", ["-dbdir", "sql:\(store)", "-add", "token", "-libfile", library, "-force"])
        // The key never leaves the token: it is made there, and only its request comes out.
        try Tool.run(
            "/usr/bin/certutil",
            ["-R"] + token + [
                "-k", "ec", "-q", "nistp256", "-s", "CN=ops.engineer", "-z", "\(folder)/noise", "-o",
                "\(folder)/operator.csr",
            ])
        try authority.sign("\(folder)/operator.csr", as: "operator", extension: "extendedKeyUsage=clientAuth")
        try Tool.run(
            "/usr/bin/certutil",
            ["-A"] + token + ["-n", "operator", "-t", ",,", "-i", "\(authority.folder)/operator.pem"])
    }

    private static func write(_ text: String, _ path: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }
}
