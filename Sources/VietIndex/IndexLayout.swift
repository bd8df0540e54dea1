/// What tables an index has. ``version`` changes with them, and with what blocks and terms are.
enum IndexLayout {
    static let version = "1"

    /// How many tokens behind a block are found with it, so that what begins in a block is found though it goes on in the next.
    static let reach = 8

    /// What the head of a file of SQLite says of its program: "VIET".
    static let application = 0x5649_4554

    static let tables = """
        CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE file (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
        CREATE TABLE dictionary (id INTEGER PRIMARY KEY, name TEXT NOT NULL, bytes BLOB NOT NULL);
        CREATE TABLE document (
            id INTEGER PRIMARY KEY, file INTEGER NOT NULL, line INTEGER NOT NULL, kind INTEGER NOT NULL,
            words INTEGER NOT NULL, bytes INTEGER NOT NULL, block INTEGER NOT NULL, blocks INTEGER NOT NULL, fields BLOB);
        CREATE TABLE source (document INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
        CREATE TABLE block (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
        CREATE TABLE spelling (bare INTEGER, term INTEGER, PRIMARY KEY (bare, term)) WITHOUT ROWID;
        CREATE VIRTUAL TABLE term USING fts5(terms, content = '', detail = none, columnsize = 0, tokenize = 'ascii');
        """
}
