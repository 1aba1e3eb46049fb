package dev.garnish.internal.lang.check;

import dev.garnish.internal.text.Blanks;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a table's file holds.
 *
 * @param values the rows with a value
 * @param blank the keys of those whose value is blank, which is missing as everywhere
 * @param languages the values by the tags of the heading; empty where there is one column
 */
record TableContent(Map<String, String> values, Set<String> blank, Map<String, Map<String, String>> languages) {
    static final TableContent NONE = new TableContent(Map.of(), Set.of(), Map.of());

    static TableContent of(Map<String, String> rows) {
        Set<String> blank = new HashSet<>();
        rows.forEach((key, value) -> {
            if (Blanks.isBlank(value)) {
                blank.add(key);
            }
        });
        rows.keySet().removeAll(blank);
        return new TableContent(Collections.unmodifiableMap(rows), blank, Map.of());
    }
}
