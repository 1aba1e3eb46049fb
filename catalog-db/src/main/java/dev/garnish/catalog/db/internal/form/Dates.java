package dev.garnish.catalog.db.internal.form;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a column's dates show of their form: whether the day or the month comes first. */
final class Dates {
    private final ColumnOptions options;
    private @Nullable Sighting dayFirst;
    private @Nullable Sighting monthFirst;
    private @Nullable Sighting ambiguous;

    Dates(ColumnOptions options) {
        this.options = options;
    }

    /** Whether a text is a date here. */
    boolean see(String text, Sighting value) {
        if (options.date().isPresent()) {
            return options.date().get().read(text).isPresent();
        }
        Optional<DateText> read = DateText.of(text);
        if (read.isEmpty()) {
            return (isEpoch() && Epoch.time(text).isPresent())
                    || (options.stored().isPresent() && DateText.ofCompact(text).isPresent());
        }
        DateText date = read.get();
        if (date.isAmbiguous()) {
            ambiguous = ambiguous == null ? value : ambiguous;
        } else if (date.monthFirst() == null) {
            dayFirst = dayFirst == null && text.indexOf('.') < 0 ? value : dayFirst;
        } else if (date.dayFirst() == null) {
            monthFirst = monthFirst == null ? value : monthFirst;
        }
        return true;
    }

    /** Whether numbers may be seconds since 1970. */
    boolean isEpoch() {
        return options.stored().isPresent() || options.isNamedLikeTime();
    }

    Optional<Doubt> doubt(String column) {
        return ambiguous == null || dayFirst != null != (monthFirst != null)
                ? Optional.empty()
                : Optional.of(new Doubt(
                        ambiguous + " can have the day or the month first (--date with dmy, mdy or text)",
                        "--date",
                        column + "=dmy"));
    }

    /** A date in ISO 8601; empty where it is none, or where it can mean two. */
    Optional<String> read(String text) {
        if (options.date().isPresent()) {
            return options.date().get().read(text);
        }
        Optional<DateText> read = DateText.of(text).or(() -> DateText.ofCompact(text));
        if (read.isEmpty()) {
            return isEpoch() ? Epoch.time(text) : Optional.empty();
        }
        DateText date = read.get();
        if (!date.isAmbiguous()) {
            return DateOrder.either(date);
        }
        return dayFirst != null == (monthFirst != null)
                ? Optional.empty()
                : Optional.ofNullable(dayFirst != null ? date.dayFirst() : date.monthFirst());
    }

    /** What is to be said of how its dates were read; empty where it shows in each. */
    String remark() {
        if (ambiguous == null || options.date().isPresent()) {
            return "";
        }
        return dayFirst != null
                ? "dates with the day first, as " + dayFirst
                : "dates with the month first, as " + monthFirst;
    }
}
