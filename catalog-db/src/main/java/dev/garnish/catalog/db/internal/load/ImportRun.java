package dev.garnish.catalog.db.internal.load;

import dev.garnish.catalog.db.internal.flyway.Migrations;
import dev.garnish.catalog.db.internal.input.RecordedRows;
import dev.garnish.catalog.db.internal.input.Row;
import dev.garnish.catalog.db.internal.sql.Change;
import dev.garnish.catalog.db.internal.sql.Database;
import dev.garnish.catalog.db.internal.sql.ItemTable;
import dev.garnish.catalog.db.internal.sql.ItemTable.Stored;
import dev.garnish.catalog.db.internal.sql.VersionTable;
import dev.garnish.catalog.db.internal.sql.VersionTable.Counts;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.catalog.db.model.CatalogVersion;
import dev.garnish.catalog.db.model.ImportResult;
import dev.garnish.catalog.db.model.InvalidItemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** One run of an import, on a database whose changes nobody sees before all are done. */
public final class ImportRun implements Change.Work<ImportResult> {
    private static final String ID = "item_id";
    private static final int TOLD_EVERY = 2000;

    private final Database catalog;
    private final ImportOptions wanted;
    private ColumnMapping mapping;
    private long rows;
    private int repeatedIds;
    /** Whether the content is known to be the last version's still. */
    private boolean unchanged;
    /** The file of the migration that adds columns, where one was written. */
    private volatile Optional<Path> written = Optional.empty();
    /** That migration, by its file or its name alone. */
    private Optional<Path> migration = Optional.empty();

    public ImportRun(Database catalog, ImportOptions wanted) {
        this.catalog = catalog;
        this.wanted = wanted;
        this.mapping = wanted.mapping();
    }

    /** The user's migrations run first: what the files show is held against the columns that these make. */
    @Override
    public Change<ImportResult> on(DataSource source) throws SQLException, IOException {
        if (!wanted.isTrial()) {
            SchemaEvolution.clear(wanted.migrations());
        }
        int migrated = Migrations.run(catalog, source, folder());
        try (ImportFiles files = new ImportFiles(wanted.files(), wanted.input())) {
            Survey survey = surveyed(source, files);
            mapping = survey.mapping();
            return wanted.isTrial() ? tried(source, files, survey) : imported(source, files, survey, migrated);
        }
    }

    /** As an import, whose changes are then given up; why it would be refused is part of what it shows. */
    private Change<ImportResult> tried(DataSource source, ImportFiles files, Survey survey)
            throws SQLException, IOException {
        try {
            return Change.none(imported(source, files, survey, 0).result());
        } catch (InvalidItemsException | CatalogException e) {
            return Change.none(result(survey, Optional.empty(), 0, List.of()).refused(e));
        }
    }

    /** A run that changes no item makes no version, so that hosts that watch the catalog do not open it again for nothing. */
    private Change<ImportResult> imported(DataSource source, ImportFiles files, Survey survey, int migrated)
            throws SQLException, IOException {
        if (survey.isEmpty() && hasNoVersion(source)) {
            // An empty catalog would look like a success.
            throw CatalogException.badData(
                    "%s: no row is there: expected rows below the header line: nothing was imported"
                            .formatted(sources()));
        }
        List<String> statements = extended(source, survey);
        try (BadRows bad = BadRows.of(wanted, catalog.name());
                Connection connection = source.getConnection()) {
            Counts counts = imported(connection, files, bad, survey.isSparse());
            Optional<CatalogVersion> version =
                    unchanged ? Optional.empty() : catalog.record(connection, sources(), counts);
            boolean changed = version.isPresent() || migrated > 0 || migration.isPresent();
            return new Change<>(result(survey, version, bad.count(), statements), changed);
        }
    }

    private Survey surveyed(DataSource source, ImportFiles files) throws SQLException {
        try (Connection connection = source.getConnection()) {
            List<Stored> known = ItemTable.of(connection, catalog.name()).columns();
            return Survey.of(files, wanted, catalog.name(), known);
        }
    }

    private ImportResult result(Survey survey, Optional<CatalogVersion> version, long bad, List<String> statements) {
        List<String> remarks = new ArrayList<>(survey.remarks());
        if (repeatedIds > 0) {
            remarks.add("%,d %s in several rows, %s"
                    .formatted(
                            repeatedIds,
                            repeatedIds == 1 ? "id is" : "ids are",
                            wanted.repeats().meaning()));
        }
        return new ImportResult(
                rows,
                version,
                bad,
                migration,
                statements,
                survey.columns(),
                remarks,
                survey.questions(),
                Optional.empty());
    }

    /** The migration's file is the only thing outside of the database's transaction. */
    @Override
    public void undo() throws IOException {
        if (written.isPresent()) {
            Files.deleteIfExists(written.get());
        }
    }

    private Optional<Path> folder() {
        return Migrations.ifThere(wanted.migrations());
    }

    private String sources() {
        return wanted.files().stream()
                .map(file -> String.valueOf(file.getFileName()))
                .collect(Collectors.joining(", "));
    }

    /** Whether nobody has said yet what the catalog's columns are: then they are those of the files. */
    private boolean isFirst(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return ItemTable.of(connection, catalog.name()).columns().size() == 1 && hasNoVersion(source);
        }
    }

    private static boolean hasNoVersion(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return VersionTable.latest(connection).isEmpty();
        }
    }

    /** Adds and widens columns by a migration of the user's, and gives its statements. */
    private List<String> extended(DataSource source, Survey survey) throws SQLException, IOException {
        SchemaEvolution extension = survey.evolution(catalog, wanted.extend() || isFirst(source));
        if (extension.isEmpty()) {
            return List.of();
        }
        String script = Migrations.next(source, folder(), extension.description());
        if (!wanted.isTrial() && (wanted.reviewed() || folder().isPresent())) {
            written = Optional.of(extension.write(wanted.migrations(), script));
        }
        migration = written.or(() -> Optional.of(Path.of(script)));
        Migrations.apply(catalog, source, script, extension.text());
        return extension.sql();
    }

    private Counts imported(Connection connection, ImportFiles files, BadRows bad, boolean isSparse)
            throws SQLException {
        ItemTable table = ItemTable.of(connection, catalog.name());
        Set<String> used = used(table, files);
        List<Stored> columns = table.columns().stream()
                .filter(column -> used.contains(column.name()))
                .toList();
        RowOrigins origins = new RowOrigins();
        Removal removal = new Removal(wanted.replace(), wanted.maxRemoved(), sources());
        Staging.Refusals refusals = (row, id, reason) -> {
            bad.add(origins.bad(row, "", reason));
            removal.spare(id);
        };
        try (Staging staging = Staging.of(catalog, connection, table, columns, isSparse, refusals)) {
            Repeated repeated = Repeated.of(wanted.repeats(), files, mapping);
            RowValidator checked = new RowValidator(staging, columns, origins, bad, repeated, removal);
            for (int i = 0; i < files.count(); i++) {
                long before = rows - bad.count();
                origins.file(files.path(i));
                read(files.path(i), files.rows(i), checked);
                staging.flush();
                bad.judge(rows - bad.count() > before);
            }
            checked.finish();
            repeatedIds = repeated.ids();
            staging.flush();
            bad.judge();
            Counts counts = merged(staging, removal, checked, bad);
            unchanged = counts.isNone() && staging.wasAt(VersionTable.latest(connection));
            return counts;
        }
    }

    /** Rows that only merging found bad say more than the statement that failed because of them. */
    private static Counts merged(Staging staging, Removal removal, RowValidator checked, BadRows bad)
            throws SQLException {
        long before = bad.count();
        try {
            return staging.merge(removal, checked::origin);
        } catch (SQLException e) {
            if (bad.count() > before) {
                throw bad.refused();
            }
            throw e;
        }
    }

    /** The catalog's names of the columns that the files have; JSON is read to its end to know them. */
    private Set<String> used(ItemTable table, ImportFiles files) {
        Map<String, List<String>> spelled = new LinkedHashMap<>();
        for (int i = 0; i < files.count(); i++) {
            spelled.put(files.path(i).toString(), files.names(i));
        }
        Set<String> used = new LinkedHashSet<>();
        used.add(ID);
        spelled.forEach((file, columns) -> {
            List<String> names = mapping.names(columns, file);
            ColumnMapping.requireKnown(
                    names, columns, table.columns(), file, wanted.command(catalog.name(), "--extend"));
            used.addAll(names);
        });
        return used;
    }

    private void read(Path file, RecordedRows open, RowValidator checked) throws SQLException {
        open.rewindOnceMore();
        List<String> names = List.of();
        for (Row row = open.next(); row != null; row = open.next()) {
            if (names.size() != open.names().size()) {
                names = mapping.names(open.names(), file.toString());
                checked.names(open, names, mapping);
            }
            checked.add(file, row);
            if (++rows % TOLD_EVERY == 0) {
                wanted.progress().at(rows, open.read(), open.size());
            }
        }
        wanted.progress().at(rows, open.size(), open.size());
        open.close();
    }
}
