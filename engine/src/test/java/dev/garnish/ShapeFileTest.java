package dev.garnish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.garnish.event.EventFormat;
import dev.garnish.event.EventShape;
import dev.garnish.event.Host;
import dev.garnish.event.InvalidShapeException;
import dev.garnish.event.ListStyle;
import dev.garnish.event.ReplyEnvelope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeFileTest {
    private static final String WHOLE = """
            {
              "name": "the mailer",
              "recipients": {"map": "/send/messages"},
              "recipient": "a message",
              "id": "/to/id",
              "items": "/basket",
              "item_id": "/sku",
              "item_score": "/rank",
              "item_text": "one",
              "fields": {"country": ["/to/country", "/from/country"], "user.*": "", "attributes.a/b": "/a~1b"},
              "seed": "/because",
              "theme": "/theme",
              "error": "/error",
              "result": "texts",
              "reply": "wrapped",
              "lists": "flattened",
              "max_bytes": 1000,
              "max_reply_bytes": 2000
            }
            """;

    @TempDir
    Path folder = Path.of("");

    @Test
    void everyKeyIsASettingOfTheBuilder() throws IOException {
        EventShape built = EventShape.map("/send/messages")
                .name("the mailer")
                .recipient("a message")
                .id("/to/id")
                .items("/basket")
                .itemId("/sku")
                .itemScore("/rank")
                .oneItem()
                .field("country", "/to/country", "/from/country")
                .field("user.*", "")
                .field("attributes.a/b", "/a~1b")
                .seed("/because")
                .theme("/theme")
                .error("/error")
                .result("texts")
                .reply(ReplyEnvelope.WRAPPED)
                .lists(ListStyle.FLATTENED)
                .maxBytes(1_000)
                .maxReplyBytes(2_000)
                .build();

        assertThat(ShapeFile.parse("mailer.json", WHOLE)).isEqualTo(built).hasSameHashCodeAs(built);
        assertThat(ShapeFile.load(
                        Files.writeString(folder.resolve("shape.json"), "\uFEFF" + WHOLE, StandardCharsets.UTF_16LE)))
                .isEqualTo(built);
        assertThat(ShapeFile.parse("mailer.json", WHOLE.replace("1000", "1001")))
                .isNotEqualTo(built);
    }

    @Test
    void theHostsShapesAreThoseOfThePage() throws IOException {
        String page = Files.readString(Path.of("../docs/shapes.md"));
        List<MatchResult> shapes = Pattern.compile("(?ms)^`([a-z-]+)`:\n\n```json\n(.*?)^```$")
                .matcher(page)
                .results()
                .toList();

        assertThat(shapes).hasSize(Host.values().length - 1);
        for (MatchResult one : shapes) {
            Host host = Host.valueOf(one.group(1).replace('-', '_').toUpperCase(java.util.Locale.ROOT));
            assertThat(ShapeFile.parse(one.group(1), one.group(2)))
                    .isEqualTo(EventFormat.of(host).shape());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | 1:1: it ends before its JSON does",
                "{\"items\": \"/a\",} | 1:16: expected a key in quotes",
                "[] | 1:1: expected an object, found a list",
                "{} | 1:1: expected `items`: where a recipient's item ids stand",
                "{\"itms\": \"/a\", \"items\": \"/b\"} | 1:2: there is no key `itms` here: did you mean `items`?",
                "{\"items\": \"/b\", \"items\": \"/c\"} | 1:17: `items` stands here twice: leave one out",
                "{\"items\": 5} | 1:11: expected a text, found a number",
                "{\"items\": \"a.b\"} | 1:11: expected a JSON pointer, which begins with a slash: did you mean `/a/b`?",
                "{\"items\": \"$.a.b\"} | 1:11: expected a JSON pointer, which begins with a slash: did you mean `/a/b`?",
                "{\"items\": \"/a/*/b\"} | 1:11: a pointer leads through objects, not into lists: `items` is the list"
                        + " itself, `item_id` where an id stands in its elements",
                "{\"items\": \"$.a[*].b\"} | 1:11: a pointer leads through objects, not into lists: `items` is the list"
                        + " itself, `item_id` where an id stands in its elements",
                "{\"items\": \"/a\", \"fields\": {\"id\": \"/b\"}} | 1:34: `id` is no field of a recipient: write it beside"
                        + " `fields`",
                "{\"items\": \"\"} | 1:11: expected a JSON pointer such as /a/b, found an empty text",
                "{\"items\": \"/a~b\"} | 1:11: in a JSON pointer a tilde is written `~0`, and a slash in a key `~1`",
                "{\"items\": \"/a\", \"recipients\": \"/b\"} | 1:31: expected {\"map\": \"/a/b\"} for an object of"
                        + " recipients by their ids, or {\"list\": \"/a/b\"}",
                "{\"items\": \"/a\", \"recipients\": {\"list\": \"b\"}} | 1:40: expected a JSON pointer, which begins"
                        + " with a slash: did you mean `/b`?",
                "{\"items\": \"/a\", \"fields\": {\"contry\": \"/b\"}} | 1:38: no recipient has a field `contry`: did"
                        + " you mean `country`?",
                "{\"items\": \"/a\", \"fields\": {\"seed\": \"/b\"}} | 1:36: `seed` is no field of a recipient: write it"
                        + " beside `fields`",
                "{\"items\": \"/a\", \"fields\": {\"city\": []}} | 1:36: expected a JSON pointer, found none",
                "{\"items\": \"/a\", \"fields\": {\"city\": \"/a/b\"}} | 1:1: nothing can be read at /a/b, within the"
                        + " items at /a",
                "{\"items\": \"/Recommendations\"} | 1:1: the result would replace what is read at /Recommendations:"
                        + " choose another `result`",
                "{\"items\": \"/a\", \"item_score\": \"/b\"} | 1:1: a score in an item needs `item_id`: where the item's"
                        + " id stands in it",
                "{\"items\": \"/a\", \"reply\": \"all\"} | 1:26: expected bare or whole or wrapped, found `all`",
                "{\"items\": \"/a\", \"max_bytes\": 0} | 1:30: expected a number of bytes from 1 to 1073741824",
                "{\"items\": \"/a\", \"max_bytes\": 1e3} | 1:30: expected a whole number of bytes",
                "{\"items\": \"/a\", \"result\": \" \"} | 1:27: expected a text of 1 to 100 characters",
                "{\"items\": \"/a\", \"result\": \"\u3164\"} | 1:27: expected a text of 1 to 100 characters"
            })
    void aMistakeIsReportedWithItsPlaceAndWhatToWrite(String json, String message) {
        assertThatThrownBy(() -> ShapeFile.parse("mailer.json", json))
                .isInstanceOf(InvalidShapeException.class)
                .hasMessage("mailer.json:" + message);
    }

    @Test
    void everyMistakeIsReportedAtOnce() {
        assertThatThrownBy(() -> ShapeFile.parse("m.json", """
                        {"é": 1,
                          "fields": {"country": 7,
                             "user.": "/x"},
                          "id": "to"
                        }""")).hasMessage("""
                        m.json:1:2: there is no key `é` here: the keys are name, recipients, recipient, id, items, item_id, \
                        item_score, item_text, fields, seed, theme, scores, error, result, reply, lists, max_bytes, \
                        max_reply_bytes
                        m.json:2:25: expected a text, found a number
                        m.json:3:15: no recipient has a field `user.`: did you mean `user.*`?
                        m.json:4:9: expected a JSON pointer, which begins with a slash: did you mean `/to`?""");
    }

    @Test
    void whateverStandsInAFileNothingElseIsThrown() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(WHOLE);
            for (int k = random.nextInt(4); k >= 0; k--) {
                int at = random.nextInt(text.length());
                text.setCharAt(at, "\"\\{}[],:/~ 1\n\u0000\ud800".charAt(random.nextInt(15)));
            }
            try {
                ShapeFile.parse("m.json", text.toString());
            } catch (InvalidShapeException e) {
                assertThat(e.problems()).allMatch(problem -> problem.matches("m\\.json:\\d+:\\d+: .+"));
            }
        }
        for (String text : List.of("[".repeat(100_000), "{\"a\":".repeat(600), " ".repeat(2_000_000))) {
            assertThatThrownBy(() -> ShapeFile.parse("m.json", text)).isInstanceOf(InvalidShapeException.class);
        }
    }

    @Test
    void aFileThatCannotBeReadIsSaidToBeThat() {
        assertThatThrownBy(() -> ShapeFile.load(folder.resolve("none.json"))).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> ShapeFile.load(folder)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void theBuilderRefusesTheSame() {
        assertThatThrownBy(() -> EventShape.document().field("contry", "/a"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EventShape.document().field("id", "/a"))
                .hasMessage("the id of a recipient is no field: use `id`");
        assertThatThrownBy(() -> EventShape.document().items("/a".repeat(33)))
                .hasMessage("expected a JSON pointer of at most 32 keys and 1000 characters, found a longer one");
        assertThatThrownBy(() -> EventShape.list("a").items("/a")).isInstanceOf(IllegalArgumentException.class);
    }
}
