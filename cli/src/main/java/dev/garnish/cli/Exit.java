package dev.garnish.cli;

/** What a command's exit code says. Scripts rely on these. */
final class Exit {
    static final int OK = 0;
    /** Problems in the rules, or tests that fail. */
    static final int FINDINGS = 1;
    /** The command was called wrongly. */
    static final int USAGE = 2;
    /** An event or a catalog is not what it should be. */
    static final int BAD_INPUT = 3;
    /** A file is missing or cannot be read, a disk is full. */
    static final int ENVIRONMENT = 4;
    /** A fault of garnish itself. */
    static final int BUG = 70;

    /** For {@code --help}. */
    static final String[] HELP = {
        "0:fine",
        "1:problems in the rules, or tests that fail",
        "2:called wrongly",
        "3:an event or a catalog is not what it should be",
        "4:a file is missing or cannot be read, or the disk is full",
        "70:a fault of garnish itself"
    };

    private Exit() {}
}
