import NIOCore

/// The client's side of SOCKS 5 (RFC 1928), read from the front of what has arrived.
struct SOCKSReader {
    /// What has arrived and was not read yet.
    private(set) var bytes = ByteBuffer()

    mutating func append(_ more: ByteBuffer) {
        bytes.writeImmutableBuffer(more)
    }

    /// Whether the client offers to go on without authentication (§3); nil until the whole greeting has arrived.
    mutating func offersNoAuthentication() throws(SOCKSFault) -> Bool? {
        guard let version = byte(0) else { return nil }
        guard version == 5 else { throw .malformed }
        guard let count = byte(1), let methods = bytes.getBytes(at: bytes.readerIndex + 2, length: Int(count)) else {
            return nil
        }
        bytes.moveReaderIndex(forwardBy: 2 + methods.count)
        return methods.contains(0)
    }

    /// Where the client wants to be connected to (§4); nil until the whole request has arrived.
    mutating func destination() throws(SOCKSFault) -> Origin? {
        guard let version = byte(0), let command = byte(1), let reserved = byte(2), let kind = byte(3) else {
            return nil
        }
        guard version == 5, reserved == 0 else { throw .malformed }
        guard command == 1 else { throw .unsupported(.commandNotSupported) }
        guard let (host, length) = try host(kind) else { return nil }
        guard let port = bytes.getInteger(at: bytes.readerIndex + 4 + length, as: UInt16.self) else { return nil }
        bytes.moveReaderIndex(forwardBy: 4 + length + 2)
        return Origin(host: host, port: Int(port))
    }

    private func host(_ kind: UInt8) throws(SOCKSFault) -> (host: String, length: Int)? {
        switch kind {
        case 1: return address(length: 4)
        case 4: return address(length: 16)
        case 3:
            guard let count = byte(4), let name = bytes.getBytes(at: bytes.readerIndex + 5, length: Int(count)) else {
                return nil
            }
            // A control character or a blank in a name is no name; it would only confuse whoever reads the ledger.
            guard !name.isEmpty, name.allSatisfy({ (0x21...0x7e).contains($0) }) else { throw .malformed }
            return (String(decoding: name, as: UTF8.self), 1 + name.count)
        default: throw .unsupported(.addressTypeNotSupported)
        }
    }

    private func address(length: Int) -> (host: String, length: Int)? {
        guard let packed = bytes.getSlice(at: bytes.readerIndex + 4, length: length) else { return nil }
        let address = try? SocketAddress(packedIPAddress: packed, port: 0)
        return (address?.ipAddress).map { ($0, length) }
    }

    private func byte(_ offset: Int) -> UInt8? {
        bytes.getInteger(at: bytes.readerIndex + offset)
    }
}

/// Why a client is not served.
enum SOCKSFault: Error {
    /// It does not speak SOCKS 5.
    case malformed

    /// It asks for something that is not offered here.
    case unsupported(SOCKSReply)
}

/// The answers of RFC 1928 §6.
enum SOCKSReply: UInt8 {
    case succeeded = 0
    case notAllowed = 2
    case hostUnreachable = 4
    case commandNotSupported = 7
    case addressTypeNotSupported = 8

    /// The answer as sent; the bound address is of no use to a client and stays 0.0.0.0:0.
    var bytes: ByteBuffer { ByteBuffer(bytes: [5, rawValue, 0, 1, 0, 0, 0, 0, 0, 0]) }
}
