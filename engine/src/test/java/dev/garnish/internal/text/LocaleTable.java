package dev.garnish.internal.text;

import com.ibm.icu.impl.CurrencyData;
import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.text.DecimalFormat;
import com.ibm.icu.text.DecimalFormatSymbols;
import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.GregorianCalendar;
import com.ibm.icu.util.ULocale;
import com.ibm.icu.util.VersionInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes {@code locales.txt}, {@code currencies.txt}, {@code plurals.txt} and {@code lists.txt} from ICU4J: run its {@code main} with the folder's path to move
 * to newer locale data. A locale's empty field is that of its tag without the last part.
 */
final class LocaleTable {
    private static final Date TODAY = Date.from(Instant.parse("2026-01-01T00:00:00Z"));
    private static final String WRITTEN = "# CLDR data of ICU4J " + VersionInfo.ICU_VERSION.getMajor() + "."
            + VersionInfo.ICU_VERSION.getMinor() + ", written by LocaleTable in the tests.";

    private static final Set<String> CODES = codes();

    private LocaleTable() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Files.writeString(folder.resolve("locales.txt"), String.join("\n", locales()) + "\n");
        Files.writeString(folder.resolve("currencies.txt"), String.join("\n", currencies()) + "\n");
        Files.writeString(folder.resolve("plurals.txt"), String.join("\n", plurals()) + "\n");
        Files.writeString(folder.resolve("lists.txt"), String.join("\n", lists()) + "\n");
    }

    /** Every tag that the table can tell, with the locale of ICU4J that it stands for. */
    static Map<String, ULocale> tags() {
        Map<String, ULocale> tags = new TreeMap<>();
        for (ULocale locale : ULocale.getAvailableLocales()) {
            if (locale.getVariant().isEmpty() && !locale.getLanguage().isEmpty()) {
                tags.put(locale.toLanguageTag(), locale);
            }
        }
        for (ULocale locale : List.copyOf(tags.values())) {
            ULocale bare = new ULocale(locale.getLanguage(), locale.getCountry());
            if (!locale.getScript().isEmpty()
                    && ULocale.addLikelySubtags(bare).equals(ULocale.addLikelySubtags(locale))) {
                tags.putIfAbsent(bare.toLanguageTag(), locale);
            }
        }
        return tags;
    }

    static Set<String> codes() {
        Set<String> codes = new TreeSet<>();
        for (Currency currency : Currency.getAvailableCurrencies()) {
            String code = currency.getCurrencyCode();
            if (Currency.isAvailable(code, TODAY, TODAY)) {
                codes.add(code);
            }
        }
        return codes;
    }

    static List<String> currencies() {
        Set<String> edges = new TreeSet<>();
        for (ULocale locale : tags().values()) {
            for (String code : CODES) {
                String symbol = Currency.getInstance(code).getSymbol(locale);
                edges.add(Character.toString(symbol.codePointAt(0)));
                edges.add(Character.toString(symbol.codePointBefore(symbol.length())));
            }
        }
        edges.removeIf(edge -> !isSymbol(edge.codePointAt(0)));
        List<String> lines = new ArrayList<>(List.of(
                WRITTEN,
                "# First the signs that stand beside digits without a space; then each currency in use and its decimals.",
                String.join("", edges)));
        CODES.forEach(code -> lines.add(code + " " + Currency.getInstance(code).getDefaultFractionDigits()));
        return lines;
    }

    @SuppressWarnings("deprecation") // ICU4J gives the text of a rule by nothing else
    static List<String> plurals() {
        List<String> lines = new ArrayList<>(List.of(
                WRITTEN,
                "# Tag; the rule of each form but other. A tag without a line is as the one without its last part."));
        lines.addAll(differing(locale -> {
            PluralRules rules = PluralRules.forLocale(locale);
            return Stream.of("zero", "one", "two", "few", "many")
                    .filter(rules.getKeywords()::contains)
                    .map(form -> form + ": "
                            + rules.getRules(form).replaceAll("@.*", "").strip())
                    .collect(Collectors.joining("; "));
        }));
        return lines;
    }

    static List<String> lists() {
        List<String> lines = new ArrayList<>(List.of(
                WRITTEN,
                "# Tag; what stands between two entries, and of more behind the first, between, before the last, behind it.",
                "# English alone is that of the world, without a comma before `and`."));
        lines.addAll(differing(locale -> {
            ListFormatter format = ListFormatter.getInstance(
                    locale.equals(ULocale.ENGLISH) ? ULocale.forLanguageTag("en-001") : locale);
            String text = format.format("A", "B", "C", "D");
            List<String> four = between(text, "A", "B", "C", "D");
            String pair = between(format.format("A", "B"), "A", "B").get(0);
            return String.join("|", pair, four.get(0), four.get(1), four.get(2), text.substring(text.indexOf("D") + 1));
        }));
        return lines;
    }

    private static List<String> between(String text, String... entries) {
        List<String> separators = new ArrayList<>();
        for (int i = 1; i < entries.length; i++) {
            separators.add(text.substring(text.indexOf(entries[i - 1]) + 1, text.indexOf(entries[i])));
        }
        return separators;
    }

    /** A line for each tag whose value is not that of the tag without its last part. */
    private static List<String> differing(Function<ULocale, String> value) {
        Map<String, String> known = new HashMap<>();
        List<String> lines = new ArrayList<>();
        tags().forEach((tag, locale) -> {
            String parent = LocaleData.parent(tag);
            while (!parent.equals("und") && !known.containsKey(parent)) {
                parent = LocaleData.parent(parent);
            }
            String own = value.apply(locale);
            known.put(tag, own);
            if (!own.equals(known.get(parent))) {
                lines.add(tag + "\t" + own);
            }
        });
        return lines;
    }

    private static boolean isSymbol(int codePoint) {
        int category = 1 << UCharacter.getType(codePoint);
        String name =
                UCharacter.getPropertyValueName(UProperty.GENERAL_CATEGORY_MASK, category, UProperty.NameChoice.SHORT);
        return name.startsWith("S") || name.startsWith("Z");
    }

    static List<String> locales() {
        List<String> lines = new ArrayList<>(
                List.of(
                        WRITTEN,
                        "# Tag; decimal point, grouping, both for money, minus, percent, zero, fewest digits before money's groups;",
                        "# money; currency signs; months, short ones, months alone, short ones; weekdays, short ones; halves of a day"));
        Map<String, List<String>> fields = new HashMap<>();
        Map<String, Map<String, String>> symbols = new HashMap<>();
        fields.put("und", fields(ULocale.ROOT));
        symbols.put("und", symbols(ULocale.ROOT));
        lines.add(line("und", fields(ULocale.ROOT), List.of(), symbols(ULocale.ROOT), Map.of()));
        tags().forEach((tag, locale) -> {
            String parent = LocaleData.parent(tag);
            while (!fields.containsKey(parent)) {
                parent = LocaleData.parent(parent);
            }
            List<String> own = fields(locale);
            Map<String, String> ownSymbols = symbols(locale);
            fields.put(tag, own);
            symbols.put(tag, ownSymbols);
            String line = line(
                    tag,
                    own,
                    Objects.requireNonNull(fields.get(parent)),
                    ownSymbols,
                    Objects.requireNonNull(symbols.get(parent)));
            if (!line.substring(tag.length()).isBlank() || tag.indexOf('-') < 0) {
                lines.add(line);
            }
        });
        return lines;
    }

    private static String line(
            String tag,
            List<String> own,
            List<String> inherited,
            Map<String, String> symbols,
            Map<String, String> inheritedSymbols) {
        List<String> differing = new ArrayList<>();
        symbols.forEach((code, symbol) -> {
            if (!symbol.equals(inheritedSymbols.getOrDefault(code, code))) {
                differing.add(code + "=" + symbol);
            }
        });
        List<String> fields = new ArrayList<>(List.of(tag));
        for (int i = 0; i < own.size(); i++) {
            fields.add(i < inherited.size() && inherited.get(i).equals(own.get(i)) ? "" : own.get(i));
        }
        fields.add(3, String.join("|", differing));
        return String.join("\t", fields);
    }

    private static Map<String, String> symbols(ULocale locale) {
        Map<String, String> symbols = new TreeMap<>();
        CurrencyData.CurrencyDisplayInfo own = CurrencyData.provider.getInstance(locale, true);
        CODES.forEach(code -> {
            CurrencyData.CurrencyFormatInfo format = own.getFormatInfo(code);
            String special = format == null
                    ? ""
                    : String.join(
                            "~",
                            "",
                            format.currencyPattern,
                            format.monetaryDecimalSeparator,
                            format.monetaryGroupingSeparator);
            symbols.put(code, Currency.getInstance(code).getSymbol(locale) + special);
        });
        return symbols;
    }

    private static List<String> fields(ULocale locale) {
        DateFormatSymbols names = new DateFormatSymbols(new GregorianCalendar(locale), locale);
        return List.of(
                numbers(locale),
                ((DecimalFormat) NumberFormat.getCurrencyInstance(locale)).toPattern(),
                String.join("|", names.getMonths(DateFormatSymbols.FORMAT, DateFormatSymbols.WIDE)),
                String.join("|", names.getMonths(DateFormatSymbols.FORMAT, DateFormatSymbols.ABBREVIATED)),
                String.join("|", names.getMonths(DateFormatSymbols.STANDALONE, DateFormatSymbols.WIDE)),
                String.join("|", names.getMonths(DateFormatSymbols.STANDALONE, DateFormatSymbols.ABBREVIATED)),
                mondayFirst(names.getWeekdays(DateFormatSymbols.FORMAT, DateFormatSymbols.WIDE)),
                mondayFirst(names.getWeekdays(DateFormatSymbols.FORMAT, DateFormatSymbols.ABBREVIATED)),
                String.join("|", names.getAmPmStrings()));
    }

    private static String mondayFirst(String[] weekdays) {
        List<String> days = new ArrayList<>(Arrays.asList(weekdays).subList(2, 8));
        days.add(weekdays[1]);
        return String.join("|", days);
    }

    private static String numbers(ULocale locale) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
        boolean grouped = NumberFormatter.withLocale(locale)
                .format(1234)
                .toString()
                .contains(symbols.getGroupingSeparatorString());
        return String.join(
                "|",
                symbols.getDecimalSeparatorString(),
                symbols.getGroupingSeparatorString(),
                symbols.getMonetaryDecimalSeparatorString(),
                symbols.getMonetaryGroupingSeparatorString(),
                symbols.getMinusSignString(),
                symbols.getPercentString(),
                symbols.getDigitStrings()[0],
                grouped ? "1" : "2");
    }
}
