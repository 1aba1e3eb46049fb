package dev.garnish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.event.Diagnostic;
import dev.garnish.event.EventFormat;
import dev.garnish.event.InvalidEventException;
import dev.garnish.rules.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonalizeTest {
    private static final Schema SCHEMA = Schema.of(new Column("title", Type.TEXT));
    private static final Catalog CATALOG =
            Catalog.of(SCHEMA, List.of(Item.of(SCHEMA, "296", "Fleabag"), Item.of(SCHEMA, "1", "Late \"Night\"")));
    private static final String TITLE = "attribute Title\n use item.title\n else '-'";
    private static final String USER =
            "attribute User once\n use recipient.id + '/' + recipient.user_id\n else 'nobody'";
    private static final String LINE = "{\"input\":{\"userId\":\"4638\"},\"output\":{\"recommendedItems\":"
            + "[\"296\",\"1\",\"9\"],\"scores\":[0.10,0.05,1e-3]},\"error\":null}";

    @Test
    void theResultStandsBehindTheLastMemberAndAllElseIsWhatCame() {
        Enrichment made = enrich(LINE, TITLE, USER);

        assertThat(text(made))
                .isEqualTo(LINE.substring(0, LINE.length() - 1)
                        + ",\"Recommendations\":{\"Title\":[\"Fleabag\",\"Late \\\"Night\\\"\",\"-\"],"
                        + "\"User\":\"4638/4638\"}}");
        assertThat(made.summary()).isEqualTo(new Summary(1, 3, 1, 4, Map.of("Title", 1, "User", 0)));
        assertThat(made.diagnostics()).isEmpty();
    }

    @Test
    void whiteSpaceAndAResultThatCameStayWhereTheyWere() {
        assertThat(text(enrich(
                        " { \"Recommendations\" : [1] , \"output\" : {\"recommendedItems\":[1]}, \"input\":{} } ",
                        TITLE)))
                .isEqualTo(" { \"Recommendations\" : {\"Title\":[\"Late \\\"Night\\\"\"]} ,"
                        + " \"output\" : {\"recommendedItems\":[1]}, \"input\":{} } ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"userId\":\"a\\u0062\"} | ab/ab",
                "{\"userId\":17}           | 17/17",
                "{\"userId\":null}         | nobody",
                "{\"itemId\":\"17\"}       | nobody",
                "17                        | nobody",
                "{\"userId\":\"x\"},\"input\":{} | nobody"
            })
    void theRecipientIsTheUser(String input, String shown) {
        assertThat(text(enrich("{\"output\":{\"recommendedItems\":[]},\"input\":" + input + "}", USER)))
                .endsWith(",\"Recommendations\":{\"User\":\"" + shown + "\"}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"input\":{},\"output\":null,\"error\":\"no such user x@example.com\"} | event /error: Amazon Personalize"
                        + " gave an error and no items",
                "{\"input\":{},\"output\":null,\"error\":null} | event /output/recommendedItems: expected a list of item"
                        + " ids, found none",
                "{\"input\":{}} | event /output/recommendedItems: expected a list of item ids, found none",
                "{\"output\":{\"recommendedItems\":\"1\"}} | event /output/recommendedItems: expected a list of item ids,"
                        + " found a text",
                "{\"output\":{\"recommendedItems\":[\"1\"]},\"output\":{}} | event /output/recommendedItems: expected a"
                        + " list of item ids, found none",
                "[1] | event: expected an object with input and output, found a list",
                "[1 | event at byte 2: it ends before its JSON does",
                "{\"output\":{\"recommendedItems\":[]}}x | event at byte 34: expected the end after the JSON document",
                "`` | event: empty, expected a JSON object with input and output"
            })
    void aLineWithoutItemsIsRefusedWithoutAWordOfItsData(String line, String message) {
        assertThatThrownBy(() -> enrich(line, TITLE))
                .isInstanceOf(InvalidEventException.class)
                .hasMessage(message);
    }

    @Test
    void whatIsNoItemIdKeepsItsPlace() {
        Enrichment made = enrich("{\"output\":{\"recommendedItems\":[\"1\",null,\"296\"]}}", TITLE);

        assertThat(text(made)).endsWith("\"Title\":[\"Late \\\"Night\\\"\",\"-\",\"Fleabag\"]}}");
        assertThat(made.diagnostics())
                .containsExactly(new Diagnostic(
                        Diagnostic.Code.ITEM_MALFORMED,
                        "/output/recommendedItems/1",
                        "expected an item id, found null, which counts as unknown"));
    }

    @Test
    void whomTheRulesLeaveOutGetsAnEmptyResult() {
        assertThat(text(enrich(LINE, "recipient when recipient.id == 'x' else omit", TITLE)))
                .endsWith("\"error\":null,\"Recommendations\":{}}");
    }

    @Test
    void whateverIsTakenLeavesAsOneDocumentWithItsOldMembers() throws IOException {
        Random random = new Random(4);
        Enricher enricher = enricher(TITLE);
        int taken = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] json = LINE.getBytes(StandardCharsets.UTF_8);
            for (int k = random.nextInt(3); k >= 0; k--) {
                json[random.nextInt(json.length)] = (byte) "\"\\{}[],:0x \t1e-n".charAt(random.nextInt(16));
            }
            try {
                byte[] made = enricher.enrich(EventFormat.personalize(), json).json();
                assertThat(isOneDocument(made))
                        .as(new String(json, StandardCharsets.UTF_8))
                        .isTrue();
                taken++;
            } catch (InvalidEventException e) {
                assertThat(e).hasMessageNotContaining("4638");
            }
        }
        assertThat(taken).isGreaterThan(1_000);
    }

    private static boolean isOneDocument(byte[] json) throws IOException {
        try (JsonParser parser = new JsonFactory(new ObjectMapper()).createParser(json)) {
            return parser.readValueAsTree().isObject() && parser.nextToken() == null;
        }
    }

    private static Enrichment enrich(String line, String... rules) {
        return enricher(rules).enrich(EventFormat.personalize(), line.getBytes(StandardCharsets.UTF_8));
    }

    private static Enricher enricher(String... rules) {
        return Enricher.of(RuleSet.parse(List.of(new Source("test.rules", String.join("\n", rules))), SCHEMA), CATALOG);
    }

    private static String text(Enrichment made) {
        return new String(made.json(), StandardCharsets.UTF_8);
    }
}
