/// Whether the bundle is that of the run it is shown for.
struct RunChecks {
    let manifest: Manifest
    let run: String

    var all: [Check] {
        let faults = manifest.run == run ? [] : ["it is the evidence of run \(manifest.run), not of \(run)"]
        return [Check("run", faults: faults, passed: "run \(run)")]
    }
}
