package dev.garnish.internal.lang.check;

import dev.garnish.catalog.Type;
import dev.garnish.internal.lang.Expr;
import dev.garnish.rules.SourceQuote;
import org.jspecify.annotations.Nullable;

/** Names of types in messages for authors. */
public final class TypeNames {
    private TypeNames() {}

    public static String of(@Nullable Type type) {
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
        return "`" + SourceQuote.of(expr.span()) + "` is " + of(expr.type());
    }

    static String is(Expr expr, @Nullable Type type) {
        return "`" + SourceQuote.of(expr.span()) + "` is " + of(type);
    }
}
