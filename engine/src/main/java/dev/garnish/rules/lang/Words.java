package dev.garnish.rules.lang;

import dev.garnish.Type;
import org.jspecify.annotations.Nullable;

/** Types as authors call them. */
final class Words {
    private Words() {}

    static String of(@Nullable Type type) {
        if (type == null) {
            return "missing";
        }
        return switch (type) {
            case TEXT -> "text";
            case NUMBER -> "a number";
            case TRUTH -> "true or false";
            case DATE -> "a date";
            case TEXT_LIST -> "a list of texts";
            case NUMBER_LIST -> "a list of numbers";
            case TRUTH_LIST -> "a list of true or false";
            case DATE_LIST -> "a list of dates";
        };
    }

    /** {@code `item.price` is a number}. */
    static String is(Expr expr) {
        return "`" + Quote.of(expr.span()) + "` is " + of(expr.type());
    }

    static String is(Expr expr, @Nullable Type type) {
        return "`" + Quote.of(expr.span()) + "` is " + of(type);
    }
}
