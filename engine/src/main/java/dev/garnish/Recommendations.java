package dev.garnish;

import dev.garnish.event.Diagnostic;
import dev.garnish.event.Recipient;
import dev.garnish.internal.rows.EnrichmentStats;
import dev.garnish.internal.rows.RecipientResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * What one recipient is shown. Immutable and thread-safe. Its text form holds no value and nothing of the recipient.
 *
 * <pre>{@code
 * Recommendations shown = garnish.recommend(recipient, List.of("1815", "1009"));
 * if (shown.outcome() == Recommendations.Outcome.FILLED) {
 *     String headline = shown.text("Headline");
 *     for (var item : shown.items()) {
 *         card(item.id(), item.text("Title"));
 *     }
 * }
 * }</pre>
 */
public final class Recommendations {
    private final RecipientResult result;
    private final List<String> asked;
    private final Recipient recipient;
    private final EnrichmentStats stats;
    private final List<Diagnostic> diagnostics;
    private final Supplier<RuleSet> rules;

    /** What became of a recipient. */
    public enum Outcome {
        /** Every attribute has its value. */
        FILLED,
        /** The rules are not for this recipient: nothing is filled. */
        PASSED,
        /** The rules are not for this recipient and leave them out: nothing is to be sent. */
        OMITTED,
        /** An item is unknown, and the rules fail such a recipient: nothing is to be sent. */
        FAILED
    }

    /**
     * Why a value is what it is.
     *
     * @param number that of the case in the attribute's decision list, from 1, the {@code else} last
     * @param label the case's, as in {@code [label]}, without the brackets; empty where it has none
     * @param isElse whether the {@code else} gave it
     * @param place file, line and column of the case, from 1: {@code movies.rules:12:3}
     */
    public record Reason(int number, String label, boolean isElse, String place) {}

    /** One recommended item that is shown, and its texts. Immutable and thread-safe. */
    public final class Shown {
        private final String id;
        private final int position;

        private Shown(String id, int position) {
            this.id = id;
            this.position = position;
        }

        /** {@return the id as it was asked for, white space included} */
        public String id() {
            return id;
        }

        /**
         * The text of an attribute that has one for each item.
         *
         * @param attribute its name, as the rules write it
         * @return the text, never blank
         * @throws IllegalArgumentException if the rules have no such attribute, or it is a {@code once} attribute
         */
        public String text(String attribute) {
            return result.value(index(attribute, false), position);
        }

        /**
         * The case that gave that text, found by evaluating the attribute once more: for support and logs, not for every
         * message.
         *
         * @param attribute its name, as the rules write it
         * @return the case
         * @throws IllegalArgumentException if the rules have no such attribute, or it is a {@code once} attribute
         */
        public Reason reason(String attribute) {
            return Reasons.of(rules.get(), recipient, result, stats.moment(), index(attribute, false), position);
        }

        @Override
        public String toString() {
            return "item " + id;
        }
    }

    /**
     * A result as it was made.
     *
     * @param asked the ids that were asked for
     * @param stats nobody adds to any more
     * @param rules those that made it, for {@link #reason}
     */
    Recommendations(
            RecipientResult result,
            List<String> asked,
            Recipient recipient,
            EnrichmentStats stats,
            Supplier<RuleSet> rules) {
        this.result = result;
        this.asked = List.copyOf(asked);
        this.recipient = recipient;
        this.stats = stats;
        this.diagnostics = stats.diagnostics();
        this.rules = rules;
    }

    /** {@return what became of the recipient; only {@link Outcome#FILLED} has values} */
    public Outcome outcome() {
        return Outcome.valueOf(result.kind().name());
    }

    /**
     * The text of a {@code once} attribute.
     *
     * @param attribute its name, as the rules write it
     * @return the text, never blank
     * @throws IllegalArgumentException if the rules have no such attribute, or it has a text for each item
     * @throws IllegalStateException if nothing is filled for this recipient
     */
    public String text(String attribute) {
        return result.value(index(attribute, true), 0);
    }

    /**
     * The case that gave the text of a {@code once} attribute.
     *
     * @param attribute its name, as the rules write it
     * @return the case
     * @throws IllegalArgumentException if the rules have no such attribute, or it has a text for each item
     * @throws IllegalStateException if nothing is filled for this recipient
     */
    public Reason reason(String attribute) {
        return Reasons.of(rules.get(), recipient, result, stats.moment(), index(attribute, true), 0);
    }

    private int index(String attribute, boolean once) {
        int index = result.indexOf(Objects.requireNonNull(attribute, "attribute"));
        if (index < 0) {
            throw new IllegalArgumentException(
                    "the rules have no attribute " + attribute + ", only " + String.join(", ", result.names()));
        }
        if (result.isOnce(index) != once) {
            throw new IllegalArgumentException(
                    once
                            ? attribute + " has a text for each item: ask one of items()"
                            : attribute + " has one text for the recipient: ask the recommendations");
        }
        if (result.kind() != RecipientResult.Kind.FILLED) {
            throw new IllegalStateException("nothing is filled for this recipient: " + result.kind());
        }
        return index;
    }

    /**
     * The items that are shown: those that the rules do not drop. An unknown item is among them, with the texts of
     * {@code else}, unless the rules drop it.
     *
     * @return in the order in which they were asked for; unmodifiable, empty where nothing is filled
     */
    public List<Shown> items() {
        List<String> ids = result.ids(asked);
        List<Shown> items = new ArrayList<>(ids.size());
        for (int i = 0; i < ids.size(); i++) {
            items.add(new Shown(ids.get(i), i));
        }
        return List.copyOf(items);
    }

    /**
     * All values by attribute, as they go into a message: a {@code String} for a {@code once} attribute, else a
     * {@code List<String>} with one entry for each of {@link #items()}. The text form of the map shows the values, which
     * may be personal.
     *
     * @return an unmodifiable view in the order of the rules; empty where nothing is filled
     */
    public Map<String, Object> values() {
        return result.values();
    }

    /** {@return the numbers of this recommendation; one recipient} */
    public Summary summary() {
        return Report.of(stats, 1).summary();
    }

    /** {@return what went wrong while the rest was filled, each trouble once; unmodifiable, of each code the first 100} */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    @Override
    public String toString() {
        return "recommendations[" + outcome() + ", " + asked.size() + " items, " + diagnostics.size() + " diagnostics]";
    }
}
