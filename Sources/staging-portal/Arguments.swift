import ArgumentParser
import StagingPortal

extension Scenario: ExpressibleByArgument {}

extension CommitShape: ExpressibleByArgument {}
