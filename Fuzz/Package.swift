// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that nobody who uses VietText builds a fuzzer. Scripts/fuzz builds and runs it, with VIET_FUZZ
// in the environment, which makes the contracts of the tests a product.
let package = Package(
    name: "Fuzz",
    dependencies: [.package(name: "VietText", path: "..")],
    targets: [
        .executableTarget(
            name: "viet-fuzz", dependencies: [.product(name: "Contracts", package: "VietText")],
            path: "Sources",
            // The fuzzer brings its own `main`.
            swiftSettings: [.unsafeFlags(["-parse-as-library"])])
    ]
)
