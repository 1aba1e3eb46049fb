package dev.garnish.review;

import java.util.List;

/**
 * What changes for recipients when one release takes the place of another, over every item and every combination of the
 * values that the rules of either name. Immutable.
 *
 * @param before which rules and items these were
 * @param after which take their place
 * @param items that either has
 * @param added items that only the newer catalog has
 * @param removed items that only the older catalog has
 * @param dropped items that somebody is shown no longer
 * @param restored items that somebody is shown now who was not
 * @param attributes what changes, first those with values that become the {@code else}, then in the order of the rules
 */
public record ReleaseDiffReport(
        Identity before,
        Identity after,
        long items,
        Moved added,
        Moved removed,
        Moved dropped,
        Moved restored,
        List<AttributeChange> attributes) {
    /**
     * A report; the list is copied.
     *
     * @param before which rules and items these were
     * @param after which take their place
     * @param items that either has
     * @param added items that only the newer catalog has
     * @param removed items that only the older catalog has
     * @param dropped items that somebody is shown no longer
     * @param restored items that somebody is shown now who was not
     * @param attributes what changes
     */
    public ReleaseDiffReport {
        attributes = List.copyOf(attributes);
    }

    /** {@return whether recipients get the same as before} */
    public boolean changesNothing() {
        return attributes.isEmpty() && added.items() + removed.items() + dropped.items() + restored.items() == 0;
    }

    /** {@return how many values change: of each attribute its items} */
    public long values() {
        return attributes.stream().mapToLong(AttributeChange::items).sum();
    }

    /** {@return how many values become the {@code else}} */
    public long becomesElse() {
        return attributes.stream().mapToLong(AttributeChange::becomesElse).sum();
    }

    /**
     * What identifies a release.
     *
     * @param rules their checksum
     * @param catalog its version
     */
    public record Identity(String rules, String catalog) {}

    /**
     * A number of items, and the first of them.
     *
     * @param items how many
     * @param examples the ids of the first
     */
    public record Moved(long items, List<String> examples) {
        /**
         * Items; the list is copied.
         *
         * @param items how many
         * @param examples the ids of the first
         */
        public Moved {
            examples = List.copyOf(examples);
        }
    }

    /** What happens to an attribute. */
    public enum Change {
        /** Only the newer rules have it. */
        ADDED,
        /** Only the older rules have it. */
        REMOVED,
        /** Both have it, and somebody gets another value. */
        CHANGED
    }

    /**
     * An attribute that changes.
     *
     * @param name as the rules write it
     * @param change what happens to it
     * @param image whether its values are addresses of pictures
     * @param items whose value changes for somebody, 1 for a value that is made once from no item; none where it is added or
     *     removed
     * @param becomesElse of those, where the {@code else} takes the place of a case
     * @param whole whether all combinations of recipients were compared
     * @param cases by the cases that gave the values before and after, first those that become the {@code else}
     */
    public record AttributeChange(
            String name,
            Change change,
            boolean image,
            long items,
            long becomesElse,
            boolean whole,
            List<CaseChange> cases) {
        /**
         * An attribute; the list is copied.
         *
         * @param name as the rules write it
         * @param change what happens to it
         * @param image whether its values are addresses of pictures
         * @param items whose value changes
         * @param becomesElse of those, where the {@code else} takes the place of a case
         * @param whole whether all combinations of recipients were compared
         * @param cases by the cases that gave the values
         */
        public AttributeChange {
            cases = List.copyOf(cases);
        }
    }

    /**
     * Values that one case gave and another gives now.
     *
     * @param before the case of the older rules
     * @param after the case of the newer rules
     * @param items how many different ones
     * @param values how many, over all combinations of recipients
     * @param samples the first of them
     */
    public record CaseChange(CaseName before, CaseName after, long items, long values, List<ChangedText> samples) {
        /**
         * A change; the samples are copied.
         *
         * @param before the case of the older rules
         * @param after the case of the newer rules
         * @param items how many different ones
         * @param values how many
         * @param samples the first of them
         */
        public CaseChange {
            samples = List.copyOf(samples);
        }

        /** {@return whether the {@code else} takes the place of a case} */
        public boolean becomesElse() {
            return after.isElse() && !before.isElse();
        }
    }

    /**
     * One value.
     *
     * @param item its id; empty for a value that is made once
     * @param recipient for whom, in the values that the rules name; empty for everybody
     * @param before the value of the older release
     * @param after the value of the newer release
     */
    public record ChangedText(String item, String recipient, String before, String after) {}

    /**
     * Real recipients who get something else.
     *
     * @param recipients how many were compared
     * @param touched how many of those get something else
     * @param attributes for how many each attribute changes, in the order of the older rules
     */
    public record Touched(long recipients, long touched, List<TouchedAttribute> attributes) {
        /**
         * Recipients; the list is copied.
         *
         * @param recipients how many were compared
         * @param touched how many get something else
         * @param attributes for how many each attribute changes
         */
        public Touched {
            attributes = List.copyOf(attributes);
        }
    }

    /**
     * An attribute that changes for real recipients.
     *
     * @param name as the rules write it
     * @param recipients for how many
     */
    public record TouchedAttribute(String name, long recipients) {}
}
