package dev.garnish.benchmarks;

import dev.garnish.catalog.db.CatalogImport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/** Who brings a CSV file's rows into a database file of its own. Run alone in a JVM, it prints the milliseconds it took. */
enum ImportContender {
    /** Rows checked, a version made, the file forced to disk. */
    GARNISH("Garnish") {
        @Override
        void run(Path csv, Path folder) {
            CatalogImport.of(folder.resolve("garnish.mv.db"), List.of(csv)).run();
        }
    },
    /** Rows taken by H2's own reader, as it does by itself. */
    CSVREAD("H2's `INSERT ... SELECT FROM CSVREAD`") {
        @Override
        void run(Path csv, Path folder) throws SQLException {
            try (Connection connection = DriverManager.getConnection("jdbc:h2:" + folder.resolve("csvread"), "sa", "");
                    Statement statement = connection.createStatement()) {
                statement.execute(TABLE);
                statement.execute("insert into item (%s) select %s from csvread('%s', null, 'charset=UTF-8')"
                        .formatted(COLUMNS, COLUMNS, csv));
            }
        }
    };

    static final String COLUMNS =
            "item_id, title, genre, style, description, price, image_file, stock, gender_affinity, promoted";
    static final String MIGRATION = """
        alter table item add column style varchar;
        alter table item add column stock bigint;
        alter table item add column gender_affinity varchar;
        alter table item add column promoted boolean;
        """;
    /** The catalog's own table with the columns of the migration. */
    private static final String TABLE = """
        create table item (item_id varchar(256) not null primary key, title varchar, genre varchar, image_url varchar,
            image_file varchar, description varchar, price decimal(12, 2), release_year integer,
            active boolean default true, updated_at timestamp,
            style varchar, stock bigint, gender_affinity varchar, promoted boolean)
        """;

    private final String title;

    ImportContender(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    abstract void run(Path csv, Path folder) throws SQLException;

    public static void main(String[] words) throws SQLException, IOException {
        Path folder = Path.of(words[2]);
        Path migrations = Files.createDirectories(folder.resolve("garnish.migrations"));
        Files.writeString(migrations.resolve("V1__columns.sql"), MIGRATION);
        long start = System.nanoTime();
        valueOf(words[0]).run(Path.of(words[1]), folder);
        long took = System.nanoTime() - start;
        System.out.println(took / 1_000_000 + " " + processorMillis());
    }

    /** Of the whole JVM: its start, its compilers and its collector too. */
    private static long processorMillis() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toMillis)
                .orElse(0L);
    }
}
