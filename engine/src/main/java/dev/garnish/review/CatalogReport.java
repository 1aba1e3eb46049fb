package dev.garnish.review;

import dev.garnish.rules.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of checking rules over a whole catalog. Immutable.
 *
 * @param items in the catalog
 * @param dropped of those, left out of every list for every recipient
 * @param drops each {@code drop item when}, in the order of the rules
 * @param attributes in the order of the rules
 * @param dated the lines that read the day, in the order of the rules
 * @param warnings those of the rules themselves too, in file order
 */
public record CatalogReport(
        long items,
        long dropped,
        List<DropCoverage> drops,
        List<AttributeCoverage> attributes,
        List<DatedCase> dated,
        List<Problem> warnings) {
    /** The report of rules that cannot be used. */
    public static final CatalogReport NOTHING = new CatalogReport(0, 0, List.of(), List.of(), List.of());

    /**
     * The report of rules that do not read the day.
     *
     * @param items in the catalog
     * @param dropped of those, left out of every list for every recipient
     * @param drops each {@code drop item when}, in the order of the rules
     * @param attributes in the order of the rules
     * @param warnings in file order
     */
    public CatalogReport(
            long items,
            long dropped,
            List<DropCoverage> drops,
            List<AttributeCoverage> attributes,
            List<Problem> warnings) {
        this(items, dropped, drops, attributes, List.of(), warnings);
    }

    /**
     * Copies the lists.
     *
     * @param items in the catalog
     * @param dropped of those, left out of every list for every recipient
     * @param drops each {@code drop item when}, in the order of the rules
     * @param attributes in the order of the rules
     * @param dated the cases that read the day, in the order of the rules
     * @param warnings in file order
     */
    public CatalogReport {
        dated = List.copyOf(dated);
        drops = List.copyOf(drops);
        attributes = List.copyOf(attributes);
        warnings = List.copyOf(warnings);
    }

    /**
     * What one {@code drop item when} takes out of the lists, whatever the others take.
     *
     * @param place where it stands
     * @param text its condition as written
     * @param items that it drops for every recipient
     * @param possible items that it drops for some recipients
     */
    public record DropCoverage(SourcePosition place, String text, long items, long possible) {}

    /**
     * One attribute over all items that are not dropped.
     *
     * @param name as the rules write it
     * @param once whether it is made once for a recipient, and not for each item
     * @param certain whether every value is the same for every recipient
     * @param cases the {@code else} last
     * @param segments of text messages ({@code max N sms}), how many known values take one message, two and so on; else empty
     */
    public record AttributeCoverage(
            String name, boolean once, boolean certain, List<CaseCoverage> cases, List<Long> segments) {
        /**
         * Copies the lists.
         *
         * @param name as the rules write it
         * @param once whether it is made once for a recipient, and not for each item
         * @param certain whether every value is the same for every recipient
         * @param cases the {@code else} last
         * @param segments how many known values take one message, two and so on; empty where it is no text message
         */
        public AttributeCoverage {
            cases = List.copyOf(cases);
            segments = List.copyOf(segments);
        }

        /**
         * An attribute that is no text message.
         *
         * @param name as the rules write it
         * @param once whether it is made once for a recipient, and not for each item
         * @param certain whether every value is the same for every recipient
         * @param cases the {@code else} last
         */
        public AttributeCoverage(String name, boolean once, boolean certain, List<CaseCoverage> cases) {
            this(name, once, certain, cases, List.of());
        }

        /** {@return the {@code else}, which every attribute has} */
        public CaseCoverage fallback() {
            return cases.get(cases.size() - 1);
        }
    }

    /**
     * One line of a decision list over all items.
     *
     * @param name which line
     * @param items whose value it gives for every recipient
     * @param possible items whose value it gives for some recipients
     * @param applicable items that it applies to, or may, whether or not a case above comes first
     * @param example one of {@code items}; null where there is none
     */
    public record CaseCoverage(
            CaseName name,
            long items,
            long possible,
            long applicable,
            @Nullable Example example) {}

    /**
     * A line that reads the day: a case, or the condition of {@code drop item when} or {@code recipient when}, whose name is
     * of no attribute.
     *
     * @param name which line
     * @param today whether somebody may take it today
     * @param items that take it today, some of them perhaps for some recipients only; 0 where it is not asked of items
     * @param changes the next day, {@code 2026-11-27}, on which it is for other items or other recipients; empty where
     *     none was found within a year
     * @param whole whether that was looked for with all items and for all recipients; where it was not, an earlier day may be
     *     the next one
     */
    public record DatedCase(CaseName name, boolean today, long items, String changes, boolean whole) {}

    /**
     * An item and the value it gets.
     *
     * @param item its id
     * @param value as it is sent
     */
    public record Example(String item, String value) {}
}
