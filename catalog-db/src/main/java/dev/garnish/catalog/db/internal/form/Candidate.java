package dev.garnish.catalog.db.internal.form;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One kind of values that a column may hold, until one speaks against it. The first values are all looked at, so that whether
 * the column was nearly of this kind does not depend on which of them comes first.
 */
final class Candidate {
    private static final int FIRST = 16;

    private long seen;
    private long fitting;
    private @Nullable Sighting against;

    boolean isPossible() {
        return against == null;
    }

    /** Whether another value says something. */
    boolean isOpen() {
        return against == null || seen < FIRST;
    }

    /** How many values fitted, of those that were looked at. */
    long fitting() {
        return fitting;
    }

    /** Whether at least half of the values that were looked at fitted. */
    boolean isNear() {
        return fitting > 0 && 2 * fitting >= seen;
    }

    void see(boolean fits, Sighting value) {
        seen++;
        if (fits) {
            fitting++;
        } else if (against == null) {
            against = value;
        }
    }

    Sighting against() {
        return Objects.requireNonNull(against);
    }
}
