/// Times of one kind of exchange.
struct Sample {
    private var times: [Duration] = []

    mutating func take(_ time: Duration) {
        times.append(time)
    }

    /// The time that this part of all exchanges did not exceed, in milliseconds.
    func percentile(_ part: Double) -> Double {
        let sorted = times.sorted()
        guard !sorted.isEmpty else { return .nan }
        let time = sorted[min(sorted.count - 1, Int(Double(sorted.count) * part))]
        let (seconds, attoseconds) = time.components
        return Double(seconds) * 1000 + Double(attoseconds) / 1e15
    }
}
