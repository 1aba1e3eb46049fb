package dev.garnish.internal.eval;

import dev.garnish.event.Diagnostic;
import java.util.List;

/**
 * The value of one attribute, ready to be sent.
 *
 * @param caseIndex of the case that gave it; the number of cases for {@code else}
 * @param diagnostics what failed on the way; their place is {@code attribute/item}
 */
public record Outcome(String value, int caseIndex, List<Diagnostic> diagnostics) {
    public Outcome {
        diagnostics = List.copyOf(diagnostics);
    }
}
