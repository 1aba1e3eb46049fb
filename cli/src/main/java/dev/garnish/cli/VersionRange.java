package dev.garnish.cli;

import dev.garnish.internal.text.Printable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Two versions of a catalog, as typed: {@code 3..4}. */
record VersionRange(long from, long to) {
    private static final Pattern RANGE = Pattern.compile("(\\d{1,18})\\.\\.(\\d{1,18})");

    static VersionRange parse(String given) {
        Matcher numbers = RANGE.matcher(given);
        if (!numbers.matches()) {
            throw Failure.usage("%s: expected two versions, such as 3..4; `garnish catalog status` names those kept"
                    .formatted(Printable.name(given)));
        }
        return new VersionRange(Long.parseLong(numbers.group(1)), Long.parseLong(numbers.group(2)));
    }
}
