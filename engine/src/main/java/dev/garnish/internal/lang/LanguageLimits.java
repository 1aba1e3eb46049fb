package dev.garnish.internal.lang;

/** The size limits of a rule set. */
public final class LanguageLimits {
    /** Characters of one expression. */
    public static final int EXPRESSION = 4_000;
    /** Depth of an expression. */
    public static final int NESTING = 24;
    /** Names, values, operators and calls of one expression. */
    public static final int PARTS = 2_000;
    /** Bytes of a rules file, and of all files of a rule set together. */
    public static final int FILE = 1 << 20;
    /** Names, numbers, texts and signs of a rule set. */
    public static final int TOKENS = 150_000;
    /** Cases of a rule set, its {@code drop item when} lines among them. */
    public static final int CASES = 1_000;
    /** Names, values, operators and calls of all expressions of a rule set. */
    public static final int ALL_PARTS = 20_000;
    /** {@code include} lines of a rule set, and files that they add to it. */
    public static final int INCLUDES = 100;
    /** Bytes of a lookup table's file. */
    public static final int TABLE = 4 << 20;
    /** Lookup tables of a rule set. */
    public static final int TABLES = 100;
    /** Characters of the files of all lookup tables, each file counted once. */
    public static final int ALL_TABLES = 8 << 20;
    /** Rows of all those files. */
    public static final int ROWS = 100_000;
    /** {@code given} lines of a rule set that stand outside tests, each of which holds for every test of its file. */
    public static final int SHARED_GIVEN = 100;
    /** How many values read each other in a row. */
    public static final int VALUES_DEEP = 8;
    /** Attributes of a rule set. */
    public static final int ATTRIBUTES = 10;
    /** Characters of an attribute's name. */
    public static final int NAME = 50;
    /** The largest number behind {@code max}. */
    public static final int MAX = 10_000;

    private LanguageLimits() {}
}
