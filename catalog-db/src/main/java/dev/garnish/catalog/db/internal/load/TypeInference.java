package dev.garnish.catalog.db.internal.load;

import dev.garnish.catalog.db.internal.form.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The narrowest type that takes every value seen. Codes with leading zeros stay text. */
final class TypeInference {
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9]\\d{0,17})");
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9]\\d{0,17})\\.(\\d{1,40})");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern TIMESTAMP =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?(Z|[+-]\\d\\d:\\d\\d)?");

    private boolean list;
    private boolean arrays = true;
    private boolean any;
    private boolean whole = true;
    private boolean decimal = true;
    private boolean truth = true;
    private boolean date = true;
    private boolean timestamp = true;
    private int scale;

    TypeInference(boolean list) {
        this.list = list;
    }

    void see(@Nullable Object cell) {
        if (cell instanceof List<?>) {
            list = true;
        } else if (cell instanceof String text && !text.isBlank()) {
            see(text.strip());
        }
    }

    private void see(String text) {
        any = true;
        arrays &= Arrays.isOne(text);
        whole &= WHOLE.matcher(text).matches();
        var fraction = DECIMAL.matcher(text);
        if (fraction.matches()) {
            scale = Math.max(scale, fraction.group(2).length());
        } else {
            decimal &= WHOLE.matcher(text).matches();
        }
        truth &= List.of("true", "false").contains(text.toLowerCase(Locale.ROOT));
        date &= DATE.matcher(text).matches();
        timestamp &= DATE.matcher(text).matches() || TIMESTAMP.matcher(text).matches();
    }

    String type() {
        if (list || (any && arrays)) {
            return "varchar array";
        }
        if (!any) {
            return "varchar";
        }
        if (whole) {
            return "bigint";
        }
        if (decimal) {
            return "decimal(%d, %d)".formatted(18 + scale, scale);
        }
        if (truth) {
            return "boolean";
        }
        if (date) {
            return "date";
        }
        return timestamp ? "timestamp" : "varchar";
    }
}
