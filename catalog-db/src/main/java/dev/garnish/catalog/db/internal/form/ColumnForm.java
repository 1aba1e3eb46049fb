package dev.garnish.catalog.db.internal.form;

import dev.garnish.catalog.db.internal.text.Excerpt;
import dev.garnish.catalog.db.model.ImportQuestion;
import dev.garnish.internal.text.Blanks;
import dev.garnish.internal.text.Nfc;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The form of a column's values: what all of its cells show, seen one after the other; then each cell in plain spelling.
 *
 * <p>First every cell is seen, then cells are read; {@link #kind} holds only once all were seen. One value that does not fit is
 * enough against a kind, so that nothing is lost by converting, and no share of values decides, but for bars. A column that the
 * catalog has already keeps its kind, and only what that kind leaves open is found out. For one thread.
 */
public final class ColumnForm {
    private static final int SAMPLES = 3;
    /** Entries that bars part; in a text with spaces around a bar it is punctuation. */
    private static final Pattern BARS = Pattern.compile("[^|]*[^|\\s]\\|[^|\\s][^|]*(\\|[^|]*)*");
    /** One in this many values with bars makes a list. */
    private static final int RARE = 4;

    private final ColumnOptions options;
    private final Amounts amounts;
    private final Dates dates;
    /** Texts that are JSON lists. */
    private final Candidate arrays = new Candidate();

    /** {@code true} and {@code false}, which mean nothing else. */
    private final Candidate truths = new Candidate();

    /** Words that may stand for a truth, of which a column has to show both. */
    private final Candidate answers = new Candidate();

    private final Candidate numbers = new Candidate();
    private final Candidate times = new Candidate();

    /** Whatever a column of truths in the catalog takes. */
    private final Candidate words = new Candidate();

    private final List<String> samples = new ArrayList<>();
    private boolean hasTrue;
    private boolean hasFalse;
    private boolean hasLists;
    private long bars;
    private long filled;
    private int longest;
    private long decomposed;
    private @Nullable Sighting firstDecomposed;
    private long misread;
    private @Nullable Sighting firstMisread;

    public ColumnForm(ColumnOptions options) {
        this.options = options;
        this.amounts = new Amounts(options);
        this.dates = new Dates(options);
    }

    /**
     * A cell in the order of the rows.
     *
     * @param file as messages name it; empty where there is only one
     * @param commasPartCells whether the file has commas between cells, or is JSON
     */
    public void see(@Nullable Object cell, String file, long line, boolean commasPartCells) {
        if (cell instanceof List<?> list) {
            hasLists = true;
            filled += list.isEmpty() ? 0 : 1;
            sample(String.valueOf(list));
            composed(new Sighting(String.valueOf(list), file, line));
        } else if (cell instanceof BigDecimal number) {
            see(new Sighting(number.toPlainString(), file, line), commasPartCells, true);
        } else if (cell instanceof String text && !Blanks.isBlank(text)) {
            see(new Sighting(text.strip(), file, line), commasPartCells, false);
        }
    }

    private void see(Sighting value, boolean commasPartCells, boolean isNumber) {
        String text = value.text();
        filled++;
        longest = Math.max(longest, text.length());
        sample(text);
        composed(value);
        if (!isNumber && Mojibake.undone(text).isPresent()) {
            misread++;
            firstMisread = firstMisread == null ? value : firstMisread;
        }
        if (options.stored().isEmpty()) {
            weigh(value, isNumber);
            bars += !isNumber && text.indexOf('|') > 0 && BARS.matcher(text).matches() ? 1 : 0;
        }
        if (isWeighed(Kind.NUMBER, numbers)) {
            numbers.see(isNumber ? amounts.seePlain(text, value) : amounts.see(text, value, commasPartCells), value);
        }
        if (isWeighed(Kind.DATE, times)) {
            times.see(dates.see(text, value), value);
        }
        if (options.mayWiden() && words.isPossible()) {
            words.see(Truth.of(text).isPresent(), value);
        }
    }

    private void composed(Sighting value) {
        if (!Nfc.of(value.text()).equals(value.text())) {
            decomposed++;
            firstDecomposed = firstDecomposed == null ? value : firstDecomposed;
        }
    }

    private boolean isWeighed(Kind kind, Candidate candidate) {
        return options.stored().map(kind::equals).orElse(candidate.isOpen());
    }

    /** Weighs what only a column that is not there yet can turn out to be. */
    private void weigh(Sighting value, boolean isNumber) {
        String text = value.text();
        if (arrays.isOpen()) {
            arrays.see(!isNumber && Arrays.isOne(text), value);
        }
        if (truths.isOpen()) {
            truths.see(Truth.isOne(text), value);
        }
        if (answers.isOpen()) {
            answers.see(!isNumber && Truth.isAnswer(text), value);
            hasTrue |= Truth.of(text).equals(Optional.of(true));
            hasFalse |= Truth.of(text).equals(Optional.of(false));
        }
    }

    private void sample(String text) {
        if (samples.size() < SAMPLES && !samples.contains(text)) {
            samples.add(Excerpt.of(text));
        }
    }

    /**
     * What the catalog's column takes; for one that is not there yet what all values fit. The order matters where values fit several
     * kinds: seconds since 1970 are numbers, too, and a list in JSON is a text.
     */
    public Kind kind() {
        if (options.stored().isPresent()) {
            return options.mayWiden() && !fits(options.stored().get())
                    ? Kind.TEXT
                    : options.stored().get();
        } else if (hasLists || options.isList()) {
            return filled == 0 ? Kind.UNDECIDED : Kind.LIST;
        } else if (filled == 0) {
            return Kind.UNDECIDED;
        } else if (arrays.isPossible()) {
            return Kind.LIST;
        } else if (truths.isPossible() || (answers.isPossible() && hasTrue && hasFalse)) {
            return Kind.TRUTH;
        } else if (times.isPossible() && !(options.date().isEmpty() && isShort())) {
            return Kind.DATE;
        } else if (numbers.isPossible() && !amounts.isMixed()) {
            return Kind.NUMBER;
        }
        return isBarred() ? Kind.LIST : Kind.TEXT;
    }

    /** Whether it is a column of the catalog's that may become a wider one. */
    public boolean mayWiden() {
        return options.mayWiden() && options.stored().isPresent();
    }

    private boolean fits(Kind kind) {
        return switch (kind) {
            case NUMBER -> numbers.isPossible() && !amounts.isMixed();
            case DATE -> times.isPossible();
            case TRUTH -> words.isPossible();
            default -> true;
        };
    }

    /**
     * The narrowest type in SQL that takes every value.
     *
     * @param unscaled the type of numbers of which each has decimals of its own
     */
    public String type(String unscaled) {
        return switch (kind()) {
            case NUMBER -> amounts.digits().type(unscaled);
            case DATE -> dates.type();
            case TRUTH -> "boolean";
            case LIST -> "varchar array";
            default -> "varchar";
        };
    }

    /** The digits of its numbers. */
    public Digits digits() {
        return amounts.digits();
    }

    /** Whether one of its dates has a time of day. */
    public boolean hasTime() {
        return dates.hasTime();
    }

    /** The length of the longest text. */
    public int longest() {
        return longest;
    }

    private boolean isShort() {
        return numbers.isPossible() && !dates.isEpoch();
    }

    /** A share decides here, since a list of one entry has no bar, and a text may have one by chance. */
    private boolean isBarred() {
        return bars > 0 && bars * RARE >= filled;
    }

    /** Why it has to be said how the column is read; empty where it shows. */
    public Optional<Doubt> doubt(String column) {
        return switch (kind()) {
            case NUMBER -> amounts.doubt(column);
            case DATE -> dates.doubt(column);
            default -> Optional.empty();
        };
    }

    /** Whether its numbers show that a comma is before decimals. */
    public boolean hasCommas() {
        return kind() == Kind.NUMBER && amounts.hasCommas();
    }

    /** A doubt that arises only because other columns of the file have commas before decimals. */
    public Optional<Doubt> doubtBeside(boolean commas) {
        return commas && kind() == Kind.NUMBER
                ? amounts.pointInDoubt()
                        .map(value -> new Doubt(
                                value + " can be read in two ways, since other columns have commas",
                                new ImportQuestion("decimal", "", List.of(",", "."))))
                : Optional.empty();
    }

    /** The cell in plain spelling; as it is where it fits no form, which is reported when it is checked. */
    public @Nullable Object read(@Nullable Object cell) {
        if (cell instanceof BigDecimal number) {
            String plain = number.toPlainString();
            return kind() == Kind.DATE ? dates.read(plain).orElse(plain) : plain;
        }
        if (!(cell instanceof String text) || Blanks.isBlank(text)) {
            return cell;
        }
        String stripped = text.strip();
        return switch (kind()) {
            case NUMBER -> amounts.read(stripped).orElse(text);
            case DATE -> dates.read(stripped).orElse(text);
            case TRUTH -> Truth.of(stripped).map(String::valueOf).orElse(text);
            case LIST -> list(text);
            default -> text;
        };
    }

    private Object list(String text) {
        return options.stored().isPresent() || options.isList() || hasLists || arrays.isPossible()
                ? text
                : Stream.of(text.split("\\|", -1))
                        .map(String::strip)
                        .filter(entry -> !entry.isEmpty())
                        .toList();
    }

    /** The currency of an amount as it is written. */
    public static @Nullable Object currency(@Nullable Object cell) {
        return cell instanceof String text ? Amounts.currency(text.strip()).orElse(null) : null;
    }

    /** Why it is of its kind. */
    public String reason() {
        if (mayWiden() && kind() != options.stored().get()) {
            return "because of " + misfit();
        } else if (options.stored().isPresent()) {
            return "the catalog has it";
        } else if (kind() == Kind.UNDECIDED) {
            return "no row has a value";
        } else if (kind() != Kind.TEXT) {
            return options.isList() ? "as was asked" : remarkOrAll();
        }
        Candidate closest = candidates()
                .reduce((one, other) -> other.fitting() > one.fitting() ? other : one)
                .orElse(numbers);
        if (!closest.isPossible()) {
            return "because of " + closest.against();
        }
        return closest == answers ? "only one of yes and no is there" : "values are mixed";
    }

    /** How a word is left out that seems to mean that there is no value; empty where it is none. */
    private String nothing() {
        return nullWord()
                .map(" (`--null '%s'` if it means that there is no value)"::formatted)
                .orElse("");
    }

    private Optional<String> nullWord() {
        return candidates()
                .filter(each ->
                        !each.isPossible() && NullWord.isLikely(each.against().text()))
                .findFirst()
                .map(each -> each.against().text());
    }

    /** What its remarks leave open. */
    public List<ImportQuestion> questions(String column) {
        if (kind() == Kind.NUMBER && amounts.losesCurrency()) {
            return List.of(new ImportQuestion("currency", column, List.of()));
        }
        return kind() == Kind.TEXT && options.stored().isEmpty() && isNearlyMore()
                ? nullWord().stream()
                        .map(word -> new ImportQuestion("null", "", List.of(word)))
                        .toList()
                : List.of();
    }

    private Stream<Candidate> candidates() {
        return Stream.of(numbers, times, truths, answers, arrays);
    }

    /** Whether values that stand beside others would have made it something else than text. */
    private boolean isNearlyMore() {
        return Stream.of(numbers, times, truths, answers).anyMatch(Candidate::isNear) && !answers.isPossible();
    }

    private String misfit() {
        return Stream.of(numbers, times, words)
                .filter(each -> !each.isPossible())
                .findFirst()
                .map(each -> each.against().toString())
                .orElse("percentages among numbers");
    }

    private String remarkOrAll() {
        String form = kind() == Kind.NUMBER ? amounts.remark("") : kind() == Kind.DATE ? dates.remark() : "";
        return form.isEmpty() ? "every value is one" : form.replaceAll(" \\(--currency.*", "");
    }

    /** What every import prints about a column of this name. */
    public List<String> remarks(String column) {
        List<String> remarks = new ArrayList<>();
        String form = kind() == Kind.NUMBER ? amounts.remark(column) : kind() == Kind.DATE ? dates.remark() : "";
        if (!form.isEmpty()) {
            remarks.add(form);
        }
        if (kind() == Kind.TEXT && options.stored().isEmpty() && isNearlyMore()) {
            remarks.add("text " + reason() + nothing());
        }
        if (firstDecomposed != null && (kind() == Kind.TEXT || kind() == Kind.LIST)) {
            remarks.add("letters and their accents are stored as one character (NFC), as in %s, %,d value%s in all"
                    .formatted(firstDecomposed, decomposed, decomposed == 1 ? "" : "s"));
        }
        if (firstMisread != null) {
            remarks.add(
                    "%s looks like UTF-8 that was read wrongly before (`%s`?), as do %,d values in all: mend the file"
                            .formatted(
                                    firstMisread,
                                    Excerpt.of(
                                            Mojibake.undone(firstMisread.text()).orElse("")),
                                    misread));
        }
        return remarks;
    }

    public long filled() {
        return filled;
    }

    /** Some of the values, each once. */
    public List<String> samples() {
        return List.copyOf(samples);
    }
}
