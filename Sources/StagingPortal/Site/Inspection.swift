import Foundation
import NIOHTTP1

extension Routes {
    private struct Question: Decodable {
        let csr: String
    }

    /// Reads a CSR for the page that it was typed into; nothing is kept.
    func inspect() async -> Reply {
        guard
            let question = try? JSONDecoder().decode(Question.self, from: Data(visit.request.body)),
            let facts = await SigningRequest.read(question.csr)
        else { return .json(["error": "This is not a PKCS#10 request in PEM."], status: .unprocessableEntity) }
        return .json(facts)
    }
}
