package dev.garnish.catalog.db.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What an import did, or would do where it was only tried. Immutable.
 *
 * @param rows read, bad ones included
 * @param version that it made; empty where it changed nothing
 * @param rejected bad rows that were left out
 * @param migration that added or widened columns, kept in the catalog: its file where one was written, else its name alone
 * @param statements of that migration
 * @param columns what the files show of each column beside the ids
 * @param remarks how files were read and what was chosen, a line each; nothing where everything is as usual
 * @param questions what was only found, and may be answered in another way
 * @param refusal why the import would be refused, where it was only tried
 */
public record ImportResult(
        long rows,
        Optional<CatalogVersion> version,
        long rejected,
        Optional<Path> migration,
        List<String> statements,
        List<ColumnReport> columns,
        List<String> remarks,
        List<ImportQuestion> questions,
        Optional<RuntimeException> refusal) {
    /**
     * Copies the lists.
     *
     * @param rows read, bad ones included
     * @param version that it made; empty where it changed nothing
     * @param rejected bad rows that were left out
     * @param migration that added or widened columns
     * @param statements of that migration
     * @param columns what the files show of each column beside the ids
     * @param remarks how files were read and what was chosen, a line each
     * @param questions what was only found, and may be answered in another way
     * @param refusal why the import would be refused, where it was only tried
     */
    public ImportResult {
        statements = List.copyOf(statements);
        columns = List.copyOf(columns);
        remarks = List.copyOf(remarks);
        questions = List.copyOf(questions);
    }

    /**
     * {@return the same of an import that would be refused}
     *
     * @param reason what the import would throw
     */
    public ImportResult refused(RuntimeException reason) {
        return new ImportResult(
                rows, version, rejected, migration, statements, columns, remarks, questions, Optional.of(reason));
    }
}
