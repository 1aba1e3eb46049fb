package dev.garnish.catalog.db.internal.input;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A CSV file (RFC 4180) whose first row names the columns; the delimiter is the one that its first line uses most. */
final class CsvRows extends Rows {
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};

    private static final Pattern START = Pattern.compile("starting at line (\\d+)");
    /** How spreadsheets write down their delimiter, in a line of its own. */
    private static final Pattern SEPARATOR = Pattern.compile("(?i)sep=(.)");

    private final Iterator<CsvRecord> records;
    private final char delimiter;
    private final List<String> names;
    private long line;

    private CsvRows(Input input, Iterator<CsvRecord> records, char delimiter, boolean hasSeparator) {
        super(input);
        this.records = records;
        this.delimiter = delimiter;
        if (hasSeparator) {
            record();
        }
        CsvRecord header = record();
        if (header == null) {
            throw InputException.badData(input.file() + ": the file is empty: expected a header line and rows");
        }
        this.names = names(header.getFields());
    }

    /** A column without a name is named by its place. */
    private static List<String> names(List<String> header) {
        List<String> names = new ArrayList<>();
        for (String name : header) {
            names.add(name.isBlank() ? "column_" + (names.size() + 1) : name.strip());
        }
        return names;
    }

    static CsvRows of(Input input) throws IOException {
        String first = input.firstLine();
        Matcher separator = SEPARATOR.matcher(first.strip());
        boolean hasSeparator = separator.matches();
        char delimiter = hasSeparator ? separator.group(1).charAt(0) : delimiter(first);
        CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(input.reader());
        return new CsvRows(input, reader.iterator(), delimiter, hasSeparator);
    }

    private static char delimiter(String line) {
        char best = DELIMITERS[0];
        long most = 0;
        String outside = line.replaceAll("\"[^\"]*\"", "");
        for (char delimiter : DELIMITERS) {
            long count = outside.chars().filter(c -> c == delimiter).count();
            if (count > most) {
                best = delimiter;
                most = count;
            }
        }
        return best;
    }

    @Override
    public boolean commasPartCells() {
        return delimiter == ',';
    }

    @Override
    public boolean guardsFormulas() {
        return true;
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public boolean hasHeader() {
        return true;
    }

    @Override
    public @Nullable Row next() {
        CsvRecord record = record();
        if (record == null) {
            return null;
        }
        int count = record.getFieldCount();
        @Nullable Object[] cells = new Object[count];
        for (int i = 0; i < cells.length; i++) {
            String cell = record.getField(i);
            cells[i] = cell.isEmpty() ? null : cell;
        }
        return count == names.size()
                ? Row.of(line, cells)
                : Row.bad(
                        line,
                        cells,
                        "the row has %d %s, the header has %d"
                                .formatted(count, count == 1 ? "cell" : "cells", names.size()));
    }

    private @Nullable CsvRecord record() {
        try {
            if (!records.hasNext()) {
                return null;
            }
            CsvRecord record = records.next();
            line = record.getStartingLineNumber();
            return record;
        } catch (UncheckedIOException e) {
            throw input.failed(Math.max(1, line), Objects.requireNonNull(e.getCause()));
        } catch (CsvParseException e) {
            Matcher start = START.matcher(String.valueOf(e.getMessage()));
            throw InputException.badData(
                    "%s:%s: a quote in this row is not closed, or text stands behind a closing quote: "
                                    .formatted(input.file(), start.find() ? start.group(1) : Long.toString(line + 1))
                            + "double the quotes inside quoted cells",
                    e);
        }
    }
}
