package dev.garnish.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.text.DecimalFormat;
import com.ibm.icu.text.DecimalFormatSymbols;
import com.ibm.icu.text.SimpleDateFormat;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The pinned tables against ICU4J: all that they hold, and what is written from them for a fixed share of locales and
 * currencies, or for all 900 by 179 with {@code -Dgarnish.all=true} (some minutes).
 */
class LocaleDataTest {
    private static final boolean ALL = Boolean.getBoolean("garnish.all");
    private static final Map<String, ULocale> TAGS = LocaleTable.tags();
    private static final Set<String> CODES = LocaleTable.codes();

    @Tag("heavy")
    @Test
    void theTablesAreTheOnesThatTheirGeneratorWrites() {
        assertThat(Tables.lines("locales.txt")).isEqualTo(withoutComments(LocaleTable.locales()));
        assertThat(Tables.lines("currencies.txt")).isEqualTo(withoutComments(LocaleTable.currencies()));
        assertThat(Tables.lines("plurals.txt")).isEqualTo(withoutComments(LocaleTable.plurals()));
        assertThat(Tables.lines("lists.txt")).isEqualTo(withoutComments(LocaleTable.lists()));
    }

    private static List<String> withoutComments(List<String> lines) {
        return lines.stream().filter(line -> !line.startsWith("# ")).toList();
    }

    @Test
    void moneyIsWrittenAsIcuWritesIt() {
        List<String> differences = new ArrayList<>();
        TAGS.forEach((tag, locale) -> {
            LocaleData data = LocaleData.find(tag).orElseThrow();
            for (String code : CODES) {
                if (isLeftOut(tag + code, 100)) {
                    continue;
                }
                var icu = NumberFormatter.withLocale(locale)
                        .unit(Currency.getInstance(code))
                        .roundingMode(RoundingMode.HALF_UP);
                for (String amount : List.of("1234.565", "-9876543.215", "0.5")) {
                    BigDecimal number = new BigDecimal(amount);
                    compare(
                            tag + " " + code,
                            icu.format(number).toString(),
                            Money.format(number, code, data),
                            differences);
                }
            }
        });
        assertThat(differences).isEmpty();
    }

    @Test
    void numbersAreWrittenAsIcuWritesThem() {
        List<String> differences = new ArrayList<>();
        TAGS.forEach((tag, locale) -> {
            LocaleData data = LocaleData.find(tag).orElseThrow();
            if (isLeftOut(tag, 10)) {
                return;
            }
            for (String pattern :
                    List.of("0", "0.00", "#,##0.##", "#,##,##0.0#", "000", "0.#%", "'#'0 'km'", "≈ #,##0")) {
                DecimalFormat icu = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(locale));
                icu.setRoundingMode(com.ibm.icu.math.BigDecimal.ROUND_HALF_UP);
                NumberPattern ours = NumberPattern.parse(pattern);
                for (String text : List.of("0", "0.125", "1234.5", "-98765432.165", "12345678901234567890.5")) {
                    BigDecimal number = new BigDecimal(text);
                    compare(tag + " " + pattern, icu.format(number), ours.format(number, data), differences);
                }
            }
        });
        assertThat(differences).isEmpty();
    }

    @Test
    void datesAreWrittenAsIcuWritesThem() {
        List<String> differences = new ArrayList<>();
        TAGS.forEach((tag, locale) -> {
            LocaleData data = LocaleData.find(tag).orElseThrow();
            if (isLeftOut(tag, 10)) {
                return;
            }
            for (String pattern : List.of(
                    "EEEE, d. MMMM yyyy", "E dd MMM yy", "LLLL|LLL|LL|L|M|MM", "h:mm a", "HH:m:ss 'o''clock' y")) {
                SimpleDateFormat icu = new SimpleDateFormat(pattern, locale.setKeywordValue("calendar", "gregorian"));
                icu.setTimeZone(TimeZone.GMT_ZONE);
                for (int month = 1; month <= 12; month++) {
                    LocalDateTime date = LocalDateTime.of(2024, month, 2 * month, month * 5 % 24, month, month + 40);
                    compare(
                            tag + " " + pattern,
                            icu.format(Date.from(date.toInstant(ZoneOffset.UTC))),
                            DatePattern.parse(pattern).format(date, data),
                            differences);
                }
            }
        });
        assertThat(differences).isEmpty();
    }

    private static boolean isLeftOut(String what, int share) {
        return !ALL && Math.floorMod(what.hashCode(), share) != 0;
    }

    private static void compare(String what, String expected, String actual, List<String> differences) {
        if (!expected.equals(actual) && differences.size() < 100) {
            differences.add(what + ": expected " + expected + " but was " + actual);
        }
    }
}
