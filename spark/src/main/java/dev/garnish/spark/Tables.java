package dev.garnish.spark;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Tables by their address: parquet files where it has a slash, else a table of the session's catalogs. */
final class Tables {
    private final SparkSession spark;

    Tables(SparkSession spark) {
        this.spark = spark;
    }

    Dataset<Row> read(String address) {
        return isPath(address) ? spark.read().parquet(address) : spark.table(address);
    }

    /** Writes a table that does not exist yet. */
    void write(Dataset<Row> rows, String address) {
        if (isPath(address)) {
            rows.write().parquet(address);
        } else {
            rows.write().saveAsTable(address);
        }
    }

    private static boolean isPath(String address) {
        return address.contains("/");
    }
}
