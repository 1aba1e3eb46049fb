package dev.garnish.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * CloudWatch's embedded metric format as its specification has it: what a line must be, so that its metrics are not
 * thrown away without a word.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">the
 *     specification</a>
 */
final class EmbeddedMetrics {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_BYTES = 256 << 10;
    private static final Set<String> UNITS = units();

    private EmbeddedMetrics() {}

    private static Set<String> units() {
        Set<String> units = new HashSet<>(List.of("Seconds", "Microseconds", "Milliseconds", "Percent", "Count"));
        for (String size : List.of("Bytes", "Kilobytes", "Megabytes", "Gigabytes", "Terabytes")) {
            for (String unit : List.of(size, size.replace("yte", "it"))) {
                units.add(unit);
                units.add(unit + "/Second");
            }
        }
        units.addAll(List.of("Count/Second", "None"));
        return units;
    }

    /** The names of the metrics that CloudWatch takes from a line. */
    static Set<String> in(String line) throws IOException {
        assertThat(line.length()).isLessThanOrEqualTo(MOST_BYTES);
        JsonNode root = JSON.readTree(line);
        JsonNode meta = root.path("_aws");
        assertMembers(meta, "Timestamp", "CloudWatchMetrics");
        assertThat(meta.get("Timestamp").isIntegralNumber()).isTrue();
        long age = System.currentTimeMillis() - meta.get("Timestamp").asLong();
        assertThat(Duration.ofMillis(age)).isBetween(Duration.ofHours(-2), Duration.ofDays(14));
        Set<String> names = new TreeSet<>();
        assertThat(meta.get("CloudWatchMetrics").isArray()).isTrue();
        for (JsonNode directive : meta.get("CloudWatchMetrics")) {
            assertMembers(directive, "Namespace", "Dimensions", "Metrics");
            assertThat(directive.get("Namespace").asText())
                    .matches("[0-9A-Za-z.\\-_/#]{1,255}")
                    .doesNotStartWith("AWS/");
            assertDimensions(root, directive.get("Dimensions"));
            assertThat(directive.get("Metrics").size()).isBetween(1, 100);
            directive.get("Metrics").forEach(metric -> names.add(name(root, metric)));
        }
        return names;
    }

    private static void assertDimensions(JsonNode root, JsonNode sets) {
        assertThat(sets.isArray()).isTrue();
        for (JsonNode set : sets) {
            assertThat(set.isArray()).isTrue();
            assertThat(set.size()).isLessThanOrEqualTo(30);
            for (JsonNode key : set) {
                assertThat(key.asText())
                        .matches("[\\x20-\\x7e]{1,250}")
                        .doesNotStartWith(":")
                        .isNotBlank();
                assertThat(root.path(key.asText()).isTextual()).as(key.asText()).isTrue();
                assertThat(root.get(key.asText()).asText())
                        .matches("[\\x20-\\x7e]{1,1024}")
                        .isNotBlank();
            }
        }
    }

    private static String name(JsonNode root, JsonNode metric) {
        assertMembers(metric, "Name", "Unit");
        assertThat(metric.get("Unit").asText()).isIn(UNITS);
        String name = metric.get("Name").asText();
        assertThat(name).matches("[\\x21-\\x7e]{1,255}");
        assertThat(root.path(name).isNumber()).as(name).isTrue();
        return name;
    }

    private static void assertMembers(JsonNode object, String... names) {
        assertThat(object.isObject()).isTrue();
        assertThat(object.fieldNames()).toIterable().containsExactlyInAnyOrder(names);
    }
}
