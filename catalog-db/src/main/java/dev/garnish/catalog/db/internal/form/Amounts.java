package dev.garnish.catalog.db.internal.form;

import dev.garnish.catalog.db.model.ImportQuestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a column's numbers show of their form: which sign is before decimals, which currencies there are. */
final class Amounts {
    private final ColumnOptions options;
    private final Map<String, Sighting> currencies = new LinkedHashMap<>();
    private @Nullable Sighting pointOnly;
    private @Nullable Sighting commaOnly;
    private @Nullable Sighting ambiguous;
    private @Nullable Sighting percent;
    private @Nullable Sighting plain;
    /** Whether commas before decimals are no chance: there is more than digits and one comma, or commas part no cells. */
    private boolean isComma;

    private final Digits byPoint = new Digits();
    private final Digits byComma = new Digits();

    Amounts(ColumnOptions options) {
        this.options = options;
    }

    /** Whether a text is a number here. */
    boolean see(String text, Sighting value, boolean commasPartCells) {
        Optional<NumberText> read = NumberText.of(text);
        if (read.isEmpty() || reading(read.get()) == null || isCode(text)) {
            return false;
        }
        NumberText number = read.get();
        String point = number.point();
        String comma = number.comma();
        byPoint.see(String.valueOf(point == null ? comma : point), value);
        byComma.see(String.valueOf(comma == null ? point : comma), value);
        if (number.isAmbiguous()) {
            ambiguous = first(ambiguous, value);
        } else if (number.point() == null) {
            commaOnly = first(commaOnly, value);
            isComma |= !commasPartCells || !number.currency().isEmpty() || text.indexOf('.') >= 0;
        } else if (number.comma() == null) {
            pointOnly = first(pointOnly, value);
        }
        if (number.isPercent()) {
            percent = first(percent, value);
        } else {
            plain = first(plain, value);
        }
        if (!number.currency().isEmpty()) {
            currencies.putIfAbsent(number.currency(), value);
        }
        return true;
    }

    /** A number that JSON spells as one. */
    boolean seePlain(String text, Sighting value) {
        byPoint.see(text, value);
        byComma.see(text, value);
        return true;
    }

    /** The digits of the numbers as they are read. */
    Digits digits() {
        return options.decimal().map(sign -> sign == ',').orElse(hasCommas()) ? byComma : byPoint;
    }

    /** A column that is not there yet takes no numbers that lose a sign or digits on the way. */
    private boolean isCode(String text) {
        return options.stored().isEmpty() && (text.charAt(0) == '+' || text.matches("-?\\d{19,}"));
    }

    private static Sighting first(@Nullable Sighting before, Sighting now) {
        return before == null ? now : before;
    }

    /** A number's plain spelling by the sign that is named, else in the only way there is; null where there is none. */
    private @Nullable String reading(NumberText number) {
        if (options.decimal().isPresent()) {
            return options.decimal().get() == ',' ? number.comma() : number.point();
        }
        return number.point() == null ? number.comma() : number.point();
    }

    /** Whether percentages and plain numbers are mixed, which cannot be told apart afterwards. */
    boolean isMixed() {
        return percent != null && plain != null;
    }

    /** Why it has to be said how numbers are read; empty where it shows. */
    Optional<Doubt> doubt(String column) {
        if (currencies.size() > 1 && !options.keepsCurrency()) {
            return Optional.of(new Doubt(
                    "it has amounts in several currencies: "
                            + String.join(
                                    ", ",
                                    currencies.values().stream()
                                            .limit(3)
                                            .map(Sighting::toString)
                                            .toList()) + ": --currency adds a column for them",
                    new ImportQuestion("currency", column, List.of())));
        } else if (options.decimal().isPresent()) {
            return Optional.empty();
        } else if (ambiguous != null && pointOnly != null == (commaOnly != null)) {
            return ambiguous.text().indexOf('.') >= 0 && commaOnly == null
                    ? Optional.empty()
                    : Optional.of(new Doubt(
                            ambiguous + " can be read in two ways",
                            new ImportQuestion("decimal", "", List.of(".", ","))));
        } else if (commaOnly != null
                && pointOnly == null
                && !isComma
                && options.stored().isEmpty()) {
            return Optional.of(new Doubt(
                    "%s is a number with a comma before decimals, or a list (--list '%s=,') or text (--decimal .)"
                            .formatted(commaOnly, column),
                    new ImportQuestion("decimal", "", List.of(",", "."))));
        }
        return Optional.empty();
    }

    /** Whether its numbers show that a comma is before decimals. */
    boolean hasCommas() {
        return commaOnly != null && pointOnly == null;
    }

    /** A number that means thousands or decimals by a point alone. */
    Optional<Sighting> pointInDoubt() {
        return pointOnly == null && commaOnly == null && options.decimal().isEmpty()
                ? Optional.ofNullable(ambiguous)
                : Optional.empty();
    }

    /** The plain spelling of a number; empty where it is none, or where it can mean two. */
    Optional<String> read(String text) {
        Optional<NumberText> number = NumberText.of(text);
        if (number.isEmpty() || isMixed()) {
            return Optional.empty();
        }
        NumberText read = number.get();
        if (read.isAmbiguous() && options.decimal().isEmpty()) {
            boolean isBoth = pointOnly != null && commaOnly != null;
            return isBoth ? Optional.empty() : Optional.ofNullable(hasCommas() ? read.comma() : read.point());
        }
        return Optional.ofNullable(reading(read));
    }

    /** The currency of an amount as it is written; empty where there is none. */
    static Optional<String> currency(String text) {
        return NumberText.of(text).map(NumberText::currency).filter(currency -> !currency.isEmpty());
    }

    /** Whether there are currencies, and no column for them. */
    boolean losesCurrency() {
        return !currencies.isEmpty() && !options.keepsCurrency();
    }

    /** What is to be said of how its numbers were read; empty where they are plain. */
    String remark(String column) {
        String form = hasCommas() ? "numbers with a comma before decimals, as " + commaOnly : "";
        String unit = percent == null ? "" : "percentages without their sign, as " + percent;
        String money = !losesCurrency()
                ? ""
                : "the currency is not stored, as in %s (--currency '%s' adds a column for it)"
                        .formatted(currencies.values().iterator().next(), column);
        String spelling = options.stored().isEmpty() ? digits().remark() : digits().remark(options.scale());
        return String.join(
                "; ",
                Stream.of(form, spelling, unit, money)
                        .filter(part -> !part.isEmpty())
                        .toList());
    }
}
