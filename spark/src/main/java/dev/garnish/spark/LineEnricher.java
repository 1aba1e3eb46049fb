package dev.garnish.spark;

import dev.garnish.Garnish;
import dev.garnish.ReplyBuffer;
import dev.garnish.Report;
import dev.garnish.event.Diagnostic;
import dev.garnish.event.EventFormat;
import dev.garnish.event.Host;
import dev.garnish.event.InvalidEventException;
import dev.garnish.internal.event.HostDetector;
import dev.garnish.internal.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapred.FileSplit;
import org.apache.hadoop.mapred.InputSplit;
import org.apache.spark.api.java.function.Function2;
import scala.Tuple2;

/** The lines of one part of a file to their replies, or to why they have none. */
final class LineEnricher
        implements Function2<InputSplit, Iterator<Tuple2<LongWritable, Text>>, Iterator<Tuple2<Text, Text>>> {
    private static final long serialVersionUID = 1;

    private final EngineSpec spec;
    private final LineFiles.Counts counts;

    LineEnricher(EngineSpec spec, LineFiles.Counts counts) {
        this.spec = spec;
        this.counts = counts;
    }

    @Override
    public Iterator<Tuple2<Text, Text>> call(InputSplit split, Iterator<Tuple2<LongWritable, Text>> lines) {
        Pass pass = new Pass(Engines.of(spec), ((FileSplit) split).getPath().toString(), counts);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(lines, Spliterator.ORDERED), false)
                .filter(line -> !isBlank(line._2()))
                .map(line -> pass.enriched(line._1().get(), withoutReturn(line._2())))
                .iterator();
    }

    private static boolean isBlank(Text line) {
        for (int at = 0; at < line.getLength(); at++) {
            byte b = line.getBytes()[at];
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    /** A copy, because the reader uses its line again, before the carriage return that may stand before a line feed. */
    private static byte[] withoutReturn(Text line) {
        int length = line.getLength();
        return Arrays.copyOf(line.getBytes(), line.getBytes()[length - 1] == '\r' ? length - 1 : length);
    }

    /** For one thread. */
    private static final class Pass {
        private static final Text REPLY = new Text();
        private static final Text REASON = new Text(LineFiles.NOT_DONE);

        private final Garnish garnish;
        private final String file;
        private final LineFiles.Counts counts;
        private final Map<Host, EventFormat> formats = new EnumMap<>(Host.class);
        private final ReplyBuffer reply = new ReplyBuffer();

        private Pass(Garnish garnish, String file, LineFiles.Counts counts) {
            this.garnish = garnish;
            this.file = file;
            this.counts = counts;
        }

        private Tuple2<Text, Text> enriched(long offset, byte[] line) {
            try {
                EventFormat format = formats.computeIfAbsent(HostDetector.of(line), EventFormat::of);
                Report report = garnish.use(now -> now.enrich(format, line, reply));
                // In bulk nobody waits for a reply, so that a line is better done again than sent with nothing in it.
                return report.counts().containsKey(Diagnostic.Code.CATALOG_UNAVAILABLE)
                        ? notDone(offset, "the catalog did not answer")
                        : done();
            } catch (InvalidEventException e) {
                return notDone(offset, String.valueOf(e.getMessage()));
            } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
                return notDone(offset, Diagnostic.fault("", e).message());
            }
        }

        private Tuple2<Text, Text> done() {
            counts.done().add(1);
            return new Tuple2<>(REPLY, new Text(reply.toBytes()));
        }

        private Tuple2<Text, Text> notDone(long offset, String reason) {
            counts.notDone().add(1);
            JsonWriter json = new JsonWriter(0);
            json.raw("{\"file\":".getBytes(StandardCharsets.US_ASCII));
            json.text(file);
            json.raw((",\"offset\":" + offset + ",\"reason\":").getBytes(StandardCharsets.US_ASCII));
            json.text(reason);
            json.raw('}');
            return new Tuple2<>(REASON, new Text(json.toBytes()));
        }
    }
}
