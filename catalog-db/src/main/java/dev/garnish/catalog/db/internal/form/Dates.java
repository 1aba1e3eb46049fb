package dev.garnish.catalog.db.internal.form;

import dev.garnish.catalog.db.model.ImportQuestion;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a column's dates show of their form: whether the day, the month or the year comes first, times, zones. */
final class Dates {
    private final ColumnOptions options;
    /** The orders that make a date of every value. */
    private final Set<DateOrder> orders = EnumSet.copyOf(DateOrder.ORDERS);

    private @Nullable Sighting decisive;
    private @Nullable Sighting ambiguous;
    private @Nullable Sighting shortYear;
    private @Nullable Sighting zoned;
    private @Nullable Sighting unzoned;
    private boolean hasTime;
    private boolean hasZone;

    Dates(ColumnOptions options) {
        this.options = options;
    }

    /** Whether a text is a date here. */
    boolean see(String text, Sighting value) {
        Optional<DateText> date = DateText.of(text);
        if (options.date().isPresent()) {
            Optional<String> read = options.date().get().read(text);
            read.ifPresent(iso -> note(iso, date, value));
            return read.isPresent();
        } else if (date.isPresent()) {
            order(date.get(), value);
            note(date.get().either(), date, value);
            return true;
        }
        Optional<String> epoch = isEpoch() ? Epoch.time(text) : Optional.empty();
        hasTime |= epoch.isPresent();
        return epoch.isPresent()
                || (options.stored().isPresent() && DateText.ofCompact(text).isPresent());
    }

    private void order(DateText date, Sighting value) {
        if (date.isAmbiguous()) {
            ambiguous = ambiguous == null ? value : ambiguous;
        }
        // Points say nothing about dates with other signs in them.
        if (value.text().indexOf('.') >= 0 && value.text().indexOf('.') < 3) {
            return;
        }
        int before = orders.size();
        orders.retainAll(date.readings().keySet());
        decisive = orders.size() == 1 && before > 1 ? value : decisive;
    }

    private void note(String iso, Optional<DateText> date, Sighting value) {
        boolean isTime = iso.indexOf('T') > 0;
        hasTime |= isTime;
        hasZone |= isTime && iso.endsWith("Z");
        unzoned = unzoned == null && isTime && !iso.endsWith("Z") ? value : unzoned;
        zoned = zoned == null && date.isPresent() && date.get().isZoned() ? value : zoned;
        shortYear = shortYear == null && date.isPresent() && date.get().isShort() ? value : shortYear;
    }

    /** Whether numbers may be seconds since 1970. */
    boolean isEpoch() {
        return options.stored().isPresent() || options.isNamedLikeTime();
    }

    boolean hasTime() {
        return hasTime;
    }

    /** The narrowest type in SQL that takes them. */
    String type() {
        if (!hasTime) {
            return "date";
        }
        return hasZone ? "timestamp with time zone" : "timestamp";
    }

    Optional<Doubt> doubt(String column) {
        if (ambiguous == null || orders.size() == 1) {
            return Optional.empty();
        }
        List<DateOrder> asked = orders.isEmpty() ? List.of(DateOrder.DMY, DateOrder.MDY) : List.copyOf(orders);
        String firsts = asked.stream().map(DateOrder::words).collect(Collectors.joining(" or "));
        String choices = asked.stream().map(DateOrder::option).collect(Collectors.joining(", "));
        return Optional.of(new Doubt(
                "%s can have %s (--date with %s or text)"
                        .formatted(ambiguous, firsts.replace(" first or", " or"), choices),
                new ImportQuestion(
                        "date",
                        column,
                        Stream.concat(asked.stream(), Stream.of(DateOrder.TEXT))
                                .map(DateOrder::option)
                                .toList())));
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
            return Optional.of(date.either());
        }
        return orders.size() == 1
                ? Optional.ofNullable(date.in(orders.iterator().next()))
                : Optional.empty();
    }

    /** What is to be said of how its dates were read; empty where it shows in each. */
    String remark() {
        boolean isOrdered = ambiguous != null && options.date().isEmpty() && orders.size() == 1;
        String order = isOrdered
                ? "dates with %s, as %s".formatted(orders.iterator().next().words(), decisive)
                : "";
        String years = shortYear == null ? "" : "years of two digits are 1969 to 2068, as in " + shortYear;
        String zones = zoned == null ? "" : "times are stored in UTC, as of " + zoned;
        String mixed = hasZone && unzoned != null ? "times without a zone count as UTC, as " + unzoned : "";
        return String.join(
                "; ",
                Stream.of(order, years, zones, mixed)
                        .filter(part -> !part.isEmpty())
                        .toList());
    }
}
