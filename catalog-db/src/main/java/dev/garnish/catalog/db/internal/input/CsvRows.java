package dev.garnish.catalog.db.internal.input;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file (RFC 4180) whose first row names the columns, unless they are named by whoever imports it. The delimiter is the one
 * that its first line uses most, or that gives as many cells as there are names.
 */
final class CsvRows extends Rows {
    private static final List<String> DELIMITERS = List.of(",", ";", "\t", "|");
    /** Where the number of columns is known: the first that gives it, what is rarest within cells before the others. */
    private static final List<String> MORE_DELIMITERS = List.of("\t", "\u0001", "::", "^", "~", ";", "|", ",");

    private static final Pattern START = Pattern.compile("starting at line (\\d+)");
    /** How spreadsheets write down their delimiter, in a line of its own. */
    private static final Pattern SEPARATOR = Pattern.compile("(?i)sep=(.)");

    private final Iterator<CsvRecord> records;
    private final String delimiter;
    private final List<String> names;
    private long line;
    private boolean isFirst = true;

    private CsvRows(Input input, Iterator<CsvRecord> records, String delimiter, boolean hasSeparator) {
        super(input);
        this.records = records;
        this.delimiter = delimiter;
        if (hasSeparator) {
            record();
        }
        this.names = input.options().header().isEmpty()
                ? header()
                : names(input.options().header());
    }

    private List<String> header() {
        CsvRecord header = record();
        if (header == null) {
            throw InputException.badData(input.file() + ": the file is empty: expected a header line and rows");
        }
        return names(header.getFields());
    }

    /** A column without a name, or with the name of one before it, is told apart by its place. */
    private static List<String> names(List<String> header) {
        Set<String> names = new LinkedHashSet<>();
        for (String each : header) {
            int place = names.size() + 1;
            String name = each.isBlank() ? "column_" + place : each.strip();
            while (!names.add(name)) {
                name = "%s (%d)".formatted(name, place);
            }
        }
        return List.copyOf(names);
    }

    static CsvRows of(Input input) throws IOException {
        String first = input.firstLine();
        Matcher separator = SEPARATOR.matcher(first.strip());
        boolean hasSeparator = separator.matches();
        List<String> header = input.options().header();
        String delimiter = hasSeparator ? separator.group(1) : delimiter(first, header.size());
        CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(input.reader());
        return new CsvRows(input, reader.iterator(), delimiter, hasSeparator);
    }

    /** @param columns how many there are; 0 where that is not known */
    private static String delimiter(String line, int columns) {
        String best = DELIMITERS.get(0);
        int most = 0;
        String outside = line.replaceAll("\"[^\"]*\"", "");
        for (String delimiter : columns > 0 ? MORE_DELIMITERS : DELIMITERS) {
            int count = outside.split(Pattern.quote(delimiter), -1).length - 1;
            if (columns > 0 && count == columns - 1) {
                return delimiter;
            }
            if (count > most) {
                best = delimiter;
                most = count;
            }
        }
        return best;
    }

    @Override
    public boolean commasPartCells() {
        return delimiter.equals(",");
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
        if (isFirst) {
            requireRow(record.getFields());
        }
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

    /** Refuses a header line as a row. */
    private void requireRow(List<String> first) {
        isFirst = false;
        List<String> stripped = first.stream().map(String::strip).toList();
        if (!input.options().header().isEmpty()
                && stripped.equals(input.options().header())) {
            throw InputException.badData(
                    "%s:%d: its first line has these names already: leave out --header".formatted(input.file(), line));
        }
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
            String said = String.valueOf(e.getMessage());
            Matcher start = START.matcher(said);
            throw InputException.badData(
                    "%s:%s: %s"
                            .formatted(
                                    input.file(),
                                    start.find() ? start.group(1) : Long.toString(line + 1),
                                    reason(said)),
                    e);
        }
    }

    /** @param said by the library, to programmers */
    private static String reason(String said) {
        if (said.contains("limit of")) {
            return "the row has more than 16,384 cells, which no table takes";
        }
        boolean isLong = said.contains("exceeds") || said.contains("insufficient");
        return isLong
                ? "a quote in this row is not closed, or a cell is longer than 16,777,216 characters"
                : "a quote in this row is not closed, or text stands behind a closing quote: double the quotes inside"
                        + " quoted cells";
    }
}
