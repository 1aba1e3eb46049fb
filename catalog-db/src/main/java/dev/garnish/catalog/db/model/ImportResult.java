package dev.garnish.catalog.db.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What an import did.
 *
 * @param rows read, bad ones included
 * @param version that it made; empty where it changed nothing
 * @param rejected bad rows that were left out
 * @param migration that added columns, kept in the catalog: its file where one was written, else its name alone
 * @param statements of that migration
 * @param columns what the files show of each column beside the ids
 * @param remarks how files were read and what was chosen, a line each; nothing where everything is as usual
 */
public record ImportResult(
        long rows,
        Optional<CatalogVersion> version,
        long rejected,
        Optional<Path> migration,
        List<String> statements,
        List<ColumnReport> columns,
        List<String> remarks) {
    public ImportResult {
        statements = List.copyOf(statements);
        columns = List.copyOf(columns);
        remarks = List.copyOf(remarks);
    }
}
