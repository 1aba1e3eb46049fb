package dev.garnish.internal.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How one locale writes numbers, money and dates, from the pinned table. Immutable. A region that the table does not
 * tell apart writes like its language.
 */
public final class LocaleData {
    private static final Map<String, String> LINES = new HashMap<>();
    private static final Map<String, LocaleData> READ = new ConcurrentHashMap<>();
    private static final String ROOT = "und";

    /** Reading a tag costs more than writing an amount of money; recipients' tags are any texts, so only so many stay. */
    private static final Map<String, String> CANONICAL = new ConcurrentHashMap<>();

    private static final int MOST_TAGS = 1_000;
    private static final int LONGEST_TAG = 35;

    static {
        for (String line : Tables.lines("locales.txt")) {
            LINES.put(line.substring(0, line.indexOf('\t')), line);
        }
    }

    private final List<String> fields;
    private final Map<String, String> currencies;

    /** Every amount of money asks for these. */
    private final List<String> numbers;

    private final Map<String, MoneyStyle> styles = new ConcurrentHashMap<>();

    private LocaleData(List<String> fields, Map<String, String> currencies) {
        this.fields = fields;
        this.currencies = currencies;
        this.numbers = names(Names.NUMBERS);
    }

    /** Kinds of names; each is a field of the table. */
    enum Names {
        NUMBERS,
        MONEY,
        SYMBOLS,
        MONTHS,
        SHORT_MONTHS,
        LONE_MONTHS,
        SHORT_LONE_MONTHS,
        WEEKDAYS,
        SHORT_WEEKDAYS,
        HALF_DAYS;

        /** Where the field stands, behind the tag. */
        private int column() {
            return 1 + List.of(values()).indexOf(this);
        }
    }

    /** The tags of the table, in their order. */
    public static List<String> tags() {
        return LINES.keySet().stream().filter(tag -> !tag.equals(ROOT)).sorted().toList();
    }

    /** The locale of a tag such as {@code en}, {@code de-AT} or {@code zh-Hant-TW}; empty where the language is unknown. */
    public static Optional<LocaleData> find(String tag) {
        String known = canonical(tag);
        while (!LINES.containsKey(known)) {
            int last = known.lastIndexOf('-');
            if (last < 0) {
                return Optional.empty();
            }
            known = known.substring(0, last);
        }
        return known.equals(ROOT) ? Optional.empty() : Optional.of(READ.computeIfAbsent(known, LocaleData::read));
    }

    /** A tag as the table writes it; {@code und} for what is none. */
    public static String canonical(String tag) {
        String known = CANONICAL.get(tag);
        if (known == null) {
            known = Locale.forLanguageTag(tag.replace('_', '-'))
                    .stripExtensions()
                    .toLanguageTag();
            if (tag.length() <= LONGEST_TAG && CANONICAL.size() < MOST_TAGS) {
                CANONICAL.put(tag, known);
            }
        }
        return known;
    }

    /** A line's fields over those of the tag without its last part; an empty field is inherited. */
    private static LocaleData read(String tag) {
        String line = LINES.get(tag);
        if (line == null) {
            return read(parent(tag));
        }
        List<String> fields = split(line, '\t');
        Map<String, String> symbols = new HashMap<>();
        if (!tag.equals(ROOT)) {
            LocaleData parent = read(parent(tag));
            symbols.putAll(parent.currencies);
            for (int i = 1; i < fields.size(); i++) {
                fields.set(i, fields.get(i).isEmpty() ? parent.fields.get(i) : fields.get(i));
            }
        }
        for (String symbol : split(split(line, '\t').get(Names.SYMBOLS.column()), '|')) {
            int sign = symbol.indexOf('=');
            if (sign > 0) {
                symbols.put(symbol.substring(0, sign), symbol.substring(sign + 1));
            }
        }
        return new LocaleData(List.copyOf(fields), Map.copyOf(symbols));
    }

    /** The tag without its last part; {@code und} of a language alone. */
    public static String parent(String tag) {
        int last = tag.lastIndexOf('-');
        return last < 0 ? ROOT : tag.substring(0, last);
    }

    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
            parts.add(text.substring(from, at));
            from = at + 1;
        }
        parts.add(text.substring(from));
        return parts;
    }

    List<String> names(Names names) {
        return split(fields.get(names.column()), '|');
    }

    /** Decimal point, grouping, the same two for money, minus, percent sign, zero, fewest digits before money groups. */
    private String number(int index) {
        return numbers.get(index);
    }

    /** What stands in and between a number's digits, which are grouped from so many before the first group on. */
    record Separators(String point, String grouping, int fewestBeforeGroups) {}

    Separators separators() {
        return new Separators(number(0), number(1), 1);
    }

    String minus() {
        return number(4);
    }

    String percent() {
        return number(5);
    }

    /** How amounts of one currency are written; the pattern as in CLDR, for instance {@code ¤#,##0.00}. */
    record MoneyStyle(String symbol, String pattern, Separators separators) {}

    /** A few currencies have a pattern and separators of their own: {@code EUR=€~¤#,##0.00~.~,}. */
    MoneyStyle money(String currency) {
        MoneyStyle known = styles.get(currency);
        if (known == null) {
            known = readMoney(currency);
            styles.put(currency, known);
        }
        return known;
    }

    private MoneyStyle readMoney(String currency) {
        List<String> own = split(currencies.getOrDefault(currency, currency), '~');
        boolean special = own.size() > 1;
        return new MoneyStyle(
                own.get(0),
                special ? own.get(1) : fields.get(Names.MONEY.column()),
                new Separators(
                        special ? own.get(2) : number(2),
                        special ? own.get(3) : number(3),
                        Integer.parseInt(number(7))));
    }

    /** A text's ASCII digits in the digits of this locale. */
    String digits(String text) {
        int zero = number(6).codePointAt(0);
        if (zero == '0') {
            return text;
        }
        StringBuilder digits = new StringBuilder();
        text.chars().forEach(c -> digits.appendCodePoint(c >= '0' && c <= '9' ? zero + c - '0' : c));
        return digits.toString();
    }
}
