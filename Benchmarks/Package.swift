// swift-tools-version: 6.2
import PackageDescription

// A package of its own: nobody who builds or tests the product compiles it.
let package = Package(
    name: "countersign-benchmarks",
    dependencies: [.package(name: "countersign-package", path: "..")],
    targets: [
        .executableTarget(
            name: "bench-client", dependencies: [.product(name: "WebDriver", package: "countersign-package")],
            // Without it a closure that is called from the main actor runs elsewhere: two changes of thread that are
            // not the client's.
            swiftSettings: [.enableUpcomingFeature("NonisolatedNonsendingByDefault")]),
        // The algorithm's own sources, by a link: it needs nothing else of the product.
        .executableTarget(name: "relocation-bench"),
    ],
    swiftLanguageModes: [.v6]
)
