package dev.garnish.internal.eval;

import dev.garnish.rules.CaseOutcome;
import org.jspecify.annotations.Nullable;

/**
 * The result of trying one case, or the {@code else}, on given inputs.
 *
 * @param value what its {@code use} gave; null: missing, or not asked
 * @param sent the value within the attribute's limits; empty where the case does not apply
 */
public record CaseResult(CaseOutcome outcome, @Nullable Object value, String sent) {
    public boolean applies() {
        return outcome.applies();
    }
}
