package dev.garnish;

import dev.garnish.event.Recipient;
import dev.garnish.internal.lang.Program;
import dev.garnish.internal.rows.RecipientResult;
import dev.garnish.internal.rules.CheckedRules;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** Finds the case behind a value. */
final class Reasons {
    private Reasons() {}

    static Recommendations.Reason of(
            RuleSet rules,
            Recipient recipient,
            RecipientResult result,
            @Nullable LocalDateTime moment,
            int attribute,
            int position) {
        CheckedRules checked = rules.unwrap(CheckedRules.class);
        Program.Attribute source = checked.program().attributes().get(attribute);
        int index = result.caseIndex(checked.compiled(), recipient, moment, attribute, position);
        if (index == source.cases().size()) {
            return new Recommendations.Reason(
                    index + 1, "", true, source.elseSpan().toString());
        }
        Program.Case one = source.cases().get(index);
        return new Recommendations.Reason(
                index + 1, one.label(), false, one.span().toString());
    }
}
