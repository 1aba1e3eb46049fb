package dev.garnish.internal.eval;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterEnums.ECharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.DecimalFormat;
import com.ibm.icu.text.DecimalFormatSymbols;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.text.SimpleDateFormat;
import com.ibm.icu.util.BasicTimeZone;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.GregorianCalendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the reference of the language says that functions and operators give, of values that are there. Written a second
 * time, from the documentation and on other libraries, so that the product can be compared with it; null is missing.
 */
final class Reference {
    private static final MathContext DIGITS = new MathContext(34, RoundingMode.HALF_EVEN);
    private static final BigInteger LAST_POSITION = BigInteger.valueOf(Integer.MAX_VALUE);
    private static final int LONGEST_TEXT = 1_000_000;

    private Reference() {}

    /** What is blank, empty or beyond the bounds counts as missing when it is read. */
    static @Nullable Object present(@Nullable Object value) {
        return value instanceof BigDecimal number ? bounded(number) : isEmpty(value) ? null : composed(value);
    }

    private static @Nullable Object composed(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(Reference::composed).toList();
        }
        return value instanceof String text ? nfc(text) : value;
    }

    /** In the form that texts are read, written and made in. */
    static String nfc(String text) {
        return Normalizer2.getNFCInstance().normalize(text);
    }

    private static boolean isInvisible(int c) {
        return UCharacter.isUWhiteSpace(c)
                || UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT)
                || UCharacter.getType(c) == ECharacterCategory.CONTROL
                || c == '\u2800';
    }

    static boolean isEmpty(@Nullable Object value) {
        return value == null
                || (value instanceof String text && text.codePoints().allMatch(Reference::isInvisible))
                || (value instanceof List<?> list && list.isEmpty());
    }

    /** What an expression makes is missing where it is larger than a value may be. */
    static @Nullable Object bounded(@Nullable Object value) {
        if (value instanceof String text) {
            return text.length() <= LONGEST_TEXT ? nfc(text) : null;
        }
        return value instanceof BigDecimal number ? bounded(number) : value;
    }

    private static @Nullable BigDecimal bounded(BigDecimal number) {
        int exponent = number.precision() - number.scale() - 1;
        if (number.precision() <= 1000 && -1000 <= exponent && exponent <= 1000) {
            return number;
        }
        return number.signum() == 0 ? BigDecimal.ZERO : null;
    }

    // Numbers

    static BigDecimal add(BigDecimal left, BigDecimal right) {
        return left.add(right, DIGITS);
    }

    static BigDecimal subtract(BigDecimal left, BigDecimal right) {
        return add(left, right.negate());
    }

    static BigDecimal multiply(BigDecimal left, BigDecimal right) {
        return left.multiply(right, DIGITS);
    }

    static @Nullable BigDecimal divide(BigDecimal left, BigDecimal right) {
        return right.signum() == 0 ? null : left.divide(right, DIGITS);
    }

    static @Nullable BigDecimal remainder(BigDecimal left, BigDecimal right) {
        return right.signum() == 0 ? null : left.remainder(right).round(DIGITS);
    }

    static @Nullable Object number(String text) {
        String digits = trim(text);
        boolean number = digits.length() < 2000
                && Pattern.matches("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,9})?", digits);
        return number ? bounded(new BigDecimal(digits)) : null;
    }

    // Comparing

    static boolean same(Object left, Object right) {
        if (left instanceof LocalDateTime) {
            return compared(left, right) == 0;
        }
        return left instanceof BigDecimal number ? number.compareTo((BigDecimal) right) == 0 : left.equals(right);
    }

    /** A day and a moment by the day of both. */
    static int compared(Object left, Object right) {
        if (left instanceof LocalDateTime one && right instanceof LocalDateTime other && isDay(one) != isDay(other)) {
            return (isDay(one) ? one : day(one)).compareTo(isDay(other) ? other : day(other));
        }
        return compare(left, right);
    }

    static boolean isDay(LocalDateTime date) {
        return date.toLocalTime().toNanoOfDay() == 0;
    }

    private static LocalDateTime offset(LocalDateTime date, boolean local) {
        return offset(date, local, Situation.ZONE);
    }

    static LocalDateTime local(LocalDateTime date, String zone) {
        return isDay(date) ? date : offset(date, false, zone);
    }

    private static LocalDateTime offset(LocalDateTime date, boolean local, String zone) {
        int[] offsets = new int[2];
        BasicTimeZone known = (BasicTimeZone) TimeZone.getTimeZone(zone);
        long time = date.toInstant(ZoneOffset.UTC).toEpochMilli();
        if (local) { // in a gap and where an hour comes twice, the offset before
            known.getOffsetFromLocal(time, BasicTimeZone.LocalOption.FORMER, BasicTimeZone.LocalOption.FORMER, offsets);
        } else {
            known.getOffset(time, false, offsets);
        }
        int sum = offsets[0] + offsets[1];
        return date.plusNanos(1_000_000L * (local ? -sum : sum));
    }

    /** What clocks of the zone show. */
    static LocalDateTime local(LocalDateTime date) {
        return isDay(date) ? date : offset(date, false);
    }

    static LocalDateTime utc(LocalDateTime shown) {
        return offset(shown, true);
    }

    static LocalDateTime day(LocalDateTime date) {
        return offset(date, false).toLocalDate().atStartOfDay();
    }

    static long daysBetween(LocalDateTime from, LocalDateTime to) {
        return local(to).toLocalDate().toEpochDay() - local(from).toLocalDate().toEpochDay();
    }

    static @Nullable Object moved(LocalDateTime date, BigDecimal number, boolean back, String unit) {
        long count = number.longValue() * (back ? -1 : 1);
        boolean timed = unit.equals("minutes") || unit.equals("hours");
        if (isDay(date) && !timed) {
            return inRange(plus(date, number, count, unit));
        }
        LocalDateTime start = isDay(date) ? utc(date) : timed ? date : offset(date, false);
        LocalDateTime moved = plus(start, number, count, unit);
        if (moved.getYear() < -1 || moved.getYear() > 10_000) {
            return null;
        }
        LocalDateTime utc = timed ? moved : utc(moved);
        return inRange(isDay(utc) ? utc.plusNanos(1) : utc);
    }

    private static LocalDateTime plus(LocalDateTime date, BigDecimal number, long count, String unit) {
        return switch (unit) {
            case "minutes" -> date.plusMinutes(count);
            case "hours" -> date.plusHours(count);
            case "days" -> date.plusDays(count);
            case "weeks" -> date.plusWeeks(count);
            case "months" ->
                number.abs().compareTo(BigDecimal.valueOf(1_000_000)) > 0 ? LocalDateTime.MIN : date.plusMonths(count);
            default ->
                number.abs().compareTo(BigDecimal.valueOf(100_000)) > 0 ? LocalDateTime.MIN : date.plusYears(count);
        };
    }

    private static @Nullable LocalDateTime inRange(LocalDateTime date) {
        return date.getYear() < 1 || date.getYear() > 9999 ? null : date;
    }

    static int compare(Object left, Object right) {
        if (left instanceof BigDecimal number) {
            return number.compareTo((BigDecimal) right);
        }
        return left instanceof LocalDateTime date
                ? date.compareTo((LocalDateTime) right)
                : Arrays.compare(codePoints(left), codePoints(right));
    }

    private static int[] codePoints(Object text) {
        return ((String) text).codePoints().toArray();
    }

    static boolean contains(List<?> list, Object entry) {
        return list.stream().anyMatch(one -> same(one, entry));
    }

    // Text

    static String lower(String text) {
        return UCharacter.toLowerCase(ULocale.ROOT, text);
    }

    static String upper(String text) {
        return UCharacter.toUpperCase(ULocale.ROOT, text);
    }

    static String titleCase(String text) {
        StringBuilder titled = new StringBuilder();
        int before = ' ';
        for (int c : lower(text).codePoints().toArray()) {
            boolean begins = before == '-' || Character.isWhitespace(before);
            titled.appendCodePoint(begins ? UCharacter.toTitleCase(c) : c);
            before = c;
        }
        return titled.toString();
    }

    static String trim(String text) {
        List<String> characters = new ArrayList<>(characters(text));
        while (!characters.isEmpty() && isEmpty(characters.get(characters.size() - 1))) {
            characters.remove(characters.size() - 1);
        }
        String rest = String.join("", characters);
        while (!rest.isEmpty() && isInvisible(rest.codePointAt(0))) {
            rest = rest.substring(rest.offsetByCodePoints(0, 1));
        }
        return rest;
    }

    /** The characters as readers see them. */
    static List<String> characters(String text) {
        BreakIterator breaks = BreakIterator.getCharacterInstance(ULocale.ROOT);
        breaks.setText(text);
        List<String> characters = new ArrayList<>();
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
            characters.add(text.substring(from, to));
            from = to;
        }
        return characters;
    }

    /** Cut between two words; within one where only a third or less would be left. */
    static String shorten(String text, BigDecimal most) {
        List<String> characters = characters(text);
        int kept = position(most);
        if (characters.size() <= kept) {
            return text;
        }
        if (kept < 1) {
            return "";
        }
        int word = kept - 1;
        while (word > 0 && !Character.isWhitespace(characters.get(word).charAt(0))) {
            word--;
        }
        int cut = word * 3 >= kept ? word : kept - 1;
        String beginning = String.join("", characters.subList(0, cut));
        Matcher whole = Pattern.compile("&[#\\p{L}\\p{Nd}]{1,9};|<[/!A-Za-z][^>]*>|%[0-9A-Fa-f]{2}")
                .matcher(text);
        while (whole.find()) {
            if (whole.start() < beginning.length() && beginning.length() < whole.end()) {
                beginning = text.substring(0, whole.start());
            }
        }
        return ("x" + beginning).stripTrailing().substring(1) + "…";
    }

    /** A whole number for a position or a count; what is negative is before all of them. */
    static int position(BigDecimal number) {
        return number.signum() < 0
                ? -1
                : number.toBigInteger().min(LAST_POSITION).intValue();
    }

    static String substring(String text, BigDecimal from, BigDecimal to) {
        List<String> characters = characters(text);
        int start = Math.min(Math.max(0, position(from)), characters.size());
        int end = Math.min(Math.max(0, position(to)), characters.size());
        return start < end ? String.join("", characters.subList(start, end)) : "";
    }

    /** The character in which the part begins. */
    static BigDecimal indexOf(String text, String part) {
        int offset = text.indexOf(part);
        int position = 0;
        int end = 0;
        for (String character : characters(text)) {
            end += character.length();
            position += offset < end ? 0 : 1;
        }
        return BigDecimal.valueOf(offset < 0 ? -1 : position);
    }

    static String replace(String text, String old, String with) {
        return old.isEmpty() ? text : String.join(with, text.split(Pattern.quote(old), -1));
    }

    static String join(List<?> texts, String separator) {
        return String.join(separator, texts.stream().map(String::valueOf).toList());
    }

    static @Nullable Object joinAnd(List<?> texts, String and) {
        if (texts.isEmpty()) {
            return null;
        }
        List<String> all = texts.stream().map(String::valueOf).toList();
        String last = all.get(all.size() - 1);
        String before = String.join(", ", all.subList(0, all.size() - 1));
        return bounded(before.isEmpty() && all.size() == 1 ? last : before + and + last);
    }

    /** Which of the forms of English (one, other) or Polish (one, few, many, other) a number has, from 0. */
    static int form(BigDecimal number, String locale) {
        BigDecimal shown = number.abs().setScale(3, RoundingMode.HALF_UP).stripTrailingZeros();
        boolean whole = shown.scale() <= 0;
        boolean one = shown.compareTo(BigDecimal.ONE) == 0;
        if (!locale.equals("pl")) {
            return one ? 0 : 1;
        }
        if (!whole) {
            return 3;
        }
        String digits = "0" + shown.toBigInteger();
        return one ? 0 : digits.matches(".*[02-9][2-4]") ? 1 : 2;
    }

    static @Nullable Object filled(String text, BigDecimal number, String locale) {
        return bounded(text.replace("#", format(number, "#,##0.###", locale)));
    }

    static String country(Situation situation) {
        List<String> values = situation.fields().getOrDefault(Situation.FIELDS.get(0), List.of(""));
        return values.get(0);
    }

    /** From the words of the situations: the cell of the locale's language, or the first one. */
    private static @Nullable String cell(String key, List<String> columns) {
        List<String[]> rows =
                Situation.WORDS.lines().map(line -> line.split(",", -1)).toList();
        for (String column : columns) {
            int at = Arrays.asList(rows.get(0)).indexOf(column);
            for (String[] row : rows) {
                if (at > 0 && row[0].equals(key) && !row[at].isEmpty()) {
                    return row[at];
                }
            }
        }
        return null;
    }

    private static List<String> columns(String locale) {
        return switch (locale) {
            case "de", "de-CH" -> List.of("de", "en");
            case "de-AT", "de_AT" -> List.of("de-AT", "de", "en");
            case "pl-PL", "PL" -> List.of("pl", "en");
            default -> List.of("en");
        };
    }

    static @Nullable String localized(String key, String locale) {
        return cell(key, columns(locale));
    }

    /** Of the word `a`. */
    static @Nullable Object plural(BigDecimal number, String locale) {
        for (String column : columns(locale)) {
            List<String> forms = column.equals("pl") ? List.of("one", "few", "many", "other") : List.of("one", "other");
            String text = cell("a." + forms.get(form(number, column)), List.of(column));
            if (text != null) {
                return filled(text, number, column);
            }
        }
        return null;
    }

    static String url(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    static @Nullable Object get(List<?> list, BigDecimal number) {
        int position = position(number);
        return position >= 0 && position < list.size() ? list.get(position) : null;
    }

    static List<?> top(List<?> list, BigDecimal number) {
        return list.stream().limit(Math.max(0, position(number))).toList();
    }

    static List<?> sort(List<?> list) {
        return list.stream().sorted(Reference::compare).toList();
    }

    static List<?> distinct(List<?> list) {
        List<Object> distinct = new ArrayList<>();
        list.stream().filter(entry -> !contains(distinct, entry)).forEach(distinct::add);
        return distinct;
    }

    static @Nullable Object sum(List<?> list) {
        return list.stream().map(BigDecimal.class::cast).reduce(Reference::add).orElse(null);
    }

    static @Nullable Object avg(List<?> list) {
        return sum(list) instanceof BigDecimal sum ? divide(sum, BigDecimal.valueOf(list.size())) : null;
    }

    static @Nullable Object extreme(List<?> list, int sign) {
        return list.stream()
                .map(Object.class::cast)
                .reduce((one, other) -> compare(other, one) * sign > 0 ? other : one)
                .orElse(null);
    }

    static List<?> split(String text, String separator) {
        String[] parts = separator.isEmpty() ? new String[] {text} : text.split(Pattern.quote(separator), -1);
        return Arrays.stream(parts)
                .map(Reference::trim)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static @Nullable String part(String text, String separator, int at, boolean before) {
        return separator.isEmpty() || at < 0
                ? null
                : trim(before ? text.substring(0, at) : text.substring(at + separator.length()));
    }

    static @Nullable String before(String text, String separator) {
        return part(text, separator, text.indexOf(separator), true);
    }

    static @Nullable String after(String text, String separator) {
        return part(text, separator, text.indexOf(separator), false);
    }

    static @Nullable String beforeLast(String text, String separator) {
        return part(text, separator, text.lastIndexOf(separator), true);
    }

    static @Nullable String afterLast(String text, String separator) {
        return part(text, separator, text.lastIndexOf(separator), false);
    }

    /** Of HTML that is well-formed. */
    static String plain(String html) {
        String text = html.replaceAll("\\s+", " ").replaceAll("<(/?[a-z])[^>]*>", "");
        return text.replaceAll(" +", " ").replace("&amp;", "&").strip();
    }

    static String withParam(String address, Object name, Object value) {
        String[] parts = address.split("#", 2);
        String sign = parts[0].matches("(?s).*[?&]") ? "" : parts[0].contains("?") ? "&" : "?";
        return parts[0] + sign + url((String) name) + "=" + url((String) value)
                + (parts.length > 1 ? "#" + parts[1] : "");
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static @Nullable Object group(String text, String salt, BigDecimal groups) {
        if (groups.compareTo(BigDecimal.ONE) < 0 || groups.compareTo(BigDecimal.valueOf(1_000_000)) > 0) {
            return null;
        }
        String hex = sha256(salt + ":" + text).substring(0, 16);
        return BigDecimal.valueOf(Long.remainderUnsigned(Long.parseUnsignedLong(hex, 16), groups.longValue()) + 1);
    }

    static String capital(String text) {
        int[] letters = text.codePoints().toArray();
        if (letters.length > 0) {
            letters[0] = UCharacter.toTitleCase(letters[0]);
        }
        return new String(letters, 0, letters.length);
    }

    // Text of others

    static String text(Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof LocalDateTime date) {
            LocalDateTime shown = local(date);
            boolean midnight = shown.getHour() == 0 && shown.getMinute() == 0 && shown.getSecond() == 0;
            return String.format(Locale.ROOT, midnight ? "%tF" : "%tFT%<tT", shown);
        }
        return value.toString();
    }

    static String format(BigDecimal number, String pattern, String locale) {
        DecimalFormat format =
                new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(ULocale.forLanguageTag(locale)));
        BigDecimal scaled = format.getMultiplier() == 100 ? number.movePointRight(2) : number;
        BigDecimal shown = scaled.setScale(format.getMaximumFractionDigits(), RoundingMode.HALF_UP);
        return format.format(format.getMultiplier() == 100 ? shown.movePointLeft(2) : shown);
    }

    static String money(BigDecimal number, String currency, String locale) {
        NumberFormat format = NumberFormat.getCurrencyInstance(ULocale.forLanguageTag(locale));
        format.setCurrency(Currency.getInstance(currency));
        return format.format(number.setScale(format.getMaximumFractionDigits(), RoundingMode.HALF_UP));
    }

    static String date(LocalDateTime date, String pattern, String locale) {
        ULocale written = ULocale.forLanguageTag(locale);
        GregorianCalendar calendar = new GregorianCalendar(TimeZone.GMT_ZONE, written);
        calendar.setGregorianChange(Date.from(Instant.ofEpochMilli(Long.MIN_VALUE)));
        SimpleDateFormat format = new SimpleDateFormat(pattern, written);
        format.setCalendar(calendar);
        return format.format(Date.from(date.toInstant(ZoneOffset.UTC)));
    }
}
