/// Tokens with their weights, each as often as it stands in the text.
struct TokenBag: Sendable {
    /// Sorted.
    let tokens: [UInt64]
    /// Of each token.
    let weights: [Float]
    /// The sum of all weights.
    let total: Float

    /// Tokens of equal weight.
    init(_ tokens: [UInt64]) { self.init(tokens) { _ in 1 } }

    /// Tokens that weigh what `weight` says.
    init(_ tokens: [UInt64], weight: (UInt64) -> Float) {
        self.tokens = tokens.sorted()
        weights = self.tokens.map(weight)
        total = weights.reduce(0, +)
    }

    /// Different tokens of equal weight.
    static func set(_ tokens: [UInt64]) -> TokenBag { TokenBag(Array(Set(tokens))) }

    var isEmpty: Bool { tokens.isEmpty }

    /// The weight of what both have.
    func shared(with other: TokenBag) -> Float {
        var (left, right, sum) = (0, 0, Float(0))
        while left < tokens.count, right < other.tokens.count {
            let (mine, theirs) = (tokens[left], other.tokens[right])
            if mine == theirs {
                sum += weights[left]
                left += 1
                right += 1
            } else if mine < theirs {
                left += 1
            } else {
                right += 1
            }
        }
        return sum
    }

    /// What both have, of what either has: 0 to 1.
    func overlap(with other: TokenBag) -> Float {
        let shared = shared(with: other)
        let union = total + other.total - shared
        return union > 0 ? shared / union : 0
    }
}
