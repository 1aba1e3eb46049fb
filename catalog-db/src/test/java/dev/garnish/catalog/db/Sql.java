package dev.garnish.catalog.db;

import dev.garnish.catalog.db.internal.h2.H2File;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** What a user does to a file of their own. */
final class Sql {
    private Sql() {}

    static Path file(Path folder, String... statements) throws SQLException {
        Path file = folder.resolve("shop.mv.db");
        run(file, statements);
        return file;
    }

    static void run(Path file, String... statements) throws SQLException {
        try (Connection connection = H2File.write(file).getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
