/// The version of the toolkit, by semantic versioning.
public enum VietTextVersion {
    public static let current = "0.1.0"
}
