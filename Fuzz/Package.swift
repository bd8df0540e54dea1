// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that nobody who uses VietText builds a fuzzer. Scripts/fuzz and Scripts/properties build it, with
// VIET_FUZZ in the environment, which makes the contracts of the tests a product.
let contracts: Target.Dependency = .product(name: "Contracts", package: "VietText")

let package = Package(
    name: "Fuzz",
    dependencies: [.package(name: "VietText", path: "..")],
    targets: [
        // The fuzzer brings its own `main`.
        .executableTarget(
            name: "viet-fuzz", dependencies: [contracts], swiftSettings: [.unsafeFlags(["-parse-as-library"])]),
        .executableTarget(name: "viet-properties", dependencies: [contracts]),
    ]
)
