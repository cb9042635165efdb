import Foundation
import Glibc

@testable import WebDriver

/// A Kerberos realm on loopback: MIT's KDC, a person's ticket, and Apache, which lets nobody in without one (RFC 4559).
struct KerberosRealm {
    private static let realm = "COUNTERSIGN.TEST"
    private let folder: String
    private let configuration: [String: String]
    /// The page behind the sign-in; it shows who came.
    let url: String

    /// Runs a body with a realm, in a process of its own only: libkrb5 is told by the environment where its files are.
    static func with(in folder: String, _ body: (KerberosRealm) async throws -> Void) async throws {
        let (realm, servers) = try await started(in: folder)
        defer { servers.forEach(Tool.end) }
        try await body(realm)
    }

    /// Another program may take a port that was free a moment ago: then once more, on others.
    private static func started(in folder: String) async throws -> (KerberosRealm, servers: [Process]) {
        for attempt in ["first", "second"] {
            if let started = try? await start(in: "\(folder)/\(attempt)") { return started }
        }
        return try await start(in: "\(folder)/last")
    }

    private static func start(in folder: String) async throws -> (KerberosRealm, servers: [Process]) {
        let (kdcPort, webPort) = (try LoopbackPort.free(), try LoopbackPort.free())
        let realm = KerberosRealm(folder: folder, webPort: webPort)
        try realm.writeFiles(kdcPort, webPort)
        for (name, value) in realm.configuration { setenv(name, value, 1) }
        try realm.fill()
        let kdc = try await Tool.serve("/usr/sbin/krb5kdc", ["-n"])
        do {
            try Tool.run("/usr/bin/kinit", ["ops.engineer"], input: "s3cret\n")
            return (realm, [kdc, try await Tool.serve("/usr/sbin/apache2", ["-X", "-f", "\(folder)/httpd.conf"])])
        } catch {
            Tool.end(kdc)
            throw error
        }
    }

    private init(folder: String, webPort: Int) {
        self.folder = folder
        url = "http://localhost:\(webPort)/index.html"
        configuration = [
            "KRB5_CONFIG": "\(folder)/krb5.conf", "KRB5_KDC_PROFILE": "\(folder)/kdc.conf",
            "KRB5CCNAME": "FILE:\(folder)/tickets",
        ]
    }

    /// How many tickets for the web server the KDC has given.
    var served: Int {
        let log = (try? String(contentsOfFile: "\(folder)/kdc.log", encoding: .utf8)) ?? ""
        return log.split(separator: "\n").count { $0.contains("TGS_REQ") && $0.contains("HTTP/localhost") }
    }

    /// A person, the web server, and the server's key in a file of its own.
    private func fill() throws {
        try Tool.run("/usr/sbin/kdb5_util", ["create", "-s", "-P", "master"])
        for request in [
            "addprinc -pw s3cret ops.engineer", "addprinc -randkey HTTP/localhost",
            "ktadd -k \(folder)/keytab HTTP/localhost",
        ] { try Tool.run("/usr/sbin/kadmin.local", ["-q", request]) }
    }

    private func writeFiles(_ kdcPort: Int, _ webPort: Int) throws {
        try FileManager.default.createDirectory(atPath: "\(folder)/pages", withIntermediateDirectories: true)
        try write(
            """
            [libdefaults]
                default_realm = \(Self.realm)
                dns_lookup_kdc = false
                dns_lookup_realm = false
                dns_canonicalize_hostname = false
                rdns = false
            [realms]
                \(Self.realm) = {
                    kdc = 127.0.0.1:\(kdcPort)
                }
            """, "krb5.conf")
        try write(
            """
            [kdcdefaults]
                kdc_listen = 127.0.0.1:\(kdcPort)
                kdc_tcp_listen = 127.0.0.1:\(kdcPort)
            [realms]
                \(Self.realm) = {
                    database_name = \(folder)/principal
                    key_stash_file = \(folder)/stash
                    acl_file = \(folder)/acl
                }
            [logging]
                kdc = FILE:\(folder)/kdc.log
            """, "kdc.conf")
        let page = #"<!doctype html><title>signed in</title><p id=who><!--#echo var="REMOTE_USER" --></p>"#
        try write(page, "pages/index.html")
        try write(webConfiguration(webPort), "httpd.conf")
    }

    private func webConfiguration(_ port: Int) -> String {
        let modules = [
            "mpm_event", "authn_core", "authz_core", "authz_user", "auth_gssapi", "include", "mime", "filter",
        ]
        let loading = modules.map { "LoadModule \($0)_module /usr/lib/apache2/modules/mod_\($0).so" }
        return loading.joined(separator: "\n") + """

            ServerName localhost
            ServerRoot \(folder)
            PidFile \(folder)/httpd.pid
            Listen 127.0.0.1:\(port)
            TypesConfig /dev/null
            ErrorLog \(folder)/error.log
            DocumentRoot \(folder)/pages
            <Directory \(folder)/pages>
                Options +Includes
                AddType text/html .html
                AddOutputFilter INCLUDES .html
                AuthType GSSAPI
                AuthName portal
                GssapiCredStore keytab:\(folder)/keytab
                Require valid-user
            </Directory>

            """
    }

    private func write(_ text: String, _ name: String) throws {
        try Data((text + "\n").utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
    }
}
