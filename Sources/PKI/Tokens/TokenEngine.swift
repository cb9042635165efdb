import COpenSSL
import Synchronization

/// OpenSSL's engine for PKCS#11 tokens, loaded once a process: its keys live as long as it does.
enum TokenEngine {
    /// The engine's address; nil: it is not installed.
    ///
    /// One key is fetched at a time, as a PIN is the engine's state.
    private static let engine = Mutex<UInt?>(copenssl_token_engine().map { UInt(bitPattern: $0) })

    /// The key at `address`; nobody is asked for a PIN.
    static func key(at address: TokenAddress, pin: [UInt8]) throws(PKIError) -> PrivateKey {
        let operation = "use the key \(address.object)"
        return try engine.withLock { engine throws(PKIError) in
            guard let engine = engine.flatMap({ OpaquePointer(bitPattern: $0) }) else {
                throw PKIError(
                    operation: operation,
                    reasons: ["OpenSSL has no engine for PKCS#11: apt-get install libengine-pkcs11-openssl"])
            }
            ERR_clear_error()
            if let module = address.module { try says("MODULE_PATH", Array(module.utf8), engine, operation) }
            try says("PIN", pin, engine, operation)
            return try PrivateKey(copenssl_token_key(engine, address.object), to: operation)
        }
    }

    private static func says(
        _ name: String, _ value: [UInt8], _ engine: OpaquePointer, _ operation: String
    ) throws(PKIError) {
        guard !value.contains(0) else {
            throw PKIError(operation: operation, reasons: ["its \(name) holds a zero byte"])
        }
        let said = (value + [0]).withUnsafeBufferPointer { bytes in
            bytes.withMemoryRebound(to: CChar.self) { copenssl_token_says(engine, name, $0.baseAddress) }
        }
        try check(said == 1, operation)
    }
}

extension PrivateKey {
    /// The key at a PKCS#11 address: it signs where it lies, and never leaves its token.
    ///
    /// - Throws: `PKIError` where the engine is not installed, the PIN is wrong, or there is no such key.
    package init(at address: TokenAddress, pin: [UInt8]) throws(PKIError) {
        self = try TokenEngine.key(at: address, pin: pin)
    }
}
