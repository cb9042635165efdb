import Foundation
import PNGMask
import Testing

@testable import Portal

private let proofOutput = ProcessInfo.processInfo.environment["MASK_PROOF_OUTPUT"]

/// Every place of a secret, in every engine, at four scales, as far as the budget reaches (`scripts/prove masks`).
@Suite(.serialized, .enabled(if: proofOutput != nil), .timeLimit(.minutes(60)))
struct MaskProof {
    @Test func `Masked pictures of every engine at every scale`() async throws {
        var generator = SeededGenerator(seed: Self.number("MASK_PROOF_SEED", 1))
        let end = Date(timeIntervalSinceNow: Double(Self.number("MASK_PROOF_BUDGET", 600)))
        var (tried, differing, refused, controls) = (0, [String](), [String](), 0)
        var counts: [String: Int] = [:]
        let benches = Self.benches
        for (number, bench) in benches.enumerated() {
            // Whatever is left is shared by those that are still to come.
            let share = end.timeIntervalSinceNow / Double(benches.count - number)
            let stop = Date(timeIntervalSinceNow: share)
            let name = "\(bench.engine.rawValue) \(bench.scale)"
            try await bench.with { camera, session in
                let visible = try await MaskedPage("<h1>@</h1>").picture("one", camera, session)
                if try await MaskedPage("<h1>@</h1>").picture("two", camera, session) != visible { controls += 1 }
                for (place, html) in MaskPlaces.all.shuffled(using: &generator) where Date() < stop {
                    let secrets = Self.secrets(using: &generator)
                    do {
                        let one = try await MaskedPage(html).picture(secrets.0, camera, session)
                        let other = try await MaskedPage(html).picture(secrets.1, camera, session)
                        tried += 1
                        counts[name, default: 0] += 1
                        if one != other { differing.append("\(name): \(place)") }
                    } catch { refused.append("\(name): \(place): \(error)") }
                }
            }
        }
        let result: [String: Any] = [
            "proof": "masks", "pairs": tried, "differing": differing, "refused": refused,
            "benches": counts, "controls": controls, "controlsWanted": benches.count,
        ]
        try JSONSerialization.data(withJSONObject: result, options: .sortedKeys)
            .write(to: URL(filePath: proofOutput ?? "/dev/null"))
        #expect(differing.isEmpty && refused.isEmpty && controls == benches.count)
    }

    private static let benches =
        [Engine.chromium, .firefox].flatMap { engine in [1, 1.25, 1.5, 2].map { MaskBench(engine: engine, scale: $0) } }
        + [1, 2].map { MaskBench(engine: .webKit, scale: $0) }

    /// Digits of two lengths: they fit every pattern.
    private static func secrets(using generator: inout SeededGenerator) -> (String, String) {
        func digits(_ count: Int) -> String {
            (0..<count).map { _ in "\(Int.random(in: 1...9, using: &generator))" }.joined()
        }
        return (digits(Int.random(in: 4...6, using: &generator)), digits(Int.random(in: 7...12, using: &generator)))
    }

    private static func number(_ name: String, _ otherwise: UInt64) -> UInt64 {
        ProcessInfo.processInfo.environment[name].flatMap { UInt64($0) } ?? otherwise
    }
}
