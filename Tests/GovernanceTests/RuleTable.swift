import Foundation
import Governance
import Testing

/// The rules with the cases that show them, as docs/governance.md prints them: counted here, never by hand.
@Suite struct RuleTable {
    static let tables: [(name: String, cases: [RuleCase])] = [
        ("ApprovalRules", ApprovalRules.cases), ("CustodyRules", CustodyRules.cases),
        ("DeputyRules", DeputyRules.cases), ("InstallationRules", InstallationRules.cases),
        ("InventoryAndBaselineRules", InventoryAndBaselineRules.cases), ("MachineRules", MachineRules.cases),
        ("PacketAndRecordRules", PacketAndRecordRules.cases), ("PersonRules", PersonRules.cases),
        ("ProfileRules", ProfileRules.cases), ("RecordRules", RecordRules.cases), ("RequestRules", RequestRules.cases),
    ]

    /// The rows of the table, in the order of the rules.
    static let rows: [String] = Gate.standard.rules.map { rule in
        let found = tables.map { (name: $0.name, cases: $0.cases.filter { $0.rule == rule.id }) }
        let cases = found.flatMap(\.cases)
        let refused = cases.count { !$0.messages.isEmpty }
        let names = found.filter { !$0.cases.isEmpty }.map(\.name).joined(separator: ", ")
        return "| `\(rule.id)` | \(rule.demand) | \(refused) | \(cases.count - refused) | \(names) |"
    }

    private static func page() throws -> String {
        try String(
            contentsOf: URL(filePath: #filePath).appending(path: "../../../docs/governance.md").standardizedFileURL,
            encoding: .utf8)
    }

    @Test func `the page's table of rules and tests is what the tests hold (P10)`() throws {
        let page = try Self.page()
        let table = page.components(separatedBy: "| rule | demands |").last?.components(separatedBy: "\n\n").first ?? ""
        let written = table.split(separator: "\n").map(String.init).filter { $0.hasPrefix("| `") }
        #expect(written == Self.rows, "docs/governance.md should say:\n\(Self.rows.joined(separator: "\n"))")
        let late = ApprovalNegatives.negatives.count(where: \.isLate)
        #expect(page.contains("has \(ApprovalNegatives.negatives.count) ways"))
        #expect(page.contains("\(late) of them only at the second\ngate"))
    }

    @Test func `what others check is held against rules that there are (P10)`() throws {
        let rows = try #require(try Self.page().components(separatedBy: "## Against what others check").last)
        let named = rows.matches(of: /`([a-z]+\.[a-z]+)`/).map { String($0.1) }
        let rules = Set(Gate.standard.rules.map(\.id))
        #expect(named.count >= 17)
        #expect(Set(named).subtracting(rules) == ["claim.free"])
    }
}
