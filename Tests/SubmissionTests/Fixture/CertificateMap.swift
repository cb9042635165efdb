/// The staging portal's map, but that it promises a certificate where the portal offers none.
struct CertificateMap: Sendable {
    private let map = ChangedMap()
    let path: String

    init() throws {
        let certificate = "  certificate: { css: h1, extendedKeyUsages: [{ value: 1.3.6.1.5.5.7.3.3 }] }\n"
        path = try map.make { try $0.changed([("\nconfirmation:\n", "\nconfirmation:\n" + certificate)]) }
    }

    func remove() { map.remove() }
}
