package dev.garnish.spark;

import java.io.Serializable;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapred.FileInputFormat;
import org.apache.hadoop.mapred.JobConf;
import org.apache.hadoop.mapred.TextInputFormat;
import org.apache.hadoop.mapred.lib.MultipleTextOutputFormat;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaHadoopRDD;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;
import org.jspecify.annotations.Nullable;

/**
 * Files of JSON lines, one event a line, to files of their replies. Lines are read and written as bytes, so that a reply is
 * byte for byte that of {@code garnish enrich --lines}; files keep the order of the lines. A task writes beside the output
 * and its files are moved there when it has ended, so that one that is run again writes nothing twice.
 */
final class LineFiles {
    /** Behind the underscore, readers of the output's folder do not look. */
    static final String NOT_DONE = "_not-done";

    private final SparkSession spark;
    private final EngineSpec spec;

    LineFiles(SparkSession spark, SparkGarnish garnish) {
        this.spark = spark;
        this.spec = garnish.spec();
    }

    /** How many lines have a reply, and how many have none. */
    record Totals(long done, long notDone) {}

    /** What tasks count; of a task that is run again, only what it counts in the end. */
    record Counts(LongAccumulator done, LongAccumulator notDone) implements Serializable {
        private static Counts of(SparkContext context) {
            return new Counts(context.longAccumulator("lines done"), context.longAccumulator("lines not done"));
        }
    }

    /** Which file a line goes to: a reply has no key, a reason that of its folder. */
    public static final class Output extends MultipleTextOutputFormat<Text, Text> {
        @Override
        protected String generateFileNameForKeyValue(Text key, Text value, String name) {
            return key.getLength() == 0 ? name : key + "/" + name;
        }

        @Override
        protected @Nullable Text generateActualKey(Text key, Text value) {
            return null;
        }
    }

    /**
     * Enriches all lines of a file, a folder or a pattern.
     *
     * @param out a folder that does not exist yet
     */
    Totals enrich(String in, String out) {
        Counts counts = Counts.of(spark.sparkContext());
        JavaPairRDD.fromJavaRDD(read(in).mapPartitionsWithInputSplit(new LineEnricher(spec, counts), true))
                .saveAsHadoopFile(out, Text.class, Text.class, Output.class);
        return new Totals(counts.done().value(), counts.notDone().value());
    }

    private JavaHadoopRDD<LongWritable, Text> read(String in) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        JobConf settings = new JobConf(context.hadoopConfiguration());
        settings.set("textinputformat.record.delimiter", "\n");
        FileInputFormat.setInputPaths(settings, new Path(in));
        JavaHadoopRDD<LongWritable, Text> lines = (JavaHadoopRDD<LongWritable, Text>) context.hadoopRDD(
                settings, TextInputFormat.class, LongWritable.class, Text.class, context.defaultMinPartitions());
        // Finds out now what cannot be read: in a job Spark would log it with a trace.
        lines.getNumPartitions();
        return lines;
    }
}
