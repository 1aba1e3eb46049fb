package dev.garnish.review;

import dev.garnish.review.Explanation.Condition;
import dev.garnish.review.Explanation.ExplainedAttribute;
import dev.garnish.review.Explanation.ItemFate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why a recipient gets what he gets for the items recommended to him. It shows what the items and the recipient hold,
 * so it is for authors working on data of their own: do not log it. Immutable.
 *
 * @param recipient the id
 * @param fate whether the recipient is served, and why not
 * @param conditions {@code recipient when}, where there is one
 * @param items in the order recommended; empty where the rules are not for the recipient
 * @param attributes those made once per recipient; empty unless the recipient is served
 * @param values what is sent, by attribute in the order of the rules: a text, or a list with a text for each item shown
 */
public record RecipientExplanation(
        String recipient,
        Fate fate,
        List<Condition> conditions,
        List<ListedItem> items,
        List<ExplainedAttribute> attributes,
        Map<String, Object> values) {
    /**
     * Copies the lists and the map, whose order stays.
     *
     * @param recipient the id
     * @param fate whether the recipient is served, and why not
     * @param conditions {@code recipient when}, where there is one
     * @param items in the order recommended
     * @param attributes those made once per recipient
     * @param values what is sent, by attribute in the order of the rules
     */
    public RecipientExplanation {
        conditions = List.copyOf(conditions);
        items = List.copyOf(items);
        attributes = List.copyOf(attributes);
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** What becomes of the recipient. */
    public enum Fate {
        /** The recipient gets what the rules make, perhaps of no item at all. */
        SERVED,
        /** The rules are not for the recipient, who gets nothing. */
        PASSES,
        /** The rules are not for the recipient, who is left out of the reply. */
        OMITTED,
        /** An item is unknown, and the rules fail such a recipient. */
        FAILS
    }

    /**
     * One recommended item.
     *
     * @param item its id
     * @param place among those recommended, from 1
     * @param position in the lists that are sent, from 1; 0: not in them
     * @param known whether the catalog holds the item
     * @param fate what becomes of the item
     * @param conditions {@code drop item when}
     * @param attributes those made per item; empty unless the item is shown
     */
    public record ListedItem(
            String item,
            int place,
            int position,
            boolean known,
            ItemFate fate,
            List<Condition> conditions,
            List<ExplainedAttribute> attributes) {
        /**
         * Copies the lists.
         *
         * @param item its id
         * @param place among those recommended, from 1
         * @param position in the lists that are sent, from 1; 0: not in them
         * @param known whether the catalog holds the item
         * @param fate what becomes of the item
         * @param conditions {@code drop item when}
         * @param attributes those made per item
         */
        public ListedItem {
            conditions = List.copyOf(conditions);
            attributes = List.copyOf(attributes);
        }
    }
}
