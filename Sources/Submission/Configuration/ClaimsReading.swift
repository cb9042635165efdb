import PostgreSQL

extension ConfigurationReading {
    /// Where several machines share their claims.
    func claims(_ fields: ObjectReader) -> SharedClaimsConfiguration {
        fields.object("postgresql") { server in
            let host = server.text("host")
            let tls = server.optionalObject("tls", tls) ?? TLSFiles(mode: .verifyFull)
            if tls.mode == .none, !ServerAddress.isLocal(host) {
                server.problem(
                    with: "tls", expected: "verify-full or verify-ca: \(host) is another machine", found: "disable")
            }
            return SharedClaimsConfiguration(
                host: host, port: Int(server.integer("port", in: 1...65_535, otherwise: 5432)),
                database: server.text("database"), user: server.text("user"),
                password: server.optionalObject("password") { source($0, mayBeValue: false) },
                protection: tls.mode, authorities: tls.authorities, certificate: tls.certificate, key: tls.key,
                deadline: server.duration("deadline", otherwise: 2000))
        }
    }

    private func tls(_ fields: ObjectReader) -> TLSFiles {
        let known = ServerAddress.Protection.allCases.map(\.rawValue)
        let mode =
            fields.has("mode")
            ? fields.text("mode", "one of \(known.joined(separator: ", "))") { known.contains($0) }
            : fields.absent("mode") ?? "verify-full"
        return TLSFiles(
            mode: ServerAddress.Protection(rawValue: mode) ?? .verifyFull,
            authorities: optionalPath(fields, "authorities"), certificate: optionalPath(fields, "certificate"),
            key: optionalPath(fields, "key"))
    }

    private struct TLSFiles {
        var mode: ServerAddress.Protection
        var authorities: String?
        var certificate: String?
        var key: String?
    }
}
