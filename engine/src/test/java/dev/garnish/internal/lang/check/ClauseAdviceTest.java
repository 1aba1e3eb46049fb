package dev.garnish.internal.lang.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.internal.lang.parse.IncludedFiles;
import dev.garnish.rules.Problem;
import dev.garnish.rules.Source;
import dev.garnish.rules.TableReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What authors are told about slips that concern several lines: values, tables and when a test happens. */
class ClauseAdviceTest {
    private static final TableReader WORDS = (rules, file) ->
            Optional.of("key,en,de\ncheap,Cheap,Billig\nitems.one,# item,# Stück\nitems.other,# items,# Stück\n");

    /** Each as its code, what the caret marks, and what stands behind it. */
    private static String advice(String rules) {
        List<Source> sources = IncludedFiles.with(List.of(new Source("a.rules", rules)), WORDS);
        return Language.check(sources, Sample.SCHEMA, WORDS).problems().stream()
                .map(problem -> "%s %s ^ %s"
                        .formatted(problem.code().id(), problem.span().text(), problem.label()))
                .collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            value "Discount"          | R153 "Discount" ^ write value Discount
            value 'Discount'          | R153 'Discount' ^ write value Discount
            value value.Discount      | R153 value.Discount ^ write value Discount
            value Discount:           | R153 Discount: ^ write value Discount
            value                     | R153 value ^ for instance value Discount
            value Discount = 2        | R153 2 ^ write use 2 on the next line
            value Discount item.price | R153 item.price ^ write use item.price on the next line
            value Discount max 5      | R153 max 5 ^ take it out
            value Discount            | ~~
            value Discount =          | ~~
            """)
    void aValueHasANameAndItsLinesBelow(String header, String problems) {
        assertThat(advice(header + "\n  use item.price\nattribute A\n  use text(value.Discount)\n  else \"x\"\n"))
                .isEqualTo(problems);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "berlin"           | write zone "Europe/Berlin"
            "America/New York" | write zone "America/New_York"
            utc                | write zone "UTC"
            "Z"                | write zone "UTC"
            "CET"              | for instance zone "Europe/Berlin"
            "+01:00"           | for instance zone "Europe/Berlin"
            """)
    void aZoneIsARegionAndACity(String zone, String label) {
        assertThat(advice("zone " + zone + "\nattribute A\n  use \"x\"\n  else \"x\"\n"))
                .isEqualTo("R152 " + zone + " ^ " + label);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            Discount          | R205 Discount ^ did you mean `value.Discount`?
            item.Discount     | R201 Discount ^ write value.Discount
            value["Discount"] | R217 "Discount" ^ write value.Discount
            value.discount    | R217 discount ^ did you mean `Discount`?
            values.Discount   | R205 values ^ did you mean `value`?
            """)
    void aValueIsReadByItsName(String read, String problem) {
        assertThat(advice("value Discount\n  use item.price\nattribute A\n  use text(" + read + ")\n  else \"x\"\n"))
                .isEqualTo("R444 Discount ^ take it out, or read it\n" + problem);
    }

    /** A value whose name is reported is no suggestion. */
    @Test
    void onlyValuesWithANameAreListed() {
        List<Problem> problems = Sample.check("value Other\n  use \"1\"\nattribute A\n  use value.Othr\n  else \"x\"\n")
                .problems();

        assertThat(problems.get(1).help()).isEqualTo("the values are Other");
        assertThat(advice("value \"A b\"\n  use \"1\"\nattribute A\n  use value.B\n  else \"x\"\n"))
                .startsWith("R133 value ^");
        assertThat(advice("value A-b\n  use \"1\"\nattribute A\n  use value.B\n  else \"x\"\n"))
                .isEqualTo("R153 A-b ^ write value Ab");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            plural(item.price, "words", "items")        | write plural("words", "items", item.price)
            plural("items", "words", item.price)        | write plural("words", "items", item.price)
            plural("words", item.price, "items")        | write plural("words", "items", item.price)
            plural("words", "items", item.price, "de")  | write plural("words", "items", item.price)
            plural("# item", "# items", item.price)     | write plural(item.price, "# item", "# items")
            plural("wrds", "items", item.price)         | did you mean `words`?
            lookup("cheap", "words")                    | write lookup("words", "cheap")
            lookup(item.genre, "words")                 | write lookup("words", item.genre)
            """)
    void valuesInAnotherOrderAreTurned(String call, String label) {
        String advice = advice("""
                table words from words.csv by recipient.locale
                attribute A
                  use %s
                  use lookup("words", "cheap")
                  else "x"
                """.formatted(call));

        assertThat(advice).endsWith(" ^ " + label);
    }

    /** What a test sets although it is wrong is not asked for once more. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            given today = 2026-11-27          | R142 2026 ^ write "2026-11-27"
            given today = "27.11.2026"        | R323 given today = "27.11.2026" ^ write given today = "2026-11-27"
            given today "2026-11-27"          | R142 "2026-11-27" ^ `=` belongs here
            given date = "2026-11-27"         | R142 date ^ write given today = "2026-01-31"
            given now = "2026-11-27T18:30Z"   | ~~
            given now = "2026-11-27"          | ~~
            """)
    void aTestSaysOnceWhenItIs(String given, String problem) {
        assertThat(advice(
                        "attribute A\n  when today > day(\"2020-01-01\") use \"y\"\n  else \"x\"\ntest \"t\"\n  items 1\n  "
                                + given + "\n  expect A = [\"y\"]\n"))
                .isEqualTo(problem);
    }

    @Test
    void aDayAndAMomentAreOneTooMany() {
        assertThat(advice("""
                attribute A
                  when today > day("2020-01-01") use "y"
                  else "x"
                given now = "2026-11-27T10:00:00"
                test "t"
                  items 1
                  given today = "2026-11-27"
                  given now = "2026-11-27T10:00:00"
                  expect A = ["y"]
                """)).isEqualTo("R434 now ^ take one of them out");
    }
}
