import COpenSSL

/// A number of OpenSSL's, freed when this goes.
struct BigNumber: ~Copyable {
    let pointer: OpaquePointer

    /// One number of a key.
    init?(_ key: OpaquePointer?, _ name: String) {
        var made: OpaquePointer?
        guard EVP_PKEY_get_bn_param(key, name, &made) == 1, let made else { return nil }
        pointer = made
    }

    init?() {
        guard let made = BN_new() else { return nil }
        pointer = made
    }

    deinit { BN_free(pointer) }

    var bits: Int { Int(BN_num_bits(pointer)) }
    var isOdd: Bool { BN_is_odd(pointer) == 1 }

    func remainder(_ divisor: UInt) -> UInt { UInt(BN_mod_word(pointer, divisor)) }
}

/// Fermat's way to factors: it succeeds at once where two primes are close (CVE-2022-26320).
enum Fermat {
    static let attempts = 100

    static func splits(_ modulus: borrowing BigNumber) -> Bool {
        guard modulus.isOdd, let context = BN_CTX_new(), let root = BigNumber(), let square = BigNumber(),
            let rest = BigNumber(), let other = BigNumber()
        else { return false }
        defer { BN_CTX_free(context) }
        guard squareRoot(of: modulus.pointer, into: root.pointer, context) else { return false }
        for _ in 0..<attempts {
            guard BN_sqr(square.pointer, root.pointer, context) == 1,
                BN_sub(rest.pointer, square.pointer, modulus.pointer) == 1
            else { return false }
            if BN_is_negative(rest.pointer) == 0, squareRoot(of: rest.pointer, into: other.pointer, context),
                BN_sqr(square.pointer, other.pointer, context) == 1, BN_cmp(square.pointer, rest.pointer) == 0
            {
                return true
            }
            guard BN_add_word(root.pointer, 1) == 1 else { return false }
        }
        return false
    }

    /// The largest number whose square is no larger (Newton's method, from above).
    private static func squareRoot(of number: OpaquePointer, into root: OpaquePointer, _ context: OpaquePointer) -> Bool
    {
        guard let next = BigNumber() else { return false }
        if BN_is_zero(number) == 1 { return BN_set_word(root, 0) == 1 }
        guard BN_set_word(root, 1) == 1, BN_lshift(root, root, (BN_num_bits(number) + 1) / 2) == 1 else { return false }
        while true {
            guard BN_div(next.pointer, nil, number, root, context) == 1, BN_add(next.pointer, next.pointer, root) == 1,
                BN_rshift1(next.pointer, next.pointer) == 1
            else { return false }
            if BN_cmp(next.pointer, root) >= 0 { return true }
            guard BN_copy(root, next.pointer) != nil else { return false }
        }
    }
}
