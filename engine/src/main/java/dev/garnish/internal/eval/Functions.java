package dev.garnish.internal.eval;

import dev.garnish.internal.lang.Days;
import dev.garnish.internal.text.Blanks;
import dev.garnish.internal.text.Casing;
import dev.garnish.internal.text.DatePattern;
import dev.garnish.internal.text.Graphemes;
import dev.garnish.internal.text.LocaleData;
import dev.garnish.internal.text.Money;
import dev.garnish.internal.text.NumberPattern;
import dev.garnish.internal.text.Shortening;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every operation of the language, as the text of an evaluation calls it on {@code f}: null is missing. Public because
 * MVEL calls it; of no use to anyone else. There is one method for each {@code Operation}, named like it, none is
 * overloaded, and all take and give {@code Object}: what MVEL would convert or choose by itself is never left to it.
 *
 * <p>What is missing makes no condition hold: a comparison with a missing side is false, {@code !=} as well as {@code ==}, and
 * {@link #not} of a missing truth is missing. So an item without a price is neither cheap nor not cheap, and falls to the next case.
 *
 * <p>Whatever looks at the letters of a text or the entries of a list pays for them first. An event's budget so bounds what rules
 * cost, however long the texts of a catalog or of an event are; once it is spent everything is missing.
 */
public final class Functions {
    private final ValueLimits bounds;
    private final Days days;

    Functions(ValueLimits bounds, Days days) {
        this.bounds = bounds;
        this.days = days;
    }

    // Logic and choice

    /** Two-valued: what is missing counts as false, so that no condition is ever missing. */
    public Object and(@Nullable Object left, @Nullable Object right) {
        return holds(left) && holds(right);
    }

    public Object or(@Nullable Object left, @Nullable Object right) {
        return holds(left) || holds(right);
    }

    /** Missing of what is missing: {@code not item.is_new} says nothing of an item of which that is not known. */
    public @Nullable Object not(@Nullable Object operand) {
        return operand == null ? null : !holds(operand);
    }

    /** True also of a blank text and an empty list, which no message can show. */
    public Object isMissing(@Nullable Object operand) {
        return isEmpty(operand);
    }

    public Object isPresent(@Nullable Object operand) {
        return !isBlank(operand);
    }

    /** Where the condition is missing, the last of the three. */
    public @Nullable Object choose(@Nullable Object condition, @Nullable Object yes, @Nullable Object no) {
        return holds(condition) ? yes : no;
    }

    /** The left one unless it is blank; {@code first(a, b, c)} is compiled to two of these. */
    public @Nullable Object first(@Nullable Object left, @Nullable Object right) {
        return isBlank(left) ? right : left;
    }

    /** The text of a table for a key; a key without a row is missing. */
    public @Nullable Object lookup(Object table, @Nullable Object key) {
        return key == null || !bounds.spend(key) ? null : bounds.read(((Map<?, ?>) table).get(key));
    }

    /** The text for a key in the language of a locale; that of the table's first language where it has none. */
    public @Nullable Object lookupIn(Object languages, @Nullable Object key, @Nullable Object locale) {
        return key == null || !bounds.spend(key) || !bounds.spend(locale)
                ? null
                : bounds.read(LocalizedTexts.find((Map<?, ?>) languages, (String) key, (String) locale));
    }

    public @Nullable Object pluralIn(
            Object languages, @Nullable Object key, @Nullable Object number, @Nullable Object locale) {
        return key == null || number == null || !bounds.spend(key) || !bounds.spend(locale)
                ? null
                : bounds.made(Plurals.find((Map<?, ?>) languages, (String) key, (BigDecimal) number, (String) locale));
    }

    static boolean holds(@Nullable Object truth) {
        return Boolean.TRUE.equals(truth);
    }

    // Comparing

    /**
     * False where a side is missing, as each comparison is, {@link #notEqual} included: {@code item.genre != "Drama"} does
     * not hold for an item without a genre.
     */
    public Object equal(@Nullable Object left, @Nullable Object right) {
        return left != null && right != null && affords(left, right) && ValueComparison.same(left, right, days);
    }

    public Object notEqual(@Nullable Object left, @Nullable Object right) {
        return left != null && right != null && affords(left, right) && !ValueComparison.same(left, right, days);
    }

    public Object less(@Nullable Object left, @Nullable Object right) {
        return left != null && right != null && affords(left, right) && ValueComparison.compare(left, right, days) < 0;
    }

    public Object lessOrEqual(@Nullable Object left, @Nullable Object right) {
        return left != null && right != null && affords(left, right) && ValueComparison.compare(left, right, days) <= 0;
    }

    public Object greater(@Nullable Object left, @Nullable Object right) {
        return left != null && right != null && affords(left, right) && ValueComparison.compare(left, right, days) > 0;
    }

    public Object greaterOrEqual(@Nullable Object left, @Nullable Object right) {
        return left != null && right != null && affords(left, right) && ValueComparison.compare(left, right, days) >= 0;
    }

    public Object in(@Nullable Object element, @Nullable Object list) {
        return contains(list, element);
    }

    public Object contains(@Nullable Object list, @Nullable Object element) {
        return list != null
                && element != null
                && affords(list, element)
                && ValueComparison.contains((List<?>) list, element, bounds, days);
    }

    public Object containsText(@Nullable Object text, @Nullable Object part) {
        return text != null
                && part != null
                && affords(text, part)
                && Texts.indexOf((String) text, (String) part, 0) >= 0;
    }

    public Object startsWith(@Nullable Object text, @Nullable Object part) {
        return text != null && part != null && affords(text, part) && ((String) text).startsWith((String) part);
    }

    public Object endsWith(@Nullable Object text, @Nullable Object part) {
        return text != null && part != null && affords(text, part) && ((String) text).endsWith((String) part);
    }

    /**
     * Whether a text has one of the parts, in the order given. It gives up, with false, where the value has no steps left: a
     * long text is looked at once for each part.
     */
    public Object containsAnyText(@Nullable Object text, @Nullable Object parts) {
        if (text == null || parts == null) {
            return false;
        }
        for (Object part : (List<?>) parts) {
            if (!affords(text, part)) {
                return false;
            }
            if (Texts.indexOf((String) text, (String) part, 0) >= 0) {
                return true;
            }
        }
        return false;
    }

    public Object containsAny(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return false;
        }
        for (Object entry : (List<?>) right) {
            if (!affords(left, entry)) {
                return false;
            }
            if (ValueComparison.contains((List<?>) left, entry, bounds, days)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Compares by upper case and then lower case, because some letters have two lower-case forms of one upper-case one, such
     * as the Greek sigma. The JVM's locale has no part in it.
     */
    public Object equalsIgnoreCase(@Nullable Object left, @Nullable Object right) {
        return left != null
                && right != null
                && affords(left, right)
                && folded(left).equals(folded(right));
    }

    /** Whether there are steps left to look at both. */
    private boolean affords(Object left, Object right) {
        return bounds.spend(left) && bounds.spend(right);
    }

    private static String folded(Object text) {
        return Casing.lower(Casing.upper((String) text));
    }

    // Numbers

    public @Nullable Object negate(@Nullable Object number) {
        return number == null ? null : ((BigDecimal) number).negate();
    }

    public @Nullable Object add(@Nullable Object left, @Nullable Object right) {
        return left == null || right == null ? null : Numbers.add((BigDecimal) left, (BigDecimal) right);
    }

    public @Nullable Object subtract(@Nullable Object left, @Nullable Object right) {
        return left == null || right == null ? null : Numbers.subtract((BigDecimal) left, (BigDecimal) right);
    }

    public @Nullable Object multiply(@Nullable Object left, @Nullable Object right) {
        return left == null || right == null ? null : Numbers.multiply((BigDecimal) left, (BigDecimal) right);
    }

    /** Missing where the divisor is zero; else of at most 34 digits, as every result of arithmetic. */
    public @Nullable Object divide(@Nullable Object left, @Nullable Object right) {
        return left == null || right == null ? null : Numbers.divide((BigDecimal) left, (BigDecimal) right);
    }

    /** Costs steps by digits: the remainder of a large exponent is exact and takes long. */
    public @Nullable Object remainder(@Nullable Object left, @Nullable Object right) {
        return left == null || right == null || !bounds.spend(Numbers.digits(left) + Numbers.digits(right))
                ? null
                : Numbers.remainder((BigDecimal) left, (BigDecimal) right);
    }

    // Text

    public @Nullable Object concat(@Nullable Object left, @Nullable Object right) {
        return left == null || right == null ? null : bounds.made(Texts.join(List.of(left, right), ""));
    }

    /** By Unicode and not by the JVM's locale, which in Turkey makes another letter of an I. */
    public @Nullable Object lower(@Nullable Object text) {
        return text == null ? null : bounds.made(Casing.lower((String) text));
    }

    public @Nullable Object upper(@Nullable Object text) {
        return text == null ? null : bounds.made(Casing.upper((String) text));
    }

    public @Nullable Object titleCase(@Nullable Object text) {
        return text == null ? null : bounds.made(Texts.titleCase((String) text));
    }

    public @Nullable Object capital(@Nullable Object text) {
        return text == null ? null : bounds.made(Texts.capital((String) text));
    }

    public @Nullable Object before(@Nullable Object text, @Nullable Object separator) {
        return cut(text, separator, false, true);
    }

    public @Nullable Object after(@Nullable Object text, @Nullable Object separator) {
        return cut(text, separator, false, false);
    }

    public @Nullable Object beforeLast(@Nullable Object text, @Nullable Object separator) {
        return cut(text, separator, true, true);
    }

    public @Nullable Object afterLast(@Nullable Object text, @Nullable Object separator) {
        return cut(text, separator, true, false);
    }

    /**
     * The part of a text on one side of a separator; missing where the separator is not in it, so that the rule says what is
     * shown instead. Trimmed.
     */
    private @Nullable Object cut(@Nullable Object text, @Nullable Object separator, boolean last, boolean before) {
        return text == null || separator == null || !bounds.spend(Texts.steps((String) text, (String) separator))
                ? null
                : Texts.cut((String) text, (String) separator, last, before);
    }

    /** Trimmed, without blank parts. More than {@link ValueLimits#MAX_ENTRIES} are missing, not cut off. */
    public @Nullable Object split(@Nullable Object text, @Nullable Object separator) {
        return text == null || separator == null || !affords(text, separator)
                ? null
                : bounds.list(Texts.split((String) text, (String) separator, ValueLimits.MAX_ENTRIES));
    }

    public @Nullable Object trim(@Nullable Object text) {
        return text == null || !bounds.spend(text) ? null : Blanks.trim((String) text);
    }

    /** Counts characters as readers see them ({@link Graphemes}), and ends between words where that leaves enough. */
    public @Nullable Object shorten(@Nullable Object text, @Nullable Object characters) {
        return text == null || characters == null || !bounds.spend(text)
                ? null
                : Shortening.shorten((String) text, Numbers.whole((BigDecimal) characters));
    }

    public @Nullable Object replace(@Nullable Object text, @Nullable Object target, @Nullable Object replacement) {
        return text == null || target == null || replacement == null || !affords(text, target)
                ? null
                : bounds.made(Texts.replace((String) text, (String) target, (String) replacement));
    }

    /** In characters as readers see them: an emoji with its skin tone is one. */
    public @Nullable Object length(@Nullable Object text) {
        return text == null || !bounds.spend(text) ? null : BigDecimal.valueOf(Graphemes.count((String) text));
    }

    /** From 0, in characters as readers see them; -1 where the part is not in the text. */
    public @Nullable Object indexOf(@Nullable Object text, @Nullable Object part) {
        if (text == null || part == null || !affords(text, part)) {
            return null;
        }
        int at = Texts.indexOf((String) text, (String) part, 0);
        return BigDecimal.valueOf(at < 0 ? -1 : clusterAt((String) text, at));
    }

    /** The position of the character that holds a UTF-16 offset. */
    private static int clusterAt(String text, int offset) {
        int position = Graphemes.countBefore(text, offset);
        return Graphemes.offset(text, position) > offset ? position - 1 : position;
    }

    public @Nullable Object substringFrom(@Nullable Object text, @Nullable Object from) {
        return text == null ? null : substring(text, from, BigDecimal.valueOf(Integer.MAX_VALUE));
    }

    /** What lies beyond the end is left out; the end before the start gives an empty text. */
    public @Nullable Object substring(@Nullable Object text, @Nullable Object from, @Nullable Object to) {
        if (text == null || from == null || to == null || !bounds.spend(text)) {
            return null;
        }
        int start = Graphemes.offset((String) text, Numbers.whole((BigDecimal) from));
        int end = Graphemes.offset((String) text, Numbers.whole((BigDecimal) to));
        return ((String) text).substring(start, Math.max(start, end));
    }

    public @Nullable Object url(@Nullable Object text) {
        return text == null ? null : bounds.made(Texts.url((String) text));
    }

    public @Nullable Object html(@Nullable Object text) {
        return text == null ? null : bounds.made(Texts.html((String) text));
    }

    /** HTML as its reader sees it ({@link PlainText}). What is put into HTML again needs {@link #html}. */
    public @Nullable Object plain(@Nullable Object text) {
        return text == null || !bounds.spend(text) ? null : bounds.made(PlainText.of((String) text));
    }

    /** An address with one more parameter, before its fragment; name and value are encoded. */
    public @Nullable Object withParam(@Nullable Object address, @Nullable Object name, @Nullable Object value) {
        return address == null || name == null || value == null
                ? null
                : bounds.made(Texts.withParam((String) address, (String) name, (String) value));
    }

    /**
     * The number of a stable group, from 1: the same text and salt give the same on every machine and in every version, so
     * that a recipient stays in one half of a test.
     */
    public @Nullable Object group(@Nullable Object text, @Nullable Object salt, @Nullable Object number) {
        return text == null || salt == null || number == null || !affords(text, salt)
                ? null
                : StableGroup.of((String) text, (String) salt, (BigDecimal) number);
    }

    // Lists

    /** Of a missing list 0: it has no entries to show. */
    public Object size(@Nullable Object list) {
        return BigDecimal.valueOf(list == null ? 0 : ((List<?>) list).size());
    }

    public Object isEmpty(@Nullable Object value) {
        return isBlank(value);
    }

    private boolean isBlank(@Nullable Object value) {
        boolean blank = ValueComparison.isMissing(value);
        if (blank) {
            bounds.spend(value);
        }
        return blank;
    }

    /** Missing for an empty list, so that {@code else} decides and no blank text is sent. */
    public @Nullable Object join(@Nullable Object list, @Nullable Object separator) {
        return list == null || separator == null || ((List<?>) list).isEmpty() || !bounds.spend(list)
                ? null
                : bounds.made(Texts.join((List<?>) list, (String) separator));
    }

    /** With the commas of the locale, and its word before the last entry. */
    public @Nullable Object joinAnd(@Nullable Object list, @Nullable Object locale) {
        return list == null || locale(locale) == null || ((List<?>) list).isEmpty() || !bounds.spend(list)
                ? null
                : bounds.made(Plurals.joined((List<?>) list, String.valueOf(locale)));
    }

    /** From 0; missing beyond the end. */
    public @Nullable Object get(@Nullable Object list, @Nullable Object position) {
        if (list == null || position == null) {
            return null;
        }
        int index = Numbers.whole((BigDecimal) position);
        return index < 0 || index >= ((List<?>) list).size() ? null : ((List<?>) list).get(index);
    }

    /** The first entries, fewer where the list is shorter; a view, as lists never change. */
    public @Nullable Object top(@Nullable Object list, @Nullable Object number) {
        if (list == null || number == null || !bounds.spend(list)) {
            return null;
        }
        int most = Math.max(0, Numbers.whole((BigDecimal) number));
        return ((List<?>) list).subList(0, Math.min(most, ((List<?>) list).size()));
    }

    public @Nullable Object sort(@Nullable Object list) {
        return list == null || !bounds.spend(Lists.stepsOfSorting((List<?>) list))
                ? null
                : Lists.sorted((List<?>) list);
    }

    public @Nullable Object distinct(@Nullable Object list) {
        return list == null || !bounds.spend(Lists.steps((List<?>) list)) ? null : Lists.distinct((List<?>) list);
    }

    public @Nullable Object sum(@Nullable Object list) {
        return list == null || !bounds.spend(list) ? null : Lists.sum((List<?>) list);
    }

    /** Missing for an empty list. */
    public @Nullable Object avg(@Nullable Object list) {
        Object sum = sum(list);
        return list == null || sum == null ? null : divide(sum, size(list));
    }

    public @Nullable Object min(@Nullable Object list) {
        return list == null || !bounds.spend(list) ? null : Lists.extreme((List<?>) list, -1);
    }

    public @Nullable Object max(@Nullable Object list) {
        return list == null || !bounds.spend(list) ? null : Lists.extreme((List<?>) list, 1);
    }

    // Dates

    public @Nullable Object shift(@Nullable Object date, @Nullable Object number, @Nullable Object unit) {
        return date == null || number == null || unit == null
                ? null
                : Dates.moved((LocalDateTime) date, (BigDecimal) number, (String) unit, days);
    }

    /** In whole days of the rules' time zone, not in spans of 24 hours: over the change of the clocks a day stays a day. */
    public @Nullable Object daysBetween(@Nullable Object from, @Nullable Object to) {
        return from == null || to == null
                ? null
                : BigDecimal.valueOf(
                        ChronoUnit.DAYS.between(days.day((LocalDateTime) from), days.day((LocalDateTime) to)));
    }

    /** From 1, Monday, to 7, as ISO 8601 counts. */
    public @Nullable Object weekday(@Nullable Object date) {
        return date == null
                ? null
                : BigDecimal.valueOf(local(date).getDayOfWeek().getValue());
    }

    public @Nullable Object month(@Nullable Object date) {
        return date == null ? null : BigDecimal.valueOf(local(date).getMonthValue());
    }

    public @Nullable Object year(@Nullable Object date) {
        return date == null ? null : BigDecimal.valueOf(local(date).getYear());
    }

    public @Nullable Object hour(@Nullable Object date) {
        return date == null ? null : BigDecimal.valueOf(local(date).getHour());
    }

    private LocalDateTime local(Object date) {
        return days.local((LocalDateTime) date);
    }

    // Text of and from others

    /** Without an exponent, with all of its digits. */
    public @Nullable Object textOfNumber(@Nullable Object number) {
        return number == null ? null : ((BigDecimal) number).toPlainString();
    }

    public @Nullable Object textOfTruth(@Nullable Object truth) {
        return truth == null ? null : truth.toString();
    }

    public @Nullable Object textOfDate(@Nullable Object date) {
        return date == null ? null : Dates.text(days.local((LocalDateTime) date));
    }

    /** Missing where the text is no number in plain spelling. */
    public @Nullable Object numberOfText(@Nullable Object text) {
        return text == null || !bounds.spend(text) ? null : Numbers.parse((String) text);
    }

    /** Patterns and locales are those of pinned tables, not the JDK's, whose output differs between versions. */
    public @Nullable Object format(@Nullable Object number, @Nullable Object pattern, @Nullable Object locale) {
        LocaleData known = locale(locale);
        return number == null || pattern == null || known == null || !bounds.spend(pattern)
                ? null
                : bounds.made(NumberPattern.parse((String) pattern).format((BigDecimal) number, known));
    }

    /** As a locale writes an amount, with as many decimals as the currency has; missing for an unknown currency. */
    public @Nullable Object money(@Nullable Object number, @Nullable Object currency, @Nullable Object locale) {
        LocaleData known = locale(locale);
        return number == null || currency == null || known == null || !Money.isCurrency((String) currency)
                ? null
                : bounds.made(Money.format((BigDecimal) number, (String) currency, known));
    }

    /**
     * The text of the form that a number takes in a locale, with the number written into it. Null: the rules have no such
     * form.
     */
    public @Nullable Object plural(
            @Nullable Object number,
            Object locale,
            @Nullable Object zero,
            @Nullable Object one,
            @Nullable Object two,
            @Nullable Object few,
            @Nullable Object many,
            @Nullable Object other) {
        if (number == null) {
            return null;
        }
        @Nullable Object[] forms = {zero, one, two, few, many, other};
        String text = Plurals.chosen((BigDecimal) number, (String) locale, forms);
        return text == null || !bounds.spend(text)
                ? null
                : bounds.made(Plurals.filled(text, (BigDecimal) number, (String) locale));
    }

    public @Nullable Object formatDate(@Nullable Object date, @Nullable Object pattern, @Nullable Object locale) {
        return dated(date, pattern, locale, days);
    }

    /** Missing where the zone is unknown: it may come from a column. */
    public @Nullable Object formatDateIn(
            @Nullable Object date, @Nullable Object pattern, @Nullable Object locale, @Nullable Object zone) {
        Days known =
                zone == null ? null : Days.zone((String) zone).map(Days::in).orElse(null);
        return known == null ? null : dated(date, pattern, locale, known);
    }

    private @Nullable Object dated(
            @Nullable Object date, @Nullable Object pattern, @Nullable Object locale, Days shown) {
        LocaleData known = locale(locale);
        return date == null || pattern == null || known == null || !bounds.spend(pattern)
                ? null
                : bounds.made(DatePattern.parse((String) pattern).format(shown.local((LocalDateTime) date), known));
    }

    /** Null for a tag that is no known locale's. */
    private static @Nullable LocaleData locale(@Nullable Object tag) {
        return tag == null ? null : LocaleData.find((String) tag).orElse(null);
    }
}
