package dev.garnish.review;

import java.util.List;

/**
 * What changes for the items of a catalog when one rule set takes the place of another.
 *
 * @param items in the catalog
 * @param dropped items that the old rules show and the new ones drop
 * @param restored items that the old rules drop and the new ones show
 * @param attributes those of the old rules in their order, then those that are new; only what changes
 */
public record DiffReport(long items, Moved dropped, Moved restored, List<AttributeDiff> attributes) {
    public DiffReport {
        attributes = List.copyOf(attributes);
    }

    public boolean changesNothing() {
        return dropped.items() == 0 && restored.items() == 0 && attributes.isEmpty();
    }

    /** So many items, and the first of them by id. */
    public record Moved(long items, List<String> examples) {
        public Moved {
            examples = List.copyOf(examples);
        }
    }

    /** What happens to an attribute. */
    public enum Change {
        ADDED,
        REMOVED,
        CHANGED
    }

    /**
     * One attribute.
     *
     * @param certain whether neither version reads the recipient, the position or other items
     * @param items whose value changes, of those that both rule sets show; none where it is added or removed
     * @param examples the first of them by id
     */
    public record AttributeDiff(String name, Change change, boolean certain, long items, List<ChangedValue> examples) {
        public AttributeDiff {
            examples = List.copyOf(examples);
        }
    }

    /** An item's value under both. */
    public record ChangedValue(String item, String before, String after) {}
}
