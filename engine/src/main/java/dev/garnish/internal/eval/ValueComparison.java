package dev.garnish.internal.eval;

import dev.garnish.internal.lang.Days;
import dev.garnish.internal.text.Blanks;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares values of one type. */
final class ValueComparison {
    private ValueComparison() {}

    /** Whether a value counts as missing where it is asked for: nothing, blank text, an empty list. */
    static boolean isMissing(@Nullable Object value) {
        if (value instanceof String text) {
            return Blanks.isBlank(text);
        }
        return value == null || (value instanceof List<?> list && list.isEmpty());
    }

    /** Numbers by value whatever their scale, also within lists; everything else by equality. */
    static boolean same(Object left, Object right, Days days) {
        if (left instanceof BigDecimal a && right instanceof BigDecimal b) {
            return a.compareTo(b) == 0;
        }
        if (left instanceof List<?> a && right instanceof List<?> b) {
            return sameLists(a, b, days);
        }
        if (left instanceof LocalDateTime a && right instanceof LocalDateTime b) {
            return days.compare(a, b) == 0;
        }
        return left.equals(right);
    }

    private static boolean sameLists(List<?> left, List<?> right, Days days) {
        if (left.size() != right.size()) {
            return false;
        }
        for (int i = 0; i < left.size(); i++) {
            if (!same(left.get(i), right.get(i), days)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a list has an entry; comparing texts of one length may take as many steps as they are long. */
    static boolean contains(List<?> list, Object element, ValueLimits bounds, Days days) {
        for (Object entry : list) {
            boolean alike = entry instanceof String a && element instanceof String b && a.length() == b.length();
            if (alike && !bounds.spend(entry)) {
                return false;
            }
            if (same(entry, element, days)) {
                return true;
            }
        }
        return false;
    }

    /** The same, a day and a moment by their day. */
    static int compare(Object left, Object right, Days days) {
        return left instanceof LocalDateTime date ? days.compare(date, (LocalDateTime) right) : compare(left, right);
    }

    /** Numbers by value, dates by time, texts by code point. */
    static int compare(Object left, Object right) {
        if (left instanceof BigDecimal number) {
            return number.compareTo((BigDecimal) right);
        }
        if (left instanceof LocalDateTime date) {
            return date.compareTo((LocalDateTime) right);
        }
        return compareTexts((String) left, (String) right);
    }

    private static int compareTexts(String left, String right) {
        int shorter = Math.min(left.length(), right.length());
        for (int i = 0; i < shorter; i++) {
            if (left.charAt(i) != right.charAt(i)) {
                return Integer.compare(rank(left.charAt(i)), rank(right.charAt(i)));
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    /** UTF-16 units in code point order: surrogates stand for code points above all others. */
    private static int rank(char unit) {
        return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
    }
}
