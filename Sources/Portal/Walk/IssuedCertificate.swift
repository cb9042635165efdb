import Foundation
import PKI
import WebDriver

extension PortalVisit {
    /// Compares the certificate that the confirmation offers, by reading only; nil where the map names none.
    func issued(_ state: PageState) async -> CertificateComparison? {
        guard let offered = map.confirmation.certificate else { return nil }
        let serials = offered.serial == nil ? nil : state.texts(.serial)
        guard let certificate = await certificate(offered, state) else {
            return CertificateComparison(unread: "the portal offers no certificate that can be read")
        }
        return CertificateComparison(certificate, offered, serials: serials, fillings)
    }

    private func certificate(_ offered: OfferedCertificate, _ state: PageState) async -> Certificate? {
        switch offered.place {
        case .shown:
            let shown = state.texts(.certificate)
            return shown.count == 1 ? ShownPEM(shown[0])?.certificate : nil
        case .downloaded(let address):
            guard let bytes = try? await reader.bytes(at: address) else { return nil }
            return try? Certificate(bytes)
        }
    }
}

extension PageReader {
    /// What an address answers to a plain GET: relative to the page's own, and of the same origin.
    func bytes(at address: String) async throws(WebDriverError) -> [UInt8] {
        let text = try await readPromised(BytesScript.source, [.string(address)])
        guard let text = text.string, let data = Data(base64Encoded: text) else {
            throw WebDriverError(
                command: "script.callFunction", code: .javascriptError, message: "no answer that is a file")
        }
        return [UInt8](data)
    }
}

/// The bytes of a file, as base64; null where there is none, or it is of another origin.
///
/// By letters: Firefox lets no script of a sandbox see the bytes of a buffer that the page's side made.
enum BytesScript {
    static let source = #"""
        const address = new URL(arguments[0], location.href);
        if (address.origin !== location.origin) return null;
        return new Promise((done) => {
          const request = new XMLHttpRequest();
          request.open("GET", address.href);
          request.overrideMimeType("text/plain; charset=x-user-defined");
          request.onload = () => {
            const letters = [...request.responseText].map((c) => String.fromCharCode(c.charCodeAt(0) & 0xff));
            done(request.status === 200 ? btoa(letters.join("")) : null);
          };
          request.onerror = () => done(null);
          request.send();
        });
        """#
}
