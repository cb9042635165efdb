import PKI
import Testing

@Suite(.timeLimit(.minutes(10)))
struct KeyWeaknessTests {
    /// Moduli of 2048 bits by python, a name and a number in hexadecimal digits a line.
    private static let moduli = """
        import random
        random.seed(9)
        small = [p for p in range(2, 1 << 16) if all(p % d for d in range(2, int(p ** 0.5) + 1))]
        def rough(n): return all(n % p for p in small)
        def prime(n): return rough(n) and all(pow(a, n - 1, n) == 1 for a in (2, 3, 5))
        def next_prime(n):
            n |= 1
            while not prime(n): n += 2
            return n
        p = next_prime(random.getrandbits(1024) | 3 << 1022)
        q = next_prime(random.getrandbits(1024) | 3 << 1022)
        print("good", hex(p * q))
        print("close", hex(p * next_prime(p + 2)))
        print("square", hex(p * p))
        print("factor", hex(751 * next_prime(random.getrandbits(2038) | 3 << 2036)))
        print("even", hex(p * q + 1))
        m = 1
        for r in [r for r in small if 3 <= r <= 167]: m *= r
        k = pow(65537, 1234567, m)
        while True:
            n = k + m * random.getrandbits(2048 - m.bit_length())
            if n.bit_length() == 2048 and rough(n): break
        print("roca", hex(n))
        """

    private static let cases: [(modulus: String, exponent: String, weakness: String?)] = [
        ("good", "65537", nil), ("good", "3", "below 65537"), ("good", "65539", nil),
        ("good", "65538", "exponent is even"),
        ("good", "0x1\(String(repeating: "0", count: 63))01", "more than 256 bits"),
        ("close", "65537", "close to each other"), ("square", "65537", "close to each other"),
        ("factor", "65537", "751 divides its modulus"), ("even", "65537", "2 divides its modulus"),
        ("roca", "65537", "ROCA"),
    ]

    @Test func `keys that are known to be weak are recognised, and good ones pass`() throws {
        let bench = try Bench()
        try bench.write(Array(Self.moduli.utf8), to: "moduli.py")
        let made = try bench.run("python3", ["moduli.py"])
        try #require(made.status == 0, "\(made.errors)")
        let lines = made.text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        let moduli = Dictionary(lines.map { ($0[0], $0[1]) }) { first, _ in first }
        for example in Self.cases {
            let modulus = try #require(moduli[example.modulus])
            try bench.write(Array(Self.configuration(modulus, example.exponent).utf8), to: "request.cnf")
            try bench.openssl("asn1parse", "-genconf", "request.cnf", "-noout", "-out", "request.der")
            let found = try CertificateSigningRequest(bench.read("request.der")).weaknesses
            if let weakness = example.weakness {
                #expect(found.contains { $0.contains(weakness) }, "\(example.modulus) \(example.exponent): \(found)")
            } else {
                #expect(found.isEmpty, "\(example.modulus) \(example.exponent): \(found)")
            }
        }
    }

    @Test func `an elliptic key has a named curve and lies on it`() throws {
        let bench = try Bench()
        let explicit = try bench.run(
            "openssl",
            [
                "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-pkeyopt",
                "ec_param_enc:explicit", "-nodes", "-keyout", "a.key", "-out", "a.csr", "-subj", "/CN=a",
            ])
        try #require(explicit.status == 0, "\(explicit.errors)")
        let request = try CertificateSigningRequest(bench.read("a.csr"))
        #expect(request.weaknesses == ["its curve is spelt out instead of named"])
        for kind in PrivateKey.Kind.allCases {
            let good = try CertificateSigningRequest.make(subject: "CN=a", names: [], key: .generate(kind))
            #expect(good.weaknesses.isEmpty, "\(kind)")
        }
    }

    private static func configuration(_ modulus: String, _ exponent: String) -> String {
        """
        asn1=SEQUENCE:request
        [request]
        facts=SEQUENCE:facts
        algorithm=SEQUENCE:algorithm
        signature=FORMAT:HEX,BITSTRING:00
        [facts]
        version=INTEGER:0
        subject=SEQUENCE:nothing
        key=SEQUENCE:key
        attributes=IMPLICIT:0,SET:nothing
        [nothing]
        [algorithm]
        oid=OID:1.2.840.113549.1.1.11
        parameter=NULL
        [key]
        algorithm=SEQUENCE:rsa
        key=BITWRAP,SEQUENCE:numbers
        [rsa]
        oid=OID:1.2.840.113549.1.1.1
        parameter=NULL
        [numbers]
        modulus=INTEGER:\(modulus)
        exponent=INTEGER:\(exponent)
        """
    }
}
