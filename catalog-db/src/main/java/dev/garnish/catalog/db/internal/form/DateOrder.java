package dev.garnish.catalog.db.internal.form;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What comes first in a column's dates. */
public enum DateOrder {
    DMY,
    MDY,
    YMD,
    EPOCH,
    /** They stay text. */
    TEXT;

    static final List<DateOrder> ORDERS = List.of(DMY, MDY, YMD);

    /** A text in ISO 8601; empty where it is no date in this order. */
    Optional<String> read(String text) {
        return switch (this) {
            case EPOCH -> Epoch.time(text);
            case TEXT -> Optional.empty();
            case DMY, MDY -> DateText.of(text).flatMap(date -> Optional.ofNullable(date.in(this)));
            case YMD ->
                DateText.of(text)
                        .or(() -> DateText.ofCompact(text))
                        .filter(date -> date.in(this) != null || !date.isAmbiguous())
                        .map(date -> Optional.ofNullable(date.in(this)).orElseGet(date::either));
        };
    }

    /** As {@code --date} names it. */
    String option() {
        return name().toLowerCase(Locale.ROOT);
    }

    String words() {
        return switch (this) {
            case DMY -> "the day first";
            case MDY -> "the month first";
            default -> "the year first";
        };
    }
}
