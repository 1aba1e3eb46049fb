package dev.garnish.catalog;

import dev.garnish.catalog.ItemTable.Stored;
import dev.garnish.catalog.Versions.Counts;
import dev.garnish.catalog.input.Row;
import dev.garnish.catalog.input.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** One run of an import, on a database whose changes nobody sees before all are done. */
final class Importing {
    private static final String ID = "item_id";
    private static final int TOLD_EVERY = 2000;

    private final CatalogImport wanted;
    private final Mapping mapping;
    private long rows;

    Importing(CatalogImport wanted) {
        this.wanted = wanted;
        this.mapping = new Mapping(wanted.mapped, wanted.id);
    }

    Change<ImportResult> on(DataSource source) throws SQLException, IOException {
        int migrated = Migrations.run(source, wanted.catalog.name(), folder());
        Extended extended = wanted.extend ? extended(source) : Extended.NOT;
        try (BadRows bad = BadRows.of(wanted.maxBad, wanted.rejects);
                Connection connection = source.getConnection()) {
            Counts counts = imported(connection, bad);
            Optional<CatalogVersion> version = wanted.catalog.record(connection, sources(), counts);
            ImportResult result = new ImportResult(rows, version, bad.count(), extended.file(), extended.statements());
            return new Change<>(
                    result,
                    version.isPresent() || migrated > 0 || extended.file().isPresent());
        } catch (SQLException | RuntimeException e) {
            extended.undo();
            throw e;
        }
    }

    private Optional<Path> folder() {
        boolean isThere = Files.isDirectory(wanted.migrations);
        return isThere ? Optional.of(wanted.migrations) : Optional.empty();
    }

    private String sources() {
        return wanted.files.stream()
                .map(file -> String.valueOf(file.getFileName()))
                .collect(Collectors.joining(", "));
    }

    /** Columns that were added for this import. */
    private record Extended(Optional<Path> file, List<String> statements) {
        static final Extended NOT = new Extended(Optional.empty(), List.of());

        void undo() throws IOException {
            if (file.isPresent()) {
                Files.deleteIfExists(file.get());
            }
        }
    }

    private Extended extended(DataSource source) throws SQLException, IOException {
        Extension extension;
        try (Connection connection = source.getConnection()) {
            List<Stored> known = ItemTable.of(connection, wanted.catalog.name()).columns();
            extension = Extension.of(wanted.catalog, wanted.files, mapping, known, wanted.lists.keySet());
        }
        if (extension.isEmpty()) {
            return Extended.NOT;
        }
        Extended extended = new Extended(Optional.of(extension.write(wanted.migrations)), extension.sql());
        try {
            Migrations.users(source, wanted.migrations, wanted.catalog.name());
        } catch (CatalogException e) {
            extended.undo();
            throw e;
        }
        return extended;
    }

    private Counts imported(Connection connection, BadRows bad) throws SQLException {
        ItemTable table = ItemTable.of(connection, wanted.catalog.name());
        Set<String> used = used(table);
        List<Stored> columns = table.columns().stream()
                .filter(column -> used.contains(column.name()))
                .toList();
        Origins origins = new Origins();
        try (Staging staging = Staging.of(
                wanted.catalog, connection, table, columns, (row, reason) -> bad.add(origins.bad(row, "", reason)))) {
            Checked checked = new Checked(staging, columns, origins, bad);
            for (Path file : wanted.files) {
                origins.file(file);
                read(file, checked);
            }
            staging.flush();
            bad.judge();
            return staging.merge(wanted.replace);
        }
    }

    /** The catalog's names of the columns that the files have; JSON is read to its end to know them. */
    private Set<String> used(ItemTable table) {
        Set<String> used = new LinkedHashSet<>();
        used.add(ID);
        for (Path file : wanted.files) {
            try (Rows rows = Rows.open(file)) {
                rows.meetAllNames();
                List<String> names = mapping.names(rows, file.toString());
                Mapping.requireKnown(names, rows.names(), table.columns(), file.toString());
                used.addAll(names);
            }
        }
        return used;
    }

    private void read(Path file, Checked checked) throws SQLException {
        try (Rows open = Rows.open(file)) {
            List<String> names = List.of();
            for (Row row = open.next(); row != null; row = open.next()) {
                if (names.size() != open.names().size()) {
                    names = mapping.names(open, file.toString());
                    checked.names(open, names, wanted.lists);
                }
                checked.add(file, row);
                if (++rows % TOLD_EVERY == 0) {
                    wanted.progress.at(rows, open.read(), open.size());
                }
            }
            wanted.progress.at(rows, open.size(), open.size());
        }
    }
}
