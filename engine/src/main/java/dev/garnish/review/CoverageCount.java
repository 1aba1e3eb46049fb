package dev.garnish.review;

import dev.garnish.catalog.Item;
import dev.garnish.review.RecipientCombinations.Sample;
import java.math.BigDecimal;
import java.util.List;

/** Counts what the attributes that have a value for each item give for some items. For one thread. */
final class CoverageCount {
    private final SampledRules sampled;
    private final List<Sample> audience;
    private final int column;
    private final List<AttributeTally> tallies;
    private long items;
    private long dropped;

    /** @param column whose values the counts are divided by; -1: they are not */
    CoverageCount(SampledRules sampled, List<Sample> audience, int column, List<AttributeTally> tallies) {
        this.sampled = sampled;
        this.audience = audience;
        this.column = column;
        this.tallies = tallies;
    }

    CoverageCount of(List<Item> some) {
        some.forEach(this::row);
        return this;
    }

    private void row(Item item) {
        items++;
        boolean shown = false;
        for (int i = 0; i < audience.size() && !shown; i++) {
            shown = sampled.shows(item, audience.get(i));
        }
        if (!shown) {
            dropped++;
            return;
        }
        List<String> groups = groups(item);
        for (AttributeTally tally : tallies) {
            if (tally.once()) {
                continue;
            }
            for (Sample sample : tally.samples()) {
                if (!tally.isPerRecipient() || sampled.shows(item, sample)) {
                    tally.count(item.id(), groups, sampled.inputs(item, sample), sample.weight());
                }
            }
        }
    }

    private List<String> groups(Item item) {
        Object value = column < 0 ? null : item.at(column);
        if (column < 0) {
            return List.of();
        } else if (value instanceof List<?> list) {
            return list.stream().map(CoverageCount::text).distinct().toList();
        }
        return List.of(value == null ? "" : text(value));
    }

    private static String text(Object value) {
        return value instanceof BigDecimal number ? number.stripTrailingZeros().toPlainString() : value.toString();
    }

    /** Adds what another counted over other items, which come behind these. */
    void add(CoverageCount other) {
        items += other.items;
        dropped += other.dropped;
        for (int i = 0; i < tallies.size(); i++) {
            tallies.get(i).add(other.tallies.get(i));
        }
    }

    long items() {
        return items;
    }

    long dropped() {
        return dropped;
    }
}
