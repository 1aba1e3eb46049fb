package dev.garnish.catalog.db.internal.form;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** Seconds or milliseconds since 1970 as programs write them. */
final class Epoch {
    private static final Pattern SECONDS = Pattern.compile("\\d{9,10}(\\.\\d{1,9})?");
    private static final Pattern MILLIS = Pattern.compile("\\d{12,13}");
    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

    private Epoch() {}

    /** The time in ISO 8601; empty for a number of another length. */
    static Optional<String> time(String text) {
        if (MILLIS.matcher(text).matches()) {
            return Optional.of(Instant.ofEpochMilli(Long.parseLong(text)).toString());
        }
        if (!SECONDS.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal seconds = new BigDecimal(text);
        long nanos = seconds.remainder(BigDecimal.ONE).multiply(NANOS).longValue();
        return Optional.of(Instant.ofEpochSecond(seconds.longValue(), nanos).toString());
    }

    /** Whether a column of this name usually holds times. */
    static boolean isNamed(String column) {
        return column.matches(".*(timestamp|_at|_time|_date|epoch)|timestamp|date|time|created|updated");
    }
}
