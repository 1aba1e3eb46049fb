package dev.garnish.catalog.db.internal.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.catalog.db.model.ImportQuestion;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormTest {
    private static final ColumnOptions NEW = new ColumnOptions(
            Optional.empty(), Optional.empty(), false, false, false, Optional.empty(), Optional.empty(), false);

    private static ColumnOptions stored(Kind kind) {
        return new ColumnOptions(
                Optional.empty(), Optional.empty(), false, false, false, Optional.of(kind), Optional.empty(), false);
    }

    private static ColumnForm seen(ColumnOptions options, boolean commasPartCells, @Nullable Object... cells) {
        ColumnForm form = new ColumnForm(options);
        for (int i = 0; i < cells.length; i++) {
            form.see(cells[i], "", i + 2, commasPartCells);
        }
        return form;
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', delimiter = '>', nullValues = "-", textBlock = """
                    5            > 5       > 5
                    19.99        > 19.99   > -
                    -7           > -7      > -7
                    -7.25        > -7.25   > -
                    1234.5       > 1234.5  > -
                    1.2345       > 1.2345  > -
                    0.5          > 0.5     > -
                    5.           > 5       > -
                    -1.299       > -1.299  > -1299
                    19,99        > -       > 19.99
                    1,299        > 1299    > 1.299
                    1.299        > 1.299   > 1299
                    1,299.00     > 1299.00 > -
                    1.299,00     > -       > 1299.00
                    1.299.000    > -       > 1299000
                    1 299,50     > -       > 1299.50
                    1'299.50     > 1299.50 > -
                    12,34,567.50 > 1234567.50 > -
                    0,125        > -       > 0.125
                    .5           > 0.5     > -
                    -3.50        > -3.50   > -
                    \u22123,5    > -       > -3.5
                    \u20ac19,99  > -       > 19.99
                    19,99 \u20ac > -       > 19.99
                    -\u20ac5.00  > -5.00   > -
                    USD 19.99    > 19.99   > -
                    352 AED      > 352     > 352
                    US$5.00      > 5.00    > -
                    12.5 %       > 12.5    > -
                    """)
    void aNumberIsReadByTheSignBeforeDecimals(String text, String point, String comma) {
        NumberText number = NumberText.of(text).orElseThrow();
        assertThat(number.point()).isEqualTo(point);
        assertThat(number.comma()).isEqualTo(comma);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0012345",
                "1E5",
                "0x10",
                "NaN",
                "Infinity",
                "1_000",
                "\u0663",
                "15L",
                "1,2,3",
                "1.2.3",
                "12 apples",
                "ABC 5",
                "USD 5 EUR",
                "--5",
                "",
                "-",
                ".",
                "5-",
                "1,29.00",
                "00.5"
            })
    void whatMayBeACodeIsNoNumber(String text) {
        assertThat(NumberText.of(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', delimiter = '>', nullValues = "-", textBlock = """
                    2024-03-01                > 2024-03-01             > 2024-03-01
                    2024-3-1                  > 2024-03-01             > 2024-03-01
                    2024/03/01                > 2024-03-01             > 2024-03-01
                    01.03.2024                > 2024-03-01             > -
                    03/04/2024                > 2024-04-03             > 2024-03-04
                    25/12/2024                > 2024-12-25             > -
                    12/25/2024                > -                      > 2024-12-25
                    03/04/2024 5:07 PM        > 2024-04-03T17:07       > 2024-03-04T17:07
                    2024-03-01 10:00:00       > 2024-03-01T10:00       > 2024-03-01T10:00
                    2024-03-01T10:00:00+02:00 > 2024-03-01T08:00:00Z   > 2024-03-01T08:00:00Z
                    2024-03-01T10:00:00.5-0500 > 2024-03-01T15:00:00.500Z > 2024-03-01T15:00:00.500Z
                    Mar 1, 2024               > 2024-03-01             > 2024-03-01
                    September 25, 2021        > 2021-09-25             > 2021-09-25
                    1 March 2024              > 2024-03-01             > 2024-03-01
                    01-Mar-2024               > 2024-03-01             > 2024-03-01
                    31.12.99                  > 1999-12-31             > -
                    3/4/24                    > 2024-04-03             > 2024-03-04
                    01-MAR-24                 > 2024-03-01             > 2024-03-01
                    1. M\u00e4rz 2024        > 2024-03-01             > 2024-03-01
                    12 d\u00e9c. 2024        > 2024-12-12             > 2024-12-12
                    1 de mayo de 2024         > 2024-05-01             > 2024-05-01
                    15 giu 2024               > 2024-06-15             > 2024-06-15
                    2024-03-01T10:00:00+01:00[Europe/Berlin] > 2024-03-01T09:00:00Z > 2024-03-01T09:00:00Z
                    Fri, 01 Mar 2024 10:00:00 GMT > 2024-03-01T10:00:00Z > 2024-03-01T10:00:00Z
                    """)
    void aDateIsReadWhateverIsFirst(String text, String dayFirst, String monthFirst) {
        DateText date = DateText.of(text).orElseThrow();
        assertThat(date.in(DateOrder.DMY)).isEqualTo(dayFirst);
        assertThat(date.in(DateOrder.MDY)).isEqualTo(monthFirst);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-02-30",
                "0000-00-00 00:00:00",
                "31/31/2024",
                "13:00 PM",
                "30/30/24",
                "1.2.3",
                "12 jui 2024",
                "10-DEC12",
                "Foo 1, 2024",
                "2024-03-01T25:00"
            })
    void whatIsNoDayIsNoDate(String text) {
        assertThat(DateText.of(text)).isEmpty();
    }

    @Test
    void oneValueDecidesForTheWholeColumn() {
        ColumnForm prices = seen(NEW, false, "1.299", "19,99");
        assertThat(prices.kind()).isEqualTo(Kind.NUMBER);
        assertThat(prices.read("1.299")).isEqualTo("1299");
        assertThat(prices.remarks("price"))
                .containsExactly("numbers with a comma before decimals, as `19,99` in line 3");

        ColumnForm dates = seen(NEW, true, "03/04/2024", "12/25/2024");
        assertThat(dates.kind()).isEqualTo(Kind.DATE);
        assertThat(dates.read("03/04/2024")).isEqualTo("2024-03-04");
    }

    @Test
    void yearsOfTwoDigitsAreAskedForWhereTheyMayBeFirst() {
        assertThat(seen(NEW, true, "24/03/01").doubt("day"))
                .contains(new Doubt(
                        "`24/03/01` in line 2 can have the day or the year first (--date with dmy, ymd or text)",
                        new ImportQuestion("date", "day", List.of("dmy", "ymd", "text"))));
        ColumnForm shown = seen(NEW, true, "01/02/24", "12/31/99", "1/2/24");
        assertThat(shown.doubt("day")).isEmpty();
        assertThat(shown.read("01/02/24")).isEqualTo("2024-01-02");
        assertThat(shown.remarks("day"))
                .containsExactly("dates with the month first, as `12/31/99` in line 3;"
                        + " years of two digits are 1969 to 2068, as in `01/02/24` in line 2");
        ColumnOptions named = new ColumnOptions(
                Optional.empty(),
                Optional.of(DateOrder.YMD),
                false,
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                false);
        assertThat(seen(named, true, "24/03/01").read("24/03/01")).isEqualTo("2024-03-01");
    }

    @Test
    void aColumnGetsTheNarrowestTypeThatKeepsItsValuesAsTheyAreWritten() {
        assertThat(seen(NEW, true, "4", "12").type("any")).isEqualTo("bigint");
        assertThat(seen(NEW, true, "4.10", "19.90").type("any")).isEqualTo("decimal(20, 2)");
        assertThat(seen(NEW, false, "4,10", "1.019,90").type("any")).isEqualTo("decimal(20, 2)");
        assertThat(seen(NEW, true, "4.1", "4.25", "4").type("any")).isEqualTo("any");
        assertThat(seen(NEW, true, "4", "4.5").type("any")).isEqualTo("any");
        assertThat(seen(NEW, true, "4", "4.50").type("any")).isEqualTo("decimal(20, 2)");
        assertThat(seen(NEW, true, "4", "4.50").remarks("price"))
                .containsExactly("whole numbers get 2 decimals, as `4` in line 2");
        assertThat(seen(NEW, true, "4.1", "4.50").remarks("price"))
                .containsExactly("zeros at the end of decimals are not stored, as in `4.50` in line 3");
        assertThat(seen(NEW, true, new BigDecimal("12345678901234567890")).type("any"))
                .isEqualTo("any");
        assertThat(seen(NEW, true, "2024-03-01").type("any")).isEqualTo("date");
        assertThat(seen(NEW, true, "2024-03-01", "2024-03-01 10:00").type("any"))
                .isEqualTo("timestamp");
        ColumnForm zoned = seen(NEW, true, "2024-03-01T10:00:00+02:00", "2024-03-01T10:00");
        assertThat(zoned.type("any")).isEqualTo("timestamp with time zone");
        assertThat(zoned.remarks("at"))
                .containsExactly("times are stored in UTC, as of `2024-03-01T10:00:00+02:00` in line 2;"
                        + " times without a zone count as UTC, as `2024-03-01T10:00` in line 3");
    }

    @Test
    void aTextWhoseAccentsStandAloneIsReported() {
        assertThat(seen(NEW, true, "Ame\u0301lie").remarks("title"))
                .containsExactly("letters and their accents are stored as one character (NFC), as in"
                        + " `Ame\\u0301lie` in line 2, 1 value in all");
        assertThat(seen(NEW, true, "\u200b", "\u3164").kind()).isEqualTo(Kind.UNDECIDED);
    }

    @Test
    void whatCanMeanTwoThingsIsAsked() {
        assertThat(seen(NEW, true, "1,299").doubt("price"))
                .contains(new Doubt(
                        "`1,299` in line 2 can be read in two ways",
                        new ImportQuestion("decimal", "", List.of(".", ","))));
        assertThat(seen(NEW, true, "44,45").doubt("upsells").map(Doubt::option)).contains("--decimal ,");
        assertThat(seen(NEW, false, "44,45").doubt("price")).isEmpty();
        assertThat(seen(NEW, true, "44,45 EUR").doubt("price")).isEmpty();
        assertThat(seen(NEW, true, "5 EUR", "5 USD").doubt("price").map(Doubt::option))
                .contains("--currency price");
        assertThat(seen(NEW, true, "03/04/2024", "05/06/2024").doubt("day").map(Doubt::option))
                .contains("--date day=dmy");
        assertThat(seen(NEW, true, "25/04/2024", "05/26/2024", "01/02/2024").doubt("day"))
                .isPresent();
        assertThat(seen(NEW, true, "1.299").doubt("rating")).isEmpty();
        assertThat(seen(NEW, true, "1.299").doubtBeside(true)).isPresent();
        assertThat(seen(NEW, true, new BigDecimal("1.299")).doubtBeside(true)).isEmpty();
    }

    @Test
    void aColumnIsOfTheKindThatAllValuesFit() {
        assertThat(seen(NEW, true, "yes", "No").kind()).isEqualTo(Kind.TRUTH);
        assertThat(seen(NEW, true, "NO", "NO").kind()).isEqualTo(Kind.TEXT);
        assertThat(seen(NEW, true, "1", "0").kind()).isEqualTo(Kind.NUMBER);
        assertThat(seen(NEW, true, "TRUE").kind()).isEqualTo(Kind.TRUTH);
        assertThat(seen(NEW, true, "a|b", "c").read("a|b")).isEqualTo(List.of("a", "b"));
        assertThat(seen(NEW, true, "a | b", "c | d").kind()).isEqualTo(Kind.TEXT);
        assertThat(seen(NEW, true, "x", "y", "z", "w", "a|b").kind()).isEqualTo(Kind.TEXT);
        assertThat(seen(NEW, true, "['a', 'b']", "[]").kind()).isEqualTo(Kind.LIST);
        assertThat(seen(NEW, true, null, " ").kind()).isEqualTo(Kind.UNDECIDED);
        assertThat(seen(NEW, true, "+49301234").kind()).isEqualTo(Kind.TEXT);
        assertThat(seen(NEW, true, "12345678901234567890").kind()).isEqualTo(Kind.TEXT);
        assertThat(seen(NEW, true, "10%", "5").kind()).isEqualTo(Kind.TEXT);
        assertThat(seen(NEW, true, "1709287200").kind()).isEqualTo(Kind.NUMBER);
        ColumnOptions time = new ColumnOptions(
                Optional.empty(), Optional.empty(), false, false, true, Optional.empty(), Optional.empty(), false);
        assertThat(seen(time, true, "1709287200").read("1709287200")).isEqualTo("2024-03-01T10:00:00Z");
        assertThat(seen(time, true, "1709287200000").read("1709287200000")).isEqualTo("2024-03-01T10:00:00Z");
        assertThat(seen(time, true, "5").kind()).isEqualTo(Kind.NUMBER);
    }

    @Test
    void aTextColumnNamesTheValueThatMadeItOne() {
        ColumnForm form = seen(NEW, true, "5", "7", "free", "9");
        assertThat(form.kind()).isEqualTo(Kind.TEXT);
        assertThat(form.reason()).isEqualTo("because of `free` in line 4");
        assertThat(form.remarks("price")).containsExactly("text because of `free` in line 4");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-30|2024-03-01|2024-03-02, 2024-02-30",
        "0012345|99|7, 0012345",
        "N/A|5|7|9, N/A",
        "maybe|yes|no, maybe"
    })
    void itDoesSoWhereTheFirstValueIsTheOne(String values, String culprit) {
        ColumnForm form = seen(NEW, true, (Object[]) values.split("\\|"));
        assertThat(form.kind()).isEqualTo(Kind.TEXT);
        assertThat(form.remarks("x"))
                .containsExactly("text because of `" + culprit + "` in line 2"
                        + (culprit.equals("N/A") ? " (`--null 'N/A'` if it means that there is no value)" : ""));
    }

    @Test
    void ofAColumnOfWordsNothingIsSaid() {
        assertThat(seen(NEW, true, "Dune", "1984", "Emma", "Ulysses").remarks("title"))
                .isEmpty();
        assertThat(seen(NEW, true, "yes", "yes").remarks("x")).isEmpty();
        assertThat(seen(NEW, true, "yes", "yes").reason()).isEqualTo("only one of yes and no is there");
    }

    @Test
    void whatAColumnOfTheCatalogAddsOrLeavesOutIsSaid() {
        assertThat(seen(scaled(2), true, "4.1", "19.90").remarks("x"))
                .containsExactly("numbers get 2 decimals, as `4.1` in line 2");
        assertThat(seen(scaled(1), true, "4.1", "4").remarks("x"))
                .containsExactly("whole numbers get 1 decimal, as `4` in line 3");
        assertThat(seen(scaled(0), true, "4.00").remarks("x"))
                .containsExactly("zeros at the end of decimals are not stored, as in `4.00` in line 2");
        assertThat(seen(stored(Kind.NUMBER), true, "4.10").remarks("x"))
                .containsExactly("zeros at the end of decimals are not stored, as in `4.10` in line 2");
        assertThat(seen(scaled(2), true, "4.10", "19.90").remarks("x")).isEmpty();
        assertThat(seen(NEW, true, "-0", "5").remarks("x"))
                .containsExactly("zero has no sign, as `-0` in line 2 has one");
        assertThat(seen(NEW, true, "-0.50", "-1.05").remarks("x")).isEmpty();
    }

    private static ColumnOptions scaled(int scale) {
        return new ColumnOptions(
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                false,
                Optional.of(Kind.NUMBER),
                Optional.of(scale),
                false);
    }

    @Test
    void aColumnOfTheCatalogKeepsItsKindAndTextItsSpelling() {
        ColumnForm text = seen(stored(Kind.TEXT), true, "1,299.00", "03/04/2024");
        assertThat(text.read("1,299.00")).isEqualTo("1,299.00");
        assertThat(text.doubt("x")).isEmpty();
        ColumnForm number = seen(stored(Kind.NUMBER), true, "19,99 \u20ac", "free");
        assertThat(number.read("19,99 \u20ac")).isEqualTo("19.99");
        assertThat(number.read("free")).isEqualTo("free");
        ColumnForm both = seen(stored(Kind.NUMBER), true, "19,99", "5.00", "1,299");
        assertThat(both.doubt("price")).isPresent();
        assertThat(seen(stored(Kind.DATE), true, "20240301").read("20240301")).isEqualTo("2024-03-01");
        assertThat(seen(stored(Kind.TRUTH), true, "on").read("on")).isEqualTo("true");
    }

    @Test
    void textThatWasDecodedTwiceIsReported() {
        assertThat(seen(NEW, true, "K\u00c3\u00b6ln", "It\u00e2\u20ac\u2122s").remarks("title"))
                .containsExactly(
                        "`K\u00c3\u00b6ln` in line 2 looks like UTF-8 that was read wrongly before (`K\u00f6ln`?),"
                                + " as do 2 values in all: mend the file");
        assertThat(seen(NEW, true, "K\u00f6ln", "\u00c2ge", "S\u00e3o").remarks("title"))
                .isEmpty();
    }
}
