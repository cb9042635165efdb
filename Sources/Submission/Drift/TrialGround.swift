import Governance

extension Configuration {
    /// Holds that policy lets things be tried out in the portal's environment (`surveyDrafts`).
    ///
    /// - Throws: `InputError` where it does not, or cannot be read; `purpose` says what for.
    func permitTrials(at portal: PortalConfiguration, _ purpose: String) throws(InputError) {
        let environments = try Policy.read(policy).surveyDraftEnvironments
        guard environments.contains(portal.environment) else {
            throw InputError(
                file: policy, expected: "surveyDrafts with \(portal.environment), \(purpose)",
                found: environments.joined(separator: ", "))
        }
    }
}
