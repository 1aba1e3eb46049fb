package dev.garnish.review;

import dev.garnish.rules.CaseOutcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why one item is shown as it is: every decision with the values it read. It shows what the item and the recipient
 * hold, so it is for authors working on data of their own: do not log it. Values are texts, numbers, truths, lists of these,
 * or null where something is missing. Immutable.
 *
 * @param item its id
 * @param known whether the catalog holds the item
 * @param fate what becomes of it
 * @param conditions {@code recipient when}, if a recipient is given, and {@code drop item when}
 * @param attributes empty unless the item is shown
 */
public record Explanation(
        String item, boolean known, ItemFate fate, List<Condition> conditions, List<ExplainedAttribute> attributes) {
    /**
     * Copies the lists.
     *
     * @param item its id
     * @param known whether the catalog holds the item
     * @param fate what becomes of it
     * @param conditions {@code recipient when}, if a recipient is given, and {@code drop item when}
     * @param attributes in the order of the rules
     */
    public Explanation {
        conditions = List.copyOf(conditions);
        attributes = List.copyOf(attributes);
    }

    /** What becomes of the item. */
    public enum ItemFate {
        /** It takes a position in every list. */
        SHOWN,
        /** It is left out of every list: a {@code drop item when} holds, or it is unknown and the rules drop such items. */
        DROPPED,
        /** The rules are not for the recipient, who gets nothing. */
        RECIPIENT_PASSES,
        /** The rules are not for the recipient, who is left out of the reply. */
        RECIPIENT_OMITTED,
        /** The item is unknown, and the rules fail such a recipient. */
        RECIPIENT_FAILS
    }

    /**
     * {@return the same with one attribute only; with none where the rules have no such attribute}
     *
     * @param attribute its name, compared exactly
     */
    public Explanation only(String attribute) {
        List<ExplainedAttribute> kept =
                attributes.stream().filter(one -> one.name().equals(attribute)).toList();
        return new Explanation(item, known, fate, conditions, kept);
    }

    /**
     * A condition on the item or the recipient as a whole.
     *
     * @param clause the words before it: {@code recipient when} or {@code drop item when}
     * @param place where the condition begins
     * @param when the condition, and what it read
     * @param holds whether it gave true; a missing value is not true
     */
    public record Condition(String clause, SourcePosition place, ExplainedExpression when, boolean holds) {}

    /**
     * An expression as written, what it gave, and what it read.
     *
     * @param text as the rules write it
     * @param value what it gave; null: missing
     * @param readings each field and look-up in it
     */
    public record ExplainedExpression(String text, @Nullable Object value, List<Reading> readings) {
        /**
         * Copies the list.
         *
         * @param text as the rules write it
         * @param value what it gave; null: missing
         * @param readings each field and look-up in it
         */
        public ExplainedExpression {
            readings = List.copyOf(readings);
        }
    }

    /**
     * A field or look-up that an expression reads.
     *
     * @param text as the rules write it: {@code item.title}
     * @param value what was read; null: missing
     */
    public record Reading(String text, @Nullable Object value) {}

    /**
     * One attribute.
     *
     * @param name as the rules write it
     * @param once whether it is made once for a recipient, and not for each item
     * @param cases those tried, in order; the last gave the value
     * @param limits as written behind the attribute's name: {@code max 60}, {@code image}
     * @param value what is sent
     */
    public record ExplainedAttribute(
            String name, boolean once, List<String> limits, List<ExplainedCase> cases, String value) {
        /**
         * Copies the lists.
         *
         * @param name as the rules write it
         * @param once whether it is made once for a recipient, and not for each item
         * @param limits as written behind the attribute's name
         * @param cases those tried, in order; at least one
         * @param value what is sent
         */
        public ExplainedAttribute {
            limits = List.copyOf(limits);
            cases = List.copyOf(cases);
        }

        /** {@return the case that gave the value: the last that was tried} */
        public ExplainedCase winner() {
            return cases.get(cases.size() - 1);
        }
    }

    /**
     * One case that was tried.
     *
     * @param name which case
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
