import COpenSSL

/// Reasons why a public key is known to be weak, each in a few words.
///
/// The list of keys that Debian's OpenSSL made between 2006 and 2008 is not looked up.
enum KeyWeakness {
    static func all(of key: OpaquePointer?, _ facts: PublicKeyFacts) -> [String] {
        defer { ERR_clear_error() }
        switch facts.algorithm {
        case "RSA", "RSA-PSS": return rsa(key)
        case "EC" where facts.curve == nil: return ["its curve is spelt out instead of named"]
        case "EC": return isOnCurve(key) ? [] : ["it is no point of its curve"]
        default: return []
        }
    }

    private static func rsa(_ key: OpaquePointer?) -> [String] {
        guard let modulus = BigNumber(key, "n"), let exponent = BigNumber(key, "e") else {
            return ["modulus and exponent cannot be read"]
        }
        var found: [String] = []
        // CSBR §6.1.6: odd, and from 2^16 + 1 to 2^256 − 1.
        if !exponent.isOdd { found.append("its exponent is even") }
        if exponent.bits < 17 { found.append("its exponent is below 65537") }
        if exponent.bits > 256 { found.append("its exponent has more than 256 bits") }
        if let factor = SmallPrimes.all.first(where: { modulus.remainder($0) == 0 }) {
            found.append("\(factor) divides its modulus")
        }
        if ROCA.fits(modulus) { found.append("its modulus has the mark of CVE-2017-15361 (ROCA)") }
        if Fermat.splits(modulus) { found.append("its primes are close to each other") }
        return found
    }

    private static func isOnCurve(_ key: OpaquePointer?) -> Bool {
        guard let context = EVP_PKEY_CTX_new_from_pkey(nil, key, nil) else { return false }
        defer { EVP_PKEY_CTX_free(context) }
        return EVP_PKEY_public_check(context) == 1
    }
}

/// Primes below 2^16: any of them dividing a modulus is a fault of its maker.
enum SmallPrimes {
    static let all: [UInt] = {
        var isComposite = [Bool](repeating: false, count: 1 << 16)
        var primes: [UInt] = []
        for number in 2..<isComposite.count where !isComposite[number] {
            primes.append(UInt(number))
            for multiple in stride(from: number * number, to: isComposite.count, by: number) {
                isComposite[multiple] = true
            }
        }
        return primes
    }()
}

/// The mark that Infineon's library left on its moduli: powers of 65537 modulo every small prime (Nemec et al., 2017).
enum ROCA {
    private static let marks: [(prime: UInt, powers: Set<UInt>)] = SmallPrimes.all.filter { (3...167).contains($0) }
        .map { prime in
            var powers: Set<UInt> = []
            var power: UInt = 1
            while powers.insert(power).inserted { power = power * (65_537 % prime) % prime }
            return (prime, powers)
        }

    static func fits(_ modulus: borrowing BigNumber) -> Bool {
        for (prime, powers) in marks where !powers.contains(modulus.remainder(prime)) { return false }
        return true
    }
}
