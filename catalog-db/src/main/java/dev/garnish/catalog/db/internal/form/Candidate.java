package dev.garnish.catalog.db.internal.form;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One kind of values that a column may hold, until one speaks against it. */
final class Candidate {
    private long fitting;
    private @Nullable Sighting against;

    boolean isPossible() {
        return against == null;
    }

    /** How many values fitted before one did not. */
    long fitting() {
        return fitting;
    }

    void see(boolean fits, Sighting value) {
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
