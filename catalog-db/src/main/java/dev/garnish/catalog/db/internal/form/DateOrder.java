package dev.garnish.catalog.db.internal.form;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What comes first in a column's dates. */
public enum DateOrder {
    DMY,
    MDY,
    YMD,
    EPOCH,
    /** They stay text. */
    TEXT;

    /** A text in ISO 8601; empty where it is no date in this order. */
    Optional<String> read(String text) {
        return switch (this) {
            case EPOCH -> Epoch.time(text);
            case TEXT -> Optional.empty();
            case YMD ->
                DateText.of(text)
                        .or(() -> DateText.ofCompact(text))
                        .filter(date -> !date.isAmbiguous())
                        .flatMap(DateOrder::either);
            case DMY -> DateText.of(text).flatMap(date -> Optional.ofNullable(date.dayFirst()));
            case MDY -> DateText.of(text).flatMap(date -> Optional.ofNullable(date.monthFirst()));
        };
    }

    /** A date that means one day whatever comes first. */
    static Optional<String> either(DateText date) {
        @Nullable String first = date.dayFirst();
        return Optional.ofNullable(first == null ? date.monthFirst() : first);
    }
}
