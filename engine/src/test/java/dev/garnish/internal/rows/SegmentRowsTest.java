package dev.garnish.internal.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.event.Recipient;
import dev.garnish.internal.eval.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentRowsTest {
    private static final long MAX = 100_000;

    /** As a pack gives it: the value is read from the JSON when it is asked for first. */
    private static Row unread(String id, String value) {
        byte[] json = ('"' + value + "\",").getBytes(StandardCharsets.UTF_8);
        return new Row(
                id.getBytes(StandardCharsets.UTF_8),
                null,
                new String[1],
                json,
                new int[] {0, json.length},
                0,
                List.of());
    }

    /** Rows weigh less once their values are read, since the JSON of a text is longer: what went in has to come out. */
    @Test
    void rowsWhoseValuesAreReadStayInTheirBound() {
        SegmentRows rows = new SegmentRows(MAX);
        for (int i = 0; i < 20_000; i++) {
            Row row = unread("i" + i, "\\u00e4".repeat(20));
            rows.put(row, segment(i), row);
            assertThat(row.value(0)).hasSize(20);
        }
        assertThat(rows.weight()).isLessThanOrEqualTo(MAX);

        int found = 0;
        for (int i = 20_000; i < 40_000; i++) {
            Row row = unread("i" + i, "\\u00e4".repeat(20));
            rows.put(row, segment(i), row);
            found += rows.find(row, segment(i)) == null ? 0 : 1;
        }
        assertThat(found).as("one in eight gets into a full table").isGreaterThan(1_000);
    }

    private static Segment segment(int number) {
        return new Segment(List.of("country " + number), Recipient.of(""), false, new Outcome[0][]);
    }
}
