import Foundation

/// Which trials are run, in an order that a seed gives, until a budget is used up.
struct DeathPlan: Sendable {
    /// One cell of the matrix.
    struct Cell: Codable, Hashable, Sendable {
        let engine: TrialEngine
        let tls: Bool
        let death: Death
        let guarded: Bool
    }

    let seed: UInt64
    /// Seconds; nil for no limit.
    let budget: Int?
    /// Rounds that an earlier run has done.
    var done = 0
    /// Trials a cell.
    let count: @Sendable (Cell) -> Int
    let hasControls: Bool
    private let output: String?

    /// As the environment asks; else one trial of each death over HTTP, and on Firefox of two.
    static var chosen: DeathPlan {
        let environment = ProcessInfo.processInfo.environment
        guard let output = environment["DEATH_PROOF_OUTPUT"] else {
            return DeathPlan(seed: 1, budget: nil, count: daily, hasControls: false, output: nil)
        }
        let seed = environment["DEATH_PROOF_SEED"].flatMap { UInt64($0) } ?? 1
        let budget = environment["DEATH_PROOF_BUDGET"].flatMap { Int($0) }
        let done = environment["DEATH_PROOF_FROM"].flatMap { Int($0) } ?? 0
        // The first rounds have the trials without the valve.
        return DeathPlan(
            seed: seed, budget: budget, done: done, count: full, hasControls: done == 0, output: output)
    }

    private static let daily: @Sendable (Cell) -> Int = { cell in
        guard cell.guarded, !cell.tls else { return 0 }
        return cell.engine == .chromium || [.driverKilled, .sessionDeleted].contains(cell.death) ? 1 : 0
    }

    private static let full: @Sendable (Cell) -> Int = { cell in
        guard cell.guarded else { return 3 }
        return cell.engine == .chromium ? 20 : 8
    }

    /// Round after round through all cells that still want a trial, each round in another order.
    var order: [Cell] {
        var random = SeededNumbers(state: seed)
        var all: [Cell] = []
        for engine in TrialEngine.allCases {
            for death in Death.allCases {
                for tls in [false, true] {
                    for guarded in [true, false] {
                        all.append(Cell(engine: engine, tls: tls, death: death, guarded: guarded))
                    }
                }
            }
        }
        let most = all.map(count).max() ?? 0
        return (min(done, most)..<most).flatMap { round in all.filter { count($0) > round }.shuffled(using: &random) }
    }

    /// One line of JSON, where a proof asked for it.
    func write(_ cells: [DeathCensus.Count]) throws {
        guard let output else { return }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let line = Line(
            seed: seed, budget: budget, wanted: order.count, done: cells.map(\.trials).reduce(0, +),
            failed: cells.map(\.failed).reduce(0, +),
            reachedGuarded: cells.filter(\.guarded).map(\.reached).reduce(0, +),
            reachedControl: cells.filter { !$0.guarded }.map(\.reached).reduce(0, +), cells: cells)
        try (encoder.encode(line) + Data("\n".utf8)).write(to: URL(filePath: output))
    }

    private struct Line: Encodable {
        var proof = "deaths"
        let seed: UInt64
        let budget: Int?
        let wanted: Int
        let done: Int
        let failed: Int
        let reachedGuarded: Int
        let reachedControl: Int
        let cells: [DeathCensus.Count]
    }
}

/// SplitMix64: the same order for the same seed.
struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
