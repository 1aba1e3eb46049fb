package dev.garnish.languageserver;

/**
 * How long problems wait, at most, before they are shown.
 *
 * @param pause in ms, for the next key
 * @param count in ms, for what every item shows
 * @param catalog in ms, for a catalog that is slow to open
 */
record Waits(int pause, int count, int catalog) {
    static final Waits USUAL = new Waits(40, 100, 1_000);
}
