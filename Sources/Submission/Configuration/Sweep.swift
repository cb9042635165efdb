import WebDriver

extension Configuration {
    /// Ends and removes what a run left behind whose own process is gone (P9).
    package func sweep() async {
        await Leftovers.sweep(in: state)
    }
}
