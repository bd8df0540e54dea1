// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that nobody who uses VietText fetches a benchmark library.
let package = Package(
    name: "Benchmarks",
    platforms: [.macOS(.v13)],
    dependencies: [
        .package(name: "VietText", path: ".."),
        // Without its default traits the library needs no jemalloc.
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
    ],
    targets: [
        .executableTarget(
            name: "Articles",
            dependencies: [
                .product(name: "VietText", package: "VietText"),
                .product(name: "Benchmark", package: "benchmark"),
            ],
            path: "Benchmarks/Articles",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")])
    ]
)
