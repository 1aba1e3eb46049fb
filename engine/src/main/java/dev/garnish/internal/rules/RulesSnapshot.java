package dev.garnish.internal.rules;

import dev.garnish.internal.lang.parse.IncludedFiles;
import dev.garnish.internal.text.Printable;
import dev.garnish.rules.RulesSource;
import dev.garnish.rules.Source;
import dev.garnish.rules.TableReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Rules at one moment: the text of their files, included ones among them, and of each table that their check asked for. A table is read once;
 * later questions get the same answer. Safe for use by many threads. Plain loops: a cold function starts with this.
 */
public final class RulesSnapshot implements TableReader {
    private final List<Source> sources;
    private final TableReader reader;
    private final Map<Name, Optional<String>> tables;

    /**
     * A table's file, or that there is none.
     *
     * @param file which of the rules files names it, from 0
     * @param text empty where there is no such table
     */
    public record Table(int file, String name, boolean exists, String text) {}

    private record Name(int file, String table) {
        /**
         * By hand: a record's generated method keeps its class loader alive, and so a web application that has ended.
         */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Name name && name.file == file && name.table.equals(table);
        }

        @Override
        public int hashCode() {
            return 31 * table.hashCode() + file;
        }
    }

    /** Rules that were just read, and what reads the tables and the included files beside them. */
    public RulesSnapshot(List<Source> sources, TableReader reader) {
        this(withIncluded(sources, reader), reader, new ConcurrentHashMap<>());
    }

    private static List<Source> withIncluded(List<Source> sources, TableReader reader) {
        for (Source one : sources) {
            if (one.text().contains("include")) {
                return IncludedFiles.with(sources, reader);
            }
        }
        return sources;
    }

    private RulesSnapshot(List<Source> sources, TableReader reader, Map<Name, Optional<String>> tables) {
        this.sources = List.copyOf(sources);
        this.reader = reader;
        this.tables = tables;
    }

    /**
     * What stands at a source now.
     *
     * @throws UncheckedIOException if nothing does, or not all of it can be read; its message says so in one line
     */
    public static RulesSnapshot read(RulesSource source) {
        try {
            return new RulesSnapshot(source.sources(), source);
        } catch (IOException e) {
            throw unreadable(e);
        } catch (UncheckedIOException e) {
            throw unreadable(Objects.requireNonNull(e.getCause()));
        }
    }

    private static UncheckedIOException unreadable(IOException e) {
        return new UncheckedIOException("the rules cannot be read: " + Printable.text(reason(e)), e);
    }

    private static String reason(IOException e) {
        String message = String.valueOf(e.getMessage());
        boolean isBare = e instanceof FileSystemException file && file.getReason() == null;
        return isBare && e instanceof NoSuchFileException
                ? "there is no " + message
                : isBare && e instanceof AccessDeniedException ? message + " may not be read" : message;
    }

    /** Rules and tables that were stored by {@link #sources} and {@link #tables}. */
    public static RulesSnapshot of(List<Source> sources, List<Table> tables) {
        RulesSnapshot stored = new RulesSnapshot(sources, TableReader.NONE, new ConcurrentHashMap<>());
        for (Table one : tables) {
            stored.tables.put(new Name(one.file, one.name), one.exists ? Optional.of(one.text) : Optional.empty());
        }
        return stored;
    }

    /** The same text in files of other names. */
    public RulesSnapshot named(List<Source> others) {
        return new RulesSnapshot(others, TableReader.NONE, tables);
    }

    /** In the order given, and what they include behind them. */
    public List<Source> sources() {
        return sources;
    }

    /** The tables that were read, in a fixed order. */
    public List<Table> tables() {
        List<Table> asked = new ArrayList<>();
        tables.forEach((name, text) -> asked.add(new Table(name.file, name.table, text.isPresent(), text.orElse(""))));
        asked.sort(Comparator.comparingInt(Table::file).thenComparing(Table::name));
        return asked;
    }

    @Override
    public Optional<String> read(Source rules, String file) {
        Name asked = new Name(sources.indexOf(rules), file);
        Optional<String> text = tables.get(asked);
        if (text == null) {
            Optional<String> read = shared(reader.read(rules, file));
            text = tables.putIfAbsent(asked, read);
            return text == null ? read : text;
        }
        return text;
    }

    /** Of equal texts the one that was read first: many rules files may name one table. */
    private Optional<String> shared(Optional<String> text) {
        for (Optional<String> known : tables.values()) {
            if (known.equals(text)) {
                return known;
            }
        }
        return text;
    }

    /**
     * Whether a later snapshot has the same text in its files, whatever their names, and in the tables asked for here.
     */
    public boolean hasTextOf(RulesSnapshot later) {
        if (sources.size() != later.sources.size()) {
            return false;
        }
        for (int i = 0; i < sources.size(); i++) {
            if (!sources.get(i).text().equals(later.sources.get(i).text())) {
                return false;
            }
        }
        for (Map.Entry<Name, Optional<String>> one : tables.entrySet()) {
            Name name = one.getKey();
            if (!later.read(later.sources.get(name.file), name.table).equals(one.getValue())) {
                return false;
            }
        }
        return true;
    }

    /** Whether a later snapshot would be checked with the same result: {@link #hasTextOf} with the same names. */
    public boolean isAsIn(RulesSnapshot later) {
        return sources.equals(later.sources) && hasTextOf(later);
    }
}
