package dev.garnish.review;

import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.review.Explanation.ItemFate;
import dev.garnish.rules.CaseOutcome;
import dev.garnish.rules.InvalidRulesException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one recipient gets, each value with the case that gave it. It shows what the catalog holds and what the recipient
 * would read; {@link #masked} and {@link PreviewValue#shared} are for pages that others see. Immutable.
 *
 * @param recipient the id; empty where the host gave none
 * @param masked the id as others may see it
 * @param fate what becomes of the recipient; only one who is served has values
 * @param items the recommended items in their order
 * @param values those made once
 */
public record RecipientPreview(
        String recipient,
        String masked,
        RecipientExplanation.Fate fate,
        List<PreviewItem> items,
        List<PreviewValue> values) {
    /**
     * A preview; the lists are copied.
     *
     * @param recipient the id
     * @param masked the id as others may see it
     * @param fate what becomes of the recipient
     * @param items the recommended items
     * @param values those made once
     */
    public RecipientPreview {
        items = List.copyOf(items);
        values = List.copyOf(values);
    }

    /**
     * One recommended item.
     *
     * @param item its id
     * @param place among those recommended, from 1
     * @param position in the lists that are sent, from 1; 0: not in them
     * @param known whether the catalog holds it
     * @param fate what becomes of it
     * @param values of the attributes that have one for each item; empty unless it is shown
     */
    public record PreviewItem(
            String item, int place, int position, boolean known, ItemFate fate, List<PreviewValue> values) {
        /**
         * An item; the list is copied.
         *
         * @param item its id
         * @param place among those recommended
         * @param position in the lists that are sent
         * @param known whether the catalog holds it
         * @param fate what becomes of it
         * @param values of the attributes that have one for each item
         */
        public PreviewItem {
            values = List.copyOf(values);
        }
    }

    /**
     * One value as it is sent.
     *
     * @param attribute whose it is
     * @param image whether it is the address of a picture
     * @param text the value
     * @param shared the value, with what it repeats of the recipient masked
     * @param source the case that gave it
     * @param cut whether it was cut to the attribute's {@code max}
     * @param refused why the limits refused the value of a case before that one; null where they refused none
     */
    public record PreviewValue(
            String attribute,
            boolean image,
            String text,
            String shared,
            CaseName source,
            boolean cut,
            @Nullable CaseOutcome refused) {}

    /**
     * What a recipient gets.
     *
     * @param rules checked against any schema
     * @param catalog the items
     * @param addressee the recipient and the recommended items
     * @return the values with their cases
     * @throws InvalidRulesException if the rules were checked against other columns than this catalog's and do not fit
     */
    public static RecipientPreview of(RuleSet rules, Catalog catalog, Addressee addressee) {
        RecipientExplanation explained = Explainer.explain(rules, catalog, addressee.recipient(), addressee.items());
        RecipientMask mask = RecipientMask.of(addressee.recipient(), rules.recipientFields());
        return new RecipientPreview(
                explained.recipient(),
                RecipientMask.text(explained.recipient()),
                explained.fate(),
                explained.items().stream().map(one -> item(one, mask)).toList(),
                explained.attributes().stream().map(one -> value(one, mask)).toList());
    }

    private static PreviewItem item(RecipientExplanation.ListedItem one, RecipientMask mask) {
        return new PreviewItem(
                one.item(),
                one.place(),
                one.position(),
                one.known(),
                one.fate(),
                one.attributes().stream().map(value -> value(value, mask)).toList());
    }

    private static PreviewValue value(Explanation.ExplainedAttribute one, RecipientMask mask) {
        Explanation.ExplainedCase winner = one.winner();
        boolean image = one.limits().stream().anyMatch(limit -> limit.startsWith("image"));
        return new PreviewValue(
                one.name(),
                image,
                one.value(),
                mask.in(one.value()),
                winner.name(),
                winner.fate() == CaseOutcome.SHORTENED,
                one.cases().stream()
                        .map(Explanation.ExplainedCase::fate)
                        .filter(Decision::isRefused)
                        .findFirst()
                        .orElse(null));
    }
}
