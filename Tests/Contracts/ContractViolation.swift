/// A promise of the documentation that did not hold for an input.
package struct ContractViolation: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
}

/// Throws ``ContractViolation`` unless `condition` holds.
func require(_ condition: Bool, _ promise: @autoclosure () -> String) throws(ContractViolation) {
    if !condition { throw ContractViolation(promise()) }
}
