package dev.garnish.review;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What attributes give over a whole catalog: a value of its own, the {@code else}, and what limits cut or refuse. An
 * attribute that reads only items has one value for each item; one that reads recipients has one for each item and
 * recipient, be they given or all combinations of the values that the rules name. Immutable.
 *
 * @param rules the checksum that identifies the rules, as replies and logs carry it
 * @param catalog the version of the items
 * @param items in the catalog
 * @param dropped of those, shown to nobody
 * @param by the column whose values make the groups; empty for none
 * @param recipients how many were given; 0: combinations of named values were made
 * @param attributes in the order of the rules
 */
public record CoverageReport(
        String rules,
        String catalog,
        long items,
        long dropped,
        String by,
        long recipients,
        List<CoveredAttribute> attributes) {
    /**
     * A report; the list is copied.
     *
     * @param rules the checksum of the rules
     * @param catalog the version of the items
     * @param items in the catalog
     * @param dropped of those, shown to nobody
     * @param by the column of the groups
     * @param recipients how many were given
     * @param attributes in the order of the rules
     */
    public CoverageReport {
        attributes = List.copyOf(attributes);
    }

    /**
     * One attribute.
     *
     * @param name as the rules write it
     * @param once whether it has one value for a recipient and not one for each item
     * @param image whether its values are addresses of pictures
     * @param limits as written behind its name
     * @param samples for how many different recipients each item was evaluated; 1 where it reads none
     * @param served for how many of these the rules are, so that they have values; all where that depends on the items
     * @param whole whether these are all combinations, or all recipients given
     * @param total over all values
     * @param cases each case, the {@code else} last, with how many values it gave
     * @param groups by the values of the column, the largest first
     * @param elseItems the items that have the {@code else} for somebody
     * @param cut the items whose value is cut for somebody
     * @param refused the items of which limits refuse a value for somebody
     */
    public record CoveredAttribute(
            String name,
            boolean once,
            boolean image,
            List<String> limits,
            int samples,
            int served,
            boolean whole,
            Counts total,
            List<CountedCase> cases,
            List<Group> groups,
            ItemList elseItems,
            ItemList cut,
            ItemList refused) {
        /**
         * An attribute; the lists are copied.
         *
         * @param name as the rules write it
         * @param once whether it has one value for a recipient
         * @param image whether its values are addresses of pictures
         * @param limits as written behind its name
         * @param samples for how many different recipients each item was evaluated
         * @param served for how many of these the rules are
         * @param whole whether these are all
         * @param total over all values
         * @param cases with how many values they gave
         * @param groups by the values of the column
         * @param elseItems the items that have the {@code else}
         * @param cut the items whose value is cut
         * @param refused the items of which limits refuse a value
         */
        public CoveredAttribute {
            limits = List.copyOf(limits);
            cases = List.copyOf(cases);
            groups = List.copyOf(groups);
        }
    }

    /**
     * Numbers of values.
     *
     * @param values all of them
     * @param fromElse those of the {@code else}; all others are the attribute's own
     * @param cut those shortened to the attribute's {@code max}
     * @param refused those before which limits refused the value of another case
     * @param blank those that show nothing, which evaluation rules out
     */
    public record Counts(long values, long fromElse, long cut, long refused, long blank) {
        /** {@return the values that are not the {@code else}} */
        public long own() {
            return values - fromElse;
        }

        /** {@return how many percent of the values are own ones, rounded down to two decimals; 100 where there is no value} */
        public BigDecimal percent() {
            return values == 0
                    ? BigDecimal.valueOf(100)
                    : BigDecimal.valueOf(own())
                            .movePointRight(2)
                            .divide(BigDecimal.valueOf(values), 2, RoundingMode.DOWN);
        }
    }

    /**
     * A case and how many values it gave.
     *
     * @param name which one
     * @param values how many
     */
    public record CountedCase(CaseName name, long values) {}

    /**
     * The items with one value in the column.
     *
     * @param value as text; empty where it is missing
     * @param counts of their values
     */
    public record Group(String value, Counts counts) {}

    /**
     * Items that something concerns.
     *
     * @param items how many
     * @param ids in the catalog's order, the first 100,000
     */
    public record ItemList(long items, List<String> ids) {
        /**
         * A list; the ids are copied.
         *
         * @param items how many
         * @param ids the first of them
         */
        public ItemList {
            ids = List.copyOf(ids);
        }
    }

    /**
     * An attribute that has fewer values of its own than required.
     *
     * @param attribute its name
     * @param required percent
     * @param found percent, rounded down
     */
    public record Shortfall(String attribute, BigDecimal required, BigDecimal found) {}

    /**
     * Compares with what is required.
     *
     * @param minimum percent of own values by attribute
     * @return the attributes that have less, in the order of the rules
     */
    public List<Shortfall> below(Map<String, BigDecimal> minimum) {
        return attributes.stream()
                .flatMap(one -> {
                    BigDecimal required = minimum.getOrDefault(one.name(), BigDecimal.ZERO);
                    BigDecimal least =
                            required.multiply(BigDecimal.valueOf(one.total().values()));
                    boolean isShort = BigDecimal.valueOf(one.total().own())
                                    .movePointRight(2)
                                    .compareTo(least)
                            < 0;
                    return isShort
                            ? Stream.of(new Shortfall(
                                    one.name(), required, one.total().percent()))
                            : Stream.empty();
                })
                .toList();
    }
}
