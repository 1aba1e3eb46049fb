package dev.garnish.catalog.db.internal.form;

import dev.garnish.catalog.db.internal.text.Excerpt;

/**
 * A value and where it stands.
 *
 * @param file empty where there is only one
 */
record Sighting(String text, String file, long line) {
    @Override
    public String toString() {
        return "`%s` in line %d%s".formatted(Excerpt.of(text), line, file.isEmpty() ? "" : " of " + file);
    }
}
