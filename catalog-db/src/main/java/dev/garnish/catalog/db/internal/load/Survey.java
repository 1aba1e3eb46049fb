package dev.garnish.catalog.db.internal.load;

import dev.garnish.catalog.db.internal.form.ColumnForm;
import dev.garnish.catalog.db.internal.form.Doubt;
import dev.garnish.catalog.db.internal.form.Kind;
import dev.garnish.catalog.db.internal.input.RecordedRows;
import dev.garnish.catalog.db.internal.input.Row;
import dev.garnish.catalog.db.internal.sql.Database;
import dev.garnish.catalog.db.internal.sql.ItemTable.Stored;
import dev.garnish.catalog.db.internal.text.Excerpt;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.catalog.db.model.ColumnReport;
import dev.garnish.catalog.db.model.ImportQuestion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the files of an import show before anything is imported: which column holds the ids, and the form of each column's
 * values, seen in all rows. Afterwards the files give their rows in plain spelling.
 *
 * <p>All rows of all files are seen before one is imported, since a single value decides a column: the last of a million rows may
 * show that {@code 1,234} had decimals. Of the rows nothing is kept but counts, a few samples, and for each kind of values the
 * first that speaks against it.
 */
final class Survey {
    private static final String ID = "item_id";

    private final ImportFiles files;
    private final ImportOptions wanted;
    private final String catalog;
    private final Map<String, Stored> stored;
    private final FormOptions options;
    private final Map<String, ColumnForm> forms = new LinkedHashMap<>();
    /** The first file's spelling of each column. */
    private final Map<String, String> spellings = new LinkedHashMap<>();

    private final List<String> remarks = new ArrayList<>();
    private final Set<ImportQuestion> questions = new LinkedHashSet<>();
    private final List<List<String>> spelled = new ArrayList<>();
    private final IdColumns candidates = new IdColumns();
    private ColumnMapping mapping;
    private long rows;
    private boolean isSparse;

    private Survey(ImportFiles files, ImportOptions wanted, String catalog, List<Stored> columns) {
        this.files = files;
        this.wanted = wanted;
        this.catalog = catalog;
        this.stored = columns.stream().collect(Collectors.toMap(Stored::name, column -> column));
        this.options = new FormOptions(wanted, stored);
        this.mapping = wanted.mapping().over(stored.keySet());
    }

    /**
     * Reads all rows once. In this order: a misspelled option is reported before a doubt that it was to decide; the column of the ids
     * is known before doubts, as ids have no form and so no doubt; the rows get their shape last, from the final mapping.
     */
    static Survey of(ImportFiles files, ImportOptions wanted, String catalog, List<Stored> columns) {
        Survey survey = new Survey(files, wanted, catalog, columns);
        for (int i = 0; i < files.count(); i++) {
            survey.read(i);
        }
        survey.requireGiven();
        survey.chooseId();
        survey.requireNoDoubt();
        survey.leaveOutEmpty();
        survey.shape();
        return survey;
    }

    private void read(int index) {
        RecordedRows open = files.rows(index);
        List<String> columns = files.names(index);
        mapping = mapping.withoutHollow(open.hollow());
        String file = files.path(index).toString();
        List<String> names = mapping.names(columns, file);
        spelled.add(columns);
        boolean lacksId = mapping.idColumn(columns).isEmpty();
        List<Optional<ColumnForm>> seen = forms(columns, names);
        open.rewind();
        for (Row row = open.next(); row != null; row = open.next()) {
            rows++;
            for (int i = 0; row.trouble() == null && i < seen.size(); i++) {
                if (seen.get(i).isPresent()) {
                    isSparse |= !row.has(i);
                    String other = files.count() == 1 ? "" : file;
                    Object cell = row.cell(i);
                    boolean isNull = PlainRows.isNull(cell, wanted.reading().nulls());
                    seen.get(i).get().see(isNull ? null : cell, other, row.line(), open.commasPartCells());
                }
            }
            if (lacksId) {
                candidates.see(row, columns);
            }
        }
        open.remark().ifPresent(remarks::add);
        open.question().ifPresent(questions::add);
        List<String> renamed = mapping.renamed(columns, names);
        if (!renamed.isEmpty()) {
            remarks.add(
                    "%s: columns get other names (--map gives others): %s".formatted(file, String.join(", ", renamed)));
        }
    }

    /** Files share the form of a column that they have in common: one with decimals decides for all. */
    private List<Optional<ColumnForm>> forms(List<String> columns, List<String> names) {
        List<Optional<ColumnForm>> seen = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            String column = columns.get(i);
            spellings.putIfAbsent(name, column);
            boolean isForm = !name.isEmpty() && !name.equals(ID);
            seen.add(Optional.of(name)
                    .filter(any -> isForm)
                    .map(any -> forms.computeIfAbsent(
                            any, one -> new ColumnForm(options.of(one, column, columns, mapping)))));
        }
        return seen;
    }

    private void requireGiven() {
        List<String> all = spelled.stream().flatMap(List::stream).toList();
        String names = names();
        mapping.requireGiven(all, spellings.keySet(), names);
        ColumnMapping.requireGiven(wanted.reading().dates().keySet(), all, names, "of dates");
        ColumnMapping.requireGiven(wanted.reading().currencies(), all, names, "of amounts");
        ColumnMapping.requireGiven(wanted.reading().json(), all, names, "of JSON");
        Set<String> widened = new HashSet<>(wanted.widen());
        widened.removeAll(stored.keySet());
        ColumnMapping.requireGiven(widened, all, names, "to widen");
    }

    private void chooseId() {
        for (int i = 0; i < spelled.size(); i++) {
            String file = files.path(i).toString();
            List<String> columns = spelled.get(i);
            if (mapping.isIdUnnamed()
                    && mapping.idColumn(columns).isEmpty()
                    && candidates.unique().isPresent()) {
                String unique = candidates.unique().get();
                forms.remove(mapping.names(columns, file).get(columns.indexOf(unique)));
                mapping = mapping.withId(unique);
            }
            mapping.requireId(
                    columns,
                    file,
                    candidates.advice().map(this::command).orElseGet(() -> headerAdvice(columns)),
                    files.rows(i).isHeaded());
            String chosen = mapping.idColumn(columns).orElseThrow();
            if (!ColumnName.plain(chosen).equals(ID) && wanted.mapping().isIdUnnamed()) {
                remarks.add("%s: the ids are in `%s`: %s (--id names another)"
                        .formatted(file, Excerpt.name(chosen), candidates.reason(chosen)));
            }
        }
    }

    /** What to do with a file whose first line seems to be a row. */
    private String headerAdvice(List<String> columns) {
        return columns.isEmpty() || !columns.get(0).matches("\\d.*")
                ? ""
                : "; if its first line is a row, name its columns, for instance"
                        + command("--header item_id,title,price");
    }

    private String command(String more) {
        return ": " + wanted.command(catalog, more);
    }

    /** Refuses columns that can be read in two ways, all of them, with the command that decides. */
    private void requireNoDoubt() {
        List<String> reasons = new ArrayList<>();
        Set<String> decisions = new LinkedHashSet<>();
        Set<ImportQuestion> open = new LinkedHashSet<>();
        boolean commas = forms.values().stream().anyMatch(ColumnForm::hasCommas);
        forms.forEach((name, form) -> {
            String column = spellings.getOrDefault(name, name);
            Optional<Doubt> doubt = form.doubt(column).or(() -> form.doubtBeside(commas));
            if (doubt.isPresent()) {
                reasons.add(
                        "`%s`: %s".formatted(Excerpt.name(column), doubt.get().reason()));
                decisions.add(doubt.get().option());
                open.add(doubt.get().question());
            }
        });
        if (!reasons.isEmpty()) {
            throw CatalogException.badData("%s: how to read it has to be said: %s: for instance%s"
                            .formatted(names(), String.join("; ", reasons), command(String.join(" ", decisions))))
                    .asking(List.copyOf(open));
        }
    }

    /** Columns that the catalog lacks and that no row has a value for wait until one comes. */
    private void leaveOutEmpty() {
        Set<String> empty = new HashSet<>();
        forms.forEach((name, form) -> {
            if (form.kind() == Kind.UNDECIDED) {
                empty.add(name);
            }
        });
        mapping = mapping.without(empty);
        if (!empty.isEmpty()) {
            remarks.add("no row has a value yet, so these columns are not added: "
                    + forms.keySet().stream().filter(empty::contains).collect(Collectors.joining(", ")));
        }
    }

    /** By now each column's form is final; a form that goes on seeing values would read two rows of one file in two ways. */
    private void shape() {
        for (int i = 0; i < files.count(); i++) {
            List<String> columns = spelled.get(i);
            List<String> names = mapping.names(columns, files.path(i).toString());
            PlainRows shape = new PlainRows(wanted.reading().nulls());
            for (int j = 0; j < columns.size(); j++) {
                shape.add(columns.get(j), j, Optional.ofNullable(forms.get(names.get(j))));
            }
            for (int j = 0; j < columns.size(); j++) {
                if (!names.get(j).isEmpty() && options.isOfAmounts(columns.get(j), columns)) {
                    shape.addCurrency(names.get(j) + "_currency", j);
                }
            }
            files.rows(i).shape(shape);
        }
    }

    /**
     * What changes about the catalog's columns.
     *
     * @param mayAdd whether it gets the columns that it lacks
     */
    SchemaEvolution evolution(Database database, boolean mayAdd) {
        SchemaEvolution evolution = new SchemaEvolution(database, stored.size());
        for (int i = 0; mayAdd && i < files.count(); i++) {
            String file = files.path(i).toString();
            for (String name : mapping.names(files.names(i), file)) {
                if (!name.isEmpty() && !stored.containsKey(name)) {
                    evolution.add(name, type(name, database), file);
                }
            }
        }
        forms.forEach((name, form) -> {
            if (form.mayWiden()) {
                Stored column = Objects.requireNonNull(stored.get(name));
                Optional<String> statement = Widening.of(column, form, database.unscaled());
                statement.ifPresent(sql -> evolution.widen(name, sql));
                if (statement.isPresent() && Widening.losesZeros(column, form)) {
                    remarks.add("`%s`: zeros at the end of decimals are no longer stored: 19.90 becomes 19.9"
                            .formatted(spellings.getOrDefault(name, name)));
                }
            }
        });
        return evolution;
    }

    boolean isEmpty() {
        return rows == 0;
    }

    private String names() {
        return wanted.files().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** Currencies have no form of their own. */
    private String type(String name, Database database) {
        ColumnForm form = forms.get(name);
        return form == null ? "varchar" : form.type(database.unscaled());
    }

    /** The mapping with what the files show. */
    ColumnMapping mapping() {
        return mapping;
    }

    /** Whether there are rows that say nothing about a column that others have. */
    boolean isSparse() {
        return isSparse || spelled.stream().distinct().count() > 1;
    }

    /** A line for each thing that whoever imports should know. */
    List<String> remarks() {
        List<String> all = new ArrayList<>(remarks);
        forms.forEach((name, form) -> form.remarks(spellings.getOrDefault(name, name))
                .forEach(remark -> all.add("`%s`: %s".formatted(spellings.getOrDefault(name, name), remark))));
        return all;
    }

    /** What was only found, and may be answered in another way. */
    List<ImportQuestion> questions() {
        Set<ImportQuestion> all = new LinkedHashSet<>(questions);
        forms.forEach((name, form) -> all.addAll(form.questions(spellings.getOrDefault(name, name))));
        return List.copyOf(all);
    }

    List<ColumnReport> columns() {
        List<ColumnReport> columns = new ArrayList<>();
        forms.forEach((name, form) -> columns.add(new ColumnReport(
                spellings.getOrDefault(name, name),
                name,
                form.kind().toString(),
                form.reason(),
                form.filled(),
                rows,
                form.samples())));
        return columns;
    }
}
