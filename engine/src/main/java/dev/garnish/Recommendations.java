package dev.garnish;

import dev.garnish.event.Diagnostic;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * What one recipient is shown. Immutable.
 *
 * @param values by attribute in the order of the rules: a {@code String} for a {@code once} attribute, else a
 *     {@code List<String>} with one entry per item; empty where the rules are not for this recipient
 * @param diagnostics what went wrong while the rest was filled
 */
public record Recommendations(Map<String, Object> values, List<Diagnostic> diagnostics) {
    public Recommendations {
        values = Collections.unmodifiableMap(values);
        diagnostics = List.copyOf(diagnostics);
    }
}
