package dev.garnish.internal.lang.check;

import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.LanguageLimits;
import dev.garnish.internal.lang.Program;
import dev.garnish.internal.lang.parse.Clause;
import dev.garnish.internal.lang.parse.Node;
import dev.garnish.internal.lang.parse.Problems;
import dev.garnish.internal.text.Blanks;
import dev.garnish.internal.text.Nfc;
import dev.garnish.rules.Code;
import dev.garnish.rules.SourceQuote;
import dev.garnish.rules.TableReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the lookup tables that rules name. */
final class TableLoader {
    private final TableReader reader;
    private final Problems problems;
    private final Function<Node, @Nullable Expr> language;
    private final Map<String, TableContent> byText = new HashMap<>();
    private final Map<String, TableContent> localizedByText = new HashMap<>();
    private int charactersLeft = LanguageLimits.ALL_TABLES;
    private int rowsLeft = LanguageLimits.ROWS;

    /** @param language what a table's {@code by} names */
    TableLoader(TableReader reader, Problems problems, Function<Node, @Nullable Expr> language) {
        this.language = language;
        this.reader = reader;
        this.problems = problems;
    }

    /** The tables by name, also those whose file has a mistake: so that their uses are no further mistakes. */
    Map<String, Program.Table> load(List<Clause.Table> clauses) {
        Map<String, Program.Table> tables = new LinkedHashMap<>();
        for (Clause.Table clause : clauses) {
            Program.Table before = tables.get(clause.name());
            if (before != null) {
                problems.add(
                        Code.TABLE_TWICE,
                        clause.nameSpan(),
                        "there is a table `%s` already, at %s".formatted(clause.name(), before.span()),
                        "give it another name");
            } else {
                tables.put(clause.name(), table(clause));
            }
        }
        return tables;
    }

    private Program.Table table(Clause.Table clause) {
        TableContent content = content(clause);
        Expr locale = clause.locale() == null ? null : language.apply(clause.locale());
        return new Program.Table(
                clause.name(), content.values(), content.blank(), content.languages(), locale, clause.span());
    }

    private TableContent content(Clause.Table clause) {
        if (charactersLeft < 0 || rowsLeft < 0) {
            return TableContent.NONE; // which is reported already
        }
        Optional<String> text = clause.file().isEmpty() ? Optional.empty() : read(clause);
        return text.isEmpty() ? TableContent.NONE : known(clause, text.get());
    }

    /** Empty with its problem where it cannot be read. */
    private Optional<String> read(Clause.Table clause) {
        try {
            Optional<String> text = reader.read(clause.span().source(), clause.file());
            if (text.isEmpty()) {
                missing(clause);
            }
            return text;
        } catch (UncheckedIOException e) {
            problems.add(
                    Code.TABLE_UNREADABLE,
                    clause.fileSpan(),
                    "the file `%s` cannot be read: %s".formatted(SourceQuote.of(clause.file()), reason(e)),
                    "",
                    "a table is a CSV file of two columns, key and value, saved as UTF-8");
            return Optional.empty();
        }
    }

    /** Why a file that is there cannot be read, behind "it cannot be read:". */
    static String reason(UncheckedIOException e) {
        if (e.getCause() instanceof AccessDeniedException) {
            return "there is no permission";
        }
        return e.getCause() instanceof FileSystemException system && system.getReason() != null
                ? "it " + system.getReason()
                : "it is damaged or in use";
    }

    /** Read once, however many tables and rules files name the same. */
    private TableContent known(Clause.Table clause, String text) {
        Map<String, TableContent> read = clause.localized() ? localizedByText : byText;
        TableContent known = read.get(text);
        if (known != null) {
            return known;
        }
        if (text.length() > LanguageLimits.TABLE
                || text.getBytes(StandardCharsets.UTF_8).length > LanguageLimits.TABLE) {
            return tooLarge(clause, "`%s` is larger than %d MB", LanguageLimits.TABLE >> 20);
        }
        charactersLeft -= text.length();
        if (charactersLeft < 0) {
            return tooLarge(
                    clause, "with `%s` the tables are larger than %d MB together", LanguageLimits.ALL_TABLES >> 20);
        }
        TableContent content = clause.localized() ? localized(clause, text) : content(clause, text);
        read.put(text, content);
        return content;
    }

    private void missing(Clause.Table clause) {
        problems.add(
                Code.TABLE_FILE_MISSING,
                clause.fileSpan(),
                "there is no file `%s` beside these rules".formatted(SourceQuote.of(clause.file())),
                "",
                "a table is a CSV file of two columns, key and value");
    }

    private TableContent tooLarge(Clause.Table clause, String message, int most) {
        problems.add(
                Code.TABLE_TOO_LARGE,
                clause.fileSpan(),
                message.formatted(SourceQuote.of(clause.file()), most),
                "",
                "large tables belong in the catalog, as a column of their own");
        return TableContent.NONE;
    }

    private TableContent content(Clause.Table clause, String text) {
        Map<String, String> values = new HashMap<>();
        Iterator<TableText.Row> rows = TableText.rows(text);
        while (rows.hasNext()) {
            TableText.Row row = rows.next();
            if (!row.fault().isEmpty() || row.fields().size() != 2) {
                return badRow(clause, row);
            }
            String key = plain(row.fields().get(0));
            if (values.putIfAbsent(key, plain(row.fields().get(1))) != null) {
                return twice(clause, row, key, lineOf(text, key));
            }
            if (--rowsLeft < 0) {
                return tooLarge(clause, "with `%s` the tables have more than %,d rows together", LanguageLimits.ROWS);
            }
        }
        return TableContent.of(values);
    }

    private TableContent localized(Clause.Table clause, String text) {
        LocalizedRows rows = new LocalizedRows(clause, problems);
        TableContent content = rows.read(text, rowsLeft);
        rowsLeft -= rows.texts();
        return rowsLeft < 0
                ? tooLarge(clause, "with `%s` the tables have more than %,d rows together", LanguageLimits.ROWS)
                : content;
    }

    /** As rules read texts. */
    static String plain(String field) {
        return Nfc.of(Blanks.trim(field));
    }

    /** Where a key stands first: looked for again, because the lines of all would take as much memory as the table. */
    private static int lineOf(String text, String key) {
        Iterator<TableText.Row> rows = TableText.rows(text);
        TableText.Row row = rows.next();
        while (!plain(row.fields().get(0)).equals(key)) {
            row = rows.next();
        }
        return row.line();
    }

    private TableContent badRow(Clause.Table clause, TableText.Row row) {
        int fields = row.fields().size();
        problems.add(
                Code.BAD_TABLE_ROW,
                clause.fileSpan(),
                "line %d of `%s` has no key and value: %s"
                        .formatted(
                                row.line(),
                                SourceQuote.of(clause.file()),
                                row.fault().isEmpty()
                                        ? "it has " + (fields == 1 ? "one field" : fields + " fields")
                                        : row.fault()),
                row.fields().get(0).equals("key") && fields > 2
                        ? "for several languages, write by recipient.locale"
                        : "",
                "a line is key,value; what holds a comma stands in double quotes");
        return TableContent.NONE;
    }

    private TableContent twice(Clause.Table clause, TableText.Row row, String key, int before) {
        problems.add(
                Code.TABLE_KEY_TWICE,
                clause.fileSpan(),
                "line %d of `%s` repeats the key `%s` of line %d"
                        .formatted(row.line(), SourceQuote.of(clause.file()), SourceQuote.of(key), before),
                "take one of them out");
        return TableContent.NONE;
    }
}
