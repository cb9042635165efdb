import Foundation

extension RelocationScene {
    /// Below this a pair is as good as none: it does not take part in who gets what.
    private static let floor: Float = -6

    /// Gives each old element at most one place, and each place to at most one, so that all together are likeliest.
    func assigned(_ ranking: Ranking) -> Ranking {
        var places: [Int: Int] = [:]
        var scores: [[Int: Float]] = []
        for row in ranking.candidates {
            var known: [Int: Float] = [:]
            for candidate in row.prefix(shortlist) where candidate.score > Self.floor {
                known[places[candidate.index] ?? places.count] = candidate.score
                places[candidate.index] = places[candidate.index] ?? places.count
            }
            scores.append(known)
        }
        let indices = places.sorted { $0.value < $1.value }.map(\.key)
        // Behind the places stands a column for each row that gets none.
        let table = scores.map { row in
            var gains = [Float](repeating: Self.floor, count: indices.count + old.count)
            for (place, score) in row { gains[place] = score }
            return gains
        }
        let columns = Assignment.best(rows: old.count, columns: indices.count + old.count) { table[$0][$1] }
        var result = ranking
        result.choices = columns.indices.map { row in
            let column = columns[row]
            let isGiven = column < indices.count && scores[row][column] != nil
            return choice(ranking.candidates[row], isGiven ? indices[column] : nil)
        }
        return result
    }

    /// The likelihood of a place against every other and against none: a softmax in which none scores nothing.
    private func choice(_ row: [Candidate], _ index: Int?) -> Choice {
        guard let index, let own = row.first(where: { $0.index == index }) else {
            return Choice(index: nil, confidence: 0, margin: 0)
        }
        let highest = max(row.first?.score ?? 0, 0)
        let sum = row.reduce(exp(-highest)) { $0 + exp($1.score - highest) }
        let second = row.first { $0.index != index }?.score
        return Choice(
            index: index, confidence: exp(own.score - highest) / sum,
            margin: second.map { own.score - $0 } ?? .infinity)
    }

    /// What is told outside: where nothing was given, the likeliest with what speaks for it.
    func answers(_ ranking: Ranking) -> [Relocated] {
        ranking.choices.indices.map { row in
            let given = ranking.choices[row]
            let chosen =
                given.index == nil ? choice(ranking.candidates[row], ranking.candidates[row].first?.index) : given
            return Relocated(
                index: chosen.index, confidence: given.index == nil ? 0 : Double(chosen.confidence),
                margin: Double(chosen.margin), veto: vetoed(row, above: chosen))
        }
    }

    /// The forbidden element that would have been likelier than the chosen one.
    private func vetoed(_ row: Int, above chosen: Choice) -> VetoedElement? {
        guard vetoes.forbidAnything else { return nil }
        let likeness = Likeness(neutral: weights.neutral)
        var values = [Float](repeating: 0, count: Trait.count)
        func score(_ index: Int) -> Float {
            likeness.measure(old[row], page[index], into: &values)
            return weights.own.dot(values)
        }
        var highest = chosen.index.map(score) ?? -.infinity
        var found: VetoedElement?
        for index in page.indices where !vetoes.isPermitted(row, index) {
            let reached = score(index)
            guard reached > highest, let reason = vetoes.reason(row, index) else { continue }
            highest = reached
            found = VetoedElement(index: index, reason: reason)
        }
        return found
    }
}
