package dev.garnish.catalog.db;

import java.nio.file.Path;

/** A process that a migration's own statement ends on the spot. */
public final class KilledMigration {
    static final int EXIT = 9;
    static final String ALIAS = "create alias halt for 'dev.garnish.catalog.db.KilledMigration.halt';";

    private KilledMigration() {}

    public static void main(String[] words) {
        DbCatalog.migrate(Path.of(words[0]), Path.of(words[1]));
    }

    /** Called by the database. */
    public static void halt() {
        Runtime.getRuntime().halt(EXIT);
    }
}
