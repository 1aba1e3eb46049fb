package dev.garnish.rules.lang;

/** The bounds of a rule set. */
public final class Bounds {
    /** Characters of one expression. */
    public static final int EXPRESSION = 4_000;
    /** Depth of an expression. */
    public static final int NESTING = 24;
    /** Names, values, operators and calls of one expression. */
    public static final int PARTS = 2_000;
    /** Bytes of a rules file. */
    public static final int FILE = 1 << 20;
    /** Bytes of a lookup table's file. */
    public static final int TABLE = 4 << 20;
    /** Attributes of a rule set. */
    public static final int ATTRIBUTES = 10;
    /** Characters of an attribute's name. */
    public static final int NAME = 50;
    /** The largest number behind {@code max}. */
    public static final int MAX = 10_000;

    private Bounds() {}
}
