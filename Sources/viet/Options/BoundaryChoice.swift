import ArgumentParser

/// Whether the gaps between words come with probabilities.
enum BoundaryChoice: String, ExpressibleByArgument, CaseIterable {
    case hard
    case soft
}
