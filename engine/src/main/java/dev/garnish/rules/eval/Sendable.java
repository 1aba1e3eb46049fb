package dev.garnish.rules.eval;

import dev.garnish.rules.lang.Program.Limits;
import dev.garnish.rules.text.Graphemes;
import dev.garnish.rules.text.Shortening;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What a text must keep to before it leaves as an attribute's value. */
final class Sendable {
    private static final int MAX_BYTES = 64 * 1024;

    private final Limits limits;

    Sendable(Limits limits) {
        this.limits = limits;
    }

    /** The value as it may leave; null where it misses. */
    @Nullable
    String value(String text) {
        String kept = limits.image() ? ImageUrl.check(text, limits.hosts()) : Cleaning.clean(text);
        if (kept == null || isTooLarge(kept)) {
            return null;
        }
        String fitting = fitting(kept);
        return fitting == null || fitting.isBlank() ? null : fitting;
    }

    static boolean isTooLarge(String text) {
        return text.length() > MAX_BYTES
                || (text.length() > MAX_BYTES / 3 && text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES);
    }

    /** An image is never shortened: half a URL is none. */
    private @Nullable String fitting(String text) {
        if (limits.max() == 0 || Graphemes.count(text) <= limits.max()) {
            return text;
        }
        return limits.strict() || limits.image() ? null : Shortening.shorten(text, limits.max());
    }
}
