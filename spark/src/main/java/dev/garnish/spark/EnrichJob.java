package dev.garnish.spark;

import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The main class for {@code spark-submit}: enriches files of JSON lines, or a table. Reports on standard error and ends with
 * the exit codes of the {@code garnish} command. {@code docs/spark.md} has the calls.
 */
@Command(
        name = "garnish-spark",
        description = "Enriches recommended items on Apache Spark.",
        mixinStandardHelpOptions = true,
        subcommandsRepeatable = false)
public final class EnrichJob {
    private EnrichJob() {}

    /**
     * Runs a job; a job that went well returns, so that the cluster counts it as such. Any other ends the JVM.
     *
     * @param args {@code lines} or {@code table}, and what it takes
     */
    public static void main(String... args) {
        int exit = new CommandLine(new EnrichJob())
                .addSubcommand(new Lines())
                .addSubcommand(new Table())
                .setExecutionExceptionHandler((thrown, command, parsed) -> {
                    Trouble trouble = Trouble.of(thrown);
                    System.err.println(trouble.text());
                    return trouble.exit();
                })
                .execute(args);
        if (exit != 0) {
            System.exit(exit);
        }
    }

    /** What both take. */
    private abstract static class Job implements Callable<Integer> {
        @Option(
                names = "--rules",
                required = true,
                paramLabel = "NAME",
                description = "Rules given by --files, or where they are.")
        String rules = "";

        @Option(
                names = "--catalog",
                required = true,
                paramLabel = "NAME",
                description = "A pack given by --files, or where it is.")
        String catalog = "";

        @Parameters(index = "0", paramLabel = "IN")
        String in = "";

        @Parameters(index = "1", paramLabel = "OUT")
        String out = "";

        @Override
        public Integer call() {
            SparkSession spark = SparkSession.builder().appName("garnish").getOrCreate();
            try {
                return run(spark, SparkGarnish.load(spark, rules, catalog));
            } finally {
                spark.stop();
            }
        }

        abstract int run(SparkSession spark, SparkGarnish garnish);
    }

    @Command(
            name = "lines",
            description = "Files of JSON lines: Amazon Personalize's batch output, or events of any host.")
    private static final class Lines extends Job {
        @Override
        int run(SparkSession spark, SparkGarnish garnish) {
            LineFiles.Totals totals = new LineFiles(spark, garnish).enrich(in, out);
            System.err.println("garnish: " + totals.done() + " lines done, " + totals.notDone() + " not done"
                    + (totals.notDone() == 0 ? "" : ": see " + out + "/" + LineFiles.NOT_DONE));
            return totals.notDone() == 0 ? 0 : Trouble.BAD_INPUT;
        }
    }

    @Command(
            name = "table",
            description = {
                "A table: parquet files where IN or OUT has a slash, else a table of the catalog by its name, such as one of Iceberg."
            })
    private static final class Table extends Job {
        @Option(
                names = "--id",
                defaultValue = "user_id",
                paramLabel = "COLUMN",
                description = "Ids of recipients; without it ${DEFAULT-VALUE}.")
        String id = "";

        @Option(
                names = "--items",
                defaultValue = "items",
                paramLabel = "COLUMN",
                description = "Arrays of item ids; without it ${DEFAULT-VALUE}.")
        String items = "";

        @Override
        int run(SparkSession spark, SparkGarnish garnish) {
            Tables tables = new Tables(spark);
            tables.write(garnish.enrich(tables.read(in), id, items), out);
            return 0;
        }
    }
}
