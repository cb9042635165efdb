import Foundation
import NIOHTTP1

/// The ledger's own port: what was accepted, and which scenarios are on.
struct LedgerSite: Sendable {
    let state: PortalState

    private struct Switches: Codable {
        let on: [String]
    }

    func answer(_ request: Request) async -> Reply {
        switch "\(request.method) \(request.path)" {
        case "GET /ledger": return .json(await state.ledger())
        case "DELETE /ledger":
            await state.clear()
            return .json(await state.ledger())
        case "GET /scenario": return await current()
        case "PUT /scenario": return await replace(request)
        default: return .text("GET or DELETE /ledger, GET or PUT /scenario\n", status: .notFound)
        }
    }

    private func current() async -> Reply {
        .json(Switches(on: await state.active.map(\.rawValue).sorted()))
    }

    private func replace(_ request: Request) async -> Reply {
        guard let switches = try? JSONDecoder().decode(Switches.self, from: Data(request.body)) else {
            return .text("The body has to be {\"on\": [\"NAME\", …]}.\n", status: .badRequest)
        }
        let unknown = switches.on.filter { Scenario(rawValue: $0) == nil }
        guard unknown.isEmpty else {
            return .text("No such scenario: \(unknown.joined(separator: ", ")).\n", status: .badRequest)
        }
        await state.set(scenarios: Set(switches.on.compactMap(Scenario.init)))
        return await current()
    }
}
