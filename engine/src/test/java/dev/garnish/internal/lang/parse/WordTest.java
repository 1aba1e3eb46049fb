package dev.garnish.internal.lang.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.garnish.internal.lang.LanguageLimits;
import dev.garnish.internal.lang.parse.Word.Role;
import dev.garnish.rules.Source;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordTest {
    private static List<String> words(String text, Role... roles) {
        return Word.of(new Source("a.rules", text)).stream()
                .filter(word -> List.of(roles).contains(word.role()))
                .map(word -> (word.defines() ? "+" : "") + word.role() + " " + word.name())
                .toList();
    }

    @Test
    void everyNameIsWhatItStandsFor() {
        String text = """
                include "common.rules"
                table label from labels.csv by recipient.locale
                drop item when item.active == false
                value Cheap
                  use item["sale price"] < 5
                attribute Title-1 max 60 image hosts img.example.com
                  when value.Cheap && recipient.user["Plan"] in ["a"] use lookup("label", item.genre) [cheap.one]
                  use  first(items.title[0], recipient.attributes.FirstName.trim())
                  else "x"
                test "one"
                  items 1815, "b c", x-1
                  given recipient.country = "US"
                  expect Title-1 = "y"
                  expect nothing
                """;

        assertThat(words(text, Role.ATTRIBUTE, Role.VALUE, Role.TABLE, Role.TEST, Role.LABEL, Role.FILE))
                .containsExactly(
                        "FILE common.rules",
                        "+TABLE label",
                        "FILE labels.csv",
                        "+VALUE Cheap",
                        "+ATTRIBUTE Title-1",
                        "VALUE Cheap",
                        "TABLE label",
                        "+LABEL cheap.one",
                        "+TEST one",
                        "ATTRIBUTE Title-1");
        assertThat(words(text, Role.COLUMN, Role.FIELD, Role.ITEM, Role.HOST))
                .containsExactly(
                        "FIELD locale",
                        "COLUMN active",
                        "COLUMN sale price",
                        "HOST img.example.com",
                        "FIELD user",
                        "FIELD user.Plan",
                        "COLUMN genre",
                        "COLUMN title",
                        "FIELD attributes",
                        "FIELD attributes.FirstName",
                        "ITEM 1815",
                        "ITEM b c",
                        "ITEM x-1",
                        "FIELD country");
        assertThat(words(text, Role.FUNCTION, Role.METHOD, Role.OPTION, Role.CONSTANT))
                .containsExactly(
                        "CONSTANT false",
                        "OPTION max",
                        "OPTION image",
                        "OPTION hosts",
                        "FUNCTION lookup",
                        "FUNCTION first",
                        "METHOD trim",
                        "CONSTANT nothing");
    }

    @Test
    void aQuotedNameStandsWithinItsQuotes() {
        Source source = new Source("a.rules", "attribute A\n  use lookup('t', \"x\")\n");

        assertThat(Word.of(source).stream().filter(word -> word.role() == Role.TABLE))
                .singleElement()
                .satisfies(word -> assertThat(word.nameSpan().text()).isEqualTo("t"));
    }

    @Test
    void aFileThatIsTooLargeHasNone() {
        assertThat(Word.of(new Source("a.rules", "#".repeat(LanguageLimits.FILE + 1))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "attribute A¶  use item.|COLUMN|",
                "attribute A¶  use item.ti|COLUMN|ti",
                "attribute A¶  use items.ti|COLUMN|ti",
                "attribute A¶  use recipient.|FIELD|",
                "attribute A¶  use recipient.user.Pl|FIELD|Pl",
                "attribute A¶  use value.|VALUE|",
                "attribute A¶  use item[\"sale p|COLUMN|sale p",
                "attribute A¶  when item.genre == \"Co|TEXT|Co",
                "attribute A¶  when item.genre == \"|TEXT|",
                "attribute A¶  when item.genre == '|TEXT|",
                "attribute A¶  use lookup(\"|TABLE|",
                "attribute A¶  use lo|UNKNOWN|lo",
                "attribute A ma|HOST|ma",
                "attribute A¶  use item.title.|UNKNOWN|",
                "include \"com|FILE|com",
                "table t from |FILE|",
                "test \"x\"¶  expect Ti|ATTRIBUTE|Ti",
                "test \"x\"¶  items 1, |ITEM|",
                "att|UNKNOWN|att",
                "|UNKNOWN|",
            })
    void whatIsBegunIsKnown(String text, Role role, String typed) {
        String written = text == null ? "" : text.replace('¶', '\n');
        Cursor cursor =
                Cursor.at(new Source("a.rules", written), written.length()).orElseThrow();

        assertThat(cursor.begun().role()).isEqualTo(role);
        assertThat(cursor.typed()).isEqualTo(typed == null ? "" : typed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "when item.genre == \"|COLUMN genre",
                "when item[\"a b\"] != \"|COLUMN a b",
                "when item.genre in [\"|COLUMN genre",
                "when item.genre in [\"Kids\", \"|COLUMN genre",
                "when item.genres contains \"|COLUMN genres",
                "when item.genres.contains(\"|COLUMN genres",
                "when starts_with(item.title, \"|COLUMN title",
                "when contains_any(item.genres, [\"a\", \"|COLUMN genres",
                "when recipient.channel == \"|FIELD channel",
                "when true && item.genre == |COLUMN genre",
                "use \"|",
                "use item.title + \"|",
                "use replace(item.title, \"|",
            })
    void aTextIsComparedWithItsSubject(String text, String subject) {
        String written = "attribute A\n  " + text;
        Cursor cursor =
                Cursor.at(new Source("a.rules", written), written.length()).orElseThrow();

        assertThat(cursor.subject().map(word -> word.role() + " " + word.name()).orElse(null))
                .isEqualTo(subject);
    }

    @Test
    void nothingIsBegunInACommentOrANumber() {
        for (String text : List.of("# item.", "attribute A max 6", "attribute A # x")) {
            assertThat(Cursor.at(new Source("a.rules", text), text.length())).isEmpty();
        }
    }

    @Test
    void anyTextCanBeRead() {
        String[] parts = {
            "attribute ",
            "A",
            "item",
            ".",
            "\"",
            "'",
            "[",
            "]",
            "(",
            "lookup(",
            "\n",
            " ",
            "use ",
            "\\",
            "1",
            "value",
            "recipient",
            "#",
            "\uD83D\uDE00",
            "=",
            ",",
            "items ",
            "expect ",
            "table ",
            "from ",
            "\r\n"
        };
        for (long seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(25); i >= 0; i--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            Source source = new Source("a.rules", text.toString());
            assertThatCode(() -> {
                        for (int at = 0; at <= source.text().length(); at++) {
                            Cursor.at(source, at).ifPresent(Cursor::subject);
                        }
                    })
                    .as("seed %d: %s", seed, text)
                    .doesNotThrowAnyException();
        }
    }
}
