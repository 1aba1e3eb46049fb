package dev.garnish.catalog.db.internal.load;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.garnish.catalog.db.internal.form.NullWord;
import dev.garnish.catalog.db.internal.input.Row;
import dev.garnish.catalog.db.internal.text.Failures;
import dev.garnish.catalog.db.internal.text.Shell;
import dev.garnish.catalog.db.model.BadRow;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.catalog.db.model.ImportQuestion;
import dev.garnish.catalog.db.model.InvalidItemsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gathers the bad rows of an import: the first of them in memory, all of them in the file for rejects. */
final class BadRows implements AutoCloseable {
    private static final int SHOWN = 20;

    private final List<BadRow> first = new ArrayList<>();
    private final long most;
    private final @Nullable CsvWriter rejects;
    private final Optional<Path> file;
    /** The import's command with more options. */
    private final UnaryOperator<String> command;
    /** Columns that values do not fit, though wider ones would take them. */
    private final Set<String> narrow = new TreeSet<>();
    /** Their values, as long as all of them seem to mean that there is none. */
    private final Set<String> nothing = new TreeSet<>();

    private boolean isAllNothing = true;

    private long count;
    private long judged;
    private String lastRow = "";
    private long repeated;
    private @Nullable Row row;
    private List<String> names = List.of();
    private int idIndex = -1;

    private BadRows(long most, Optional<Path> file, UnaryOperator<String> command) {
        this.most = most;
        this.command = command;
        this.file = file;
        this.rejects = file.isPresent() ? writer(file.get()) : null;
    }

    /** How many bad rows are left out; one more and nothing is imported. */
    static BadRows of(ImportOptions wanted, String catalog) {
        return new BadRows(wanted.maxBad(), wanted.rejects(), more -> wanted.command(catalog, more));
    }

    private static CsvWriter writer(Path file) {
        try {
            CsvWriter writer = CsvWriter.builder().build(Files.newBufferedWriter(file));
            writer.writeRecord("file", "line", "id", "column", "reason", "row");
            return writer;
        } catch (IOException e) {
            throw unwritten(file, e);
        }
    }

    private static CatalogException unwritten(Path file, IOException e) {
        return CatalogException.environment(
                "rejects %s: cannot be written: %s: nothing was imported".formatted(file, Failures.reason(e)), e);
    }

    /** What comes now is about this row. */
    void row(Row current, List<String> columns, int id) {
        row = current;
        names = columns;
        idIndex = id;
    }

    /** A row that is bad only because another has its id. */
    void addRepeated(BadRow bad) {
        repeated++;
        add(bad);
    }

    /** That a wider column would take this value. */
    void addNarrow(String column, String value) {
        narrow.add(column);
        isAllNothing &= NullWord.isLikely(value);
        if (isAllNothing) {
            nothing.add(value.strip());
        }
    }

    /** One of perhaps several troubles of a row; the row counts once. */
    void add(BadRow bad) {
        String place = bad.file() + ":" + bad.line();
        if (!place.equals(lastRow)) {
            count++;
            lastRow = place;
        }
        if (count <= SHOWN) {
            first.add(bad);
        }
        write(bad);
    }

    private void write(BadRow bad) {
        if (rejects == null) {
            return;
        }
        try {
            Row current = row;
            boolean isCurrent = current != null && current.line() == bad.line();
            rejects.writeRecord(
                    bad.file().toString(),
                    Long.toString(bad.line()),
                    isCurrent && current != null && idIndex >= 0 ? Objects.toString(current.cell(idIndex), "") : "",
                    bad.column(),
                    bad.reason(),
                    isCurrent && current != null ? current.json(names) : "");
        } catch (UncheckedIOException e) {
            throw unwritten(file.orElseThrow(), Objects.requireNonNull(e.getCause()));
        }
    }

    long count() {
        return count;
    }

    /** Throws if a file had rows, and none of them is good. */
    void judge(boolean anyGood) {
        if (!anyGood && count > judged) {
            throw refused();
        }
        judged = count;
    }

    /** Throws if there are more than may be left out. */
    void judge() {
        if (count > most) {
            throw refused();
        }
    }

    InvalidItemsException refused() {
        return new InvalidItemsException(first, count, repeated, narrow.isEmpty() ? "" : advice(), questions());
    }

    private String advice() {
        if (isAllNothing) {
            return "if `%s` means that there is no value: %s"
                    .formatted(String.join("`, `", nothing), command.apply(options("--null", nothing)));
        }
        return "mend the values, or let `%s` take them: %s"
                .formatted(String.join("`, `", narrow), command.apply(options("--widen", narrow)));
    }

    private List<ImportQuestion> questions() {
        List<ImportQuestion> open = new ArrayList<>();
        if (repeated > 0) {
            open.add(new ImportQuestion("repeats", "", List.of("first", "last", "merge")));
        }
        if (isAllNothing && !nothing.isEmpty()) {
            open.add(new ImportQuestion("null", "", List.copyOf(nothing)));
        }
        narrow.forEach(column -> open.add(new ImportQuestion("widen", column, List.of())));
        return open;
    }

    private static String options(String name, Set<String> values) {
        return values.stream().map(each -> name + " " + Shell.word(each)).collect(Collectors.joining(" "));
    }

    @Override
    public void close() {
        try {
            if (rejects != null) {
                rejects.close();
            }
        } catch (IOException e) {
            throw unwritten(file.orElseThrow(), e);
        }
    }
}
