package dev.garnish.benchmarks;

import dev.garnish.catalog.db.CatalogImport;
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
    },
    /** Types found by DuckDB, on as many threads as there are processors, with no key and no version. */
    DUCKDB("DuckDB's `CREATE TABLE ... FROM read_csv`") {
        @Override
        void run(Path csv, Path folder) throws SQLException {
            try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("duck.db"));
                    Statement statement = connection.createStatement()) {
                statement.execute("create table item as from read_csv('%s')".formatted(csv));
                statement.execute("checkpoint");
            }
        }
    };

    static final String COLUMNS =
            "item_id, title, genre, style, description, price, image_file, stock, gender_affinity, promoted";

    /** Columns as the import of the file makes them. */
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

    public static void main(String[] words) throws SQLException {
        Path folder = Path.of(words[2]);
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
