package dev.garnish.review;

import dev.garnish.rules.CaseOutcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why one item is shown as it is: every decision with the values it read. It shows what the item and the recipient
 * hold, so it is for authors working on data of their own. Values are texts, numbers, truths, lists of these, or null
 * where something is missing.
 *
 * @param known whether the catalog holds the item
 * @param fate what becomes of it
 * @param conditions {@code recipient when}, if a recipient is given, and {@code drop item when}
 * @param attributes empty unless the item is shown
 */
public record Explanation(
        String item, boolean known, ItemFate fate, List<Condition> conditions, List<ExplainedAttribute> attributes) {
    public Explanation {
        conditions = List.copyOf(conditions);
        attributes = List.copyOf(attributes);
    }

    /** What becomes of the item. */
    public enum ItemFate {
        SHOWN,
        DROPPED,
        /** The rules are not for the recipient, who gets nothing. */
        RECIPIENT_PASSES,
        /** The rules are not for the recipient, who is left out of the reply. */
        RECIPIENT_OMITTED,
        /** The item is unknown, and the rules fail such a recipient. */
        RECIPIENT_FAILS
    }

    /** The same with one attribute only. */
    public Explanation only(String attribute) {
        List<ExplainedAttribute> kept =
                attributes.stream().filter(one -> one.name().equals(attribute)).toList();
        return new Explanation(item, known, fate, conditions, kept);
    }

    /** A condition on the item or the recipient as a whole. */
    public record Condition(String clause, SourcePosition place, ExplainedExpression when, boolean holds) {}

    /** An expression as written, what it gave, and what it read. */
    public record ExplainedExpression(String text, @Nullable Object value, List<Reading> readings) {
        public ExplainedExpression {
            readings = List.copyOf(readings);
        }
    }

    /** A field or look-up that an expression reads. */
    public record Reading(String text, @Nullable Object value) {}

    /**
     * One attribute.
     *
     * @param cases those tried, in order; the last gave the value
     * @param limits as written behind the attribute's name: {@code max 60}, {@code image}
     * @param value what is sent
     */
    public record ExplainedAttribute(
            String name, boolean once, List<String> limits, List<ExplainedCase> cases, String value) {
        public ExplainedAttribute {
            limits = List.copyOf(limits);
            cases = List.copyOf(cases);
        }

        public ExplainedCase winner() {
            return cases.get(cases.size() - 1);
        }
    }

    /**
     * One case that was tried.
     *
     * @param when null: it has none
     * @param use null: not asked, because the condition does not hold
     * @param fate how the limits and the condition took it
     * @param sent the value within the limits; empty where the case does not apply
     */
    public record ExplainedCase(
            CaseName name,
            @Nullable ExplainedExpression when,
            @Nullable ExplainedExpression use,
            CaseOutcome fate,
            String sent) {}
}
