package dev.garnish.internal.eval;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The list functions of the language, of lists whose entries have one type. */
final class Lists {
    private Lists() {}

    /** About how many steps it takes to look at every entry. */
    static long steps(List<?> list) {
        long steps = list.size();
        for (Object entry : list) {
            steps += entry instanceof String text ? text.length() : 1;
        }
        return steps;
    }

    /** Each entry is compared about as often as the number of entries has binary digits. */
    static long stepsOfSorting(List<?> list) {
        return steps(list) * (1 + Integer.SIZE - Integer.numberOfLeadingZeros(list.size()));
    }

    /** Equal entries keep their order. */
    static List<?> sorted(List<?> list) {
        List<Object> sorted = new ArrayList<>(list);
        sorted.sort(ValueComparison::compare);
        return sorted;
    }

    static List<?> distinct(List<?> list) {
        Map<Object, Object> distinct = new LinkedHashMap<>();
        for (Object entry : list) {
            distinct.putIfAbsent(entry instanceof BigDecimal number ? number.stripTrailingZeros() : entry, entry);
        }
        return new ArrayList<>(distinct.values());
    }

    /** Missing where there is no number, or the sum is beyond the bounds. */
    static @Nullable BigDecimal sum(List<?> list) {
        BigDecimal sum = null;
        for (Object entry : list) {
            BigDecimal number = (BigDecimal) entry;
            sum = sum == null ? number : Numbers.add(sum, number);
            if (sum == null) {
                return null;
            }
        }
        return sum;
    }

    /** The first of the least entries, or with a positive sign of the greatest; missing where there is none. */
    static @Nullable Object extreme(List<?> list, int sign) {
        Object extreme = null;
        for (Object entry : list) {
            if (extreme == null || Integer.signum(ValueComparison.compare(entry, extreme)) == sign) {
                extreme = entry;
            }
        }
        return extreme;
    }
}
