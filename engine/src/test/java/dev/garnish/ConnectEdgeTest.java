package dev.garnish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.event.Diagnostic;
import dev.garnish.event.EventFormat;
import dev.garnish.event.ListStyle;
import dev.garnish.rules.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a Connect event may hold at its edges: empty ids and keys, lists as texts, data that is no JSON, too much of it. */
class ConnectEdgeTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Schema SCHEMA = Schema.of(new Column("title", Type.TEXT));
    private static final Catalog CATALOG = Catalog.of(
            SCHEMA,
            List.of(
                    Item.of(SCHEMA, "1815", "Fleabag"),
                    Item.of(SCHEMA, "2009", "Late Night"),
                    Item.of(SCHEMA, "a\\b", "Backslash")));
    private static final String TITLE = "attribute Title\n use item.title\n else '-'\n";
    private static final String ID = "attribute Id once\n use recipient.id\n else 'no id'\n";

    @Test
    void anEmptyIdIsAnIdAndItsProfileIsAnsweredAsAnyOther() {
        String event = profiles(
                profile("", "{\"attributes\":{\"RecommendationItems\":\"1815\"}}"),
                profile("", "7"),
                "{\"ProfileId\":\"\"}",
                profile("b", "{}"));

        assertThat(reply(TITLE + ID, event))
                .isEqualTo("{\"Items\":{\"CustomerProfiles\":["
                        + "{\"Id\":\"\",\"ResultData\":{\"Title\":[\"Fleabag\"],\"Id\":\"no id\"}},"
                        + "{\"Id\":\"\",\"ResultData\":{\"error\":\"expected a JSON object as a text, found a number\","
                        + "\"errorCode\":\"RECIPIENT_MALFORMED\"}},"
                        + "{\"Id\":\"\",\"ResultData\":{\"Id\":\"no id\"}},"
                        + "{\"Id\":\"b\",\"ResultData\":{\"Id\":\"b\"}}]}}");
    }

    @Test
    void anEmptyIdThatTheRulesOmitIsAnsweredWithNothing() {
        assertThat(reply("recipient when recipient.id == 'b' else omit\n" + ID, profiles(profile("", "{}"))))
                .isEqualTo("{\"Items\":{\"CustomerProfiles\":[{\"Id\":\"\",\"ResultData\":{}}]}}");
    }

    @Test
    void aProfileWithoutAnIdHasNoAnswerWhereverItStands() {
        String event = profiles("7", "{\"ProfileId\":null}", profile("a", "{}"), "{}", profile("b", "{}"), "null");

        Enrichment made = enrich(ID, event);

        assertThat(text(made))
                .isEqualTo("{\"Items\":{\"CustomerProfiles\":[{\"Id\":\"a\",\"ResultData\":{\"Id\":\"a\"}},"
                        + "{\"Id\":\"b\",\"ResultData\":{\"Id\":\"b\"}}]}}");
        assertThat(made.diagnostics())
                .extracting(Diagnostic::where)
                .containsExactly(
                        "/Items/CustomerProfiles/0",
                        "/Items/CustomerProfiles/1",
                        "/Items/CustomerProfiles/3",
                        "/Items/CustomerProfiles/5");
        assertThat(made.diagnostics())
                .extracting(Diagnostic::message)
                .containsOnly("expected a profile with a ProfileId, so it has no answer");
        assertThat(made.summary().recipients()).isEqualTo(6);
        assertThat(reply(ID, profiles("7"))).isEqualTo("{\"Items\":{\"CustomerProfiles\":[]}}");
    }

    @Test
    void whatAProfileDoesNotHaveIsNotReadFromAnEmptyKey() {
        String rules = """
                attribute A once
                  use recipient.channel + recipient.platform + recipient.locale
                  else 'none'
                attribute B once
                  use recipient.user_id
                  else 'none'
                """;

        assertThat(reply(
                        rules,
                        profiles(profile(
                                "1",
                                "{\"\":{\"channel\":\"X\",\"platform\":\"X\",\"locale\":\"X\",\"user_id\":\"X\"},"
                                        + "\"channel\":\"X\",\"user_id\":\"X\"}"))))
                .isEqualTo("{\"Items\":{\"CustomerProfiles\":[{\"Id\":\"1\",\"ResultData\":"
                        + "{\"A\":\"none\",\"B\":\"none\"}}]}}");
    }

    @Test
    void whereTheItemsStandCanBeReadAsAField() {
        String rules = TITLE + "attribute A once\n use recipient.attributes.RecommendationItems\n else 'none'\n";

        assertThat(reply(
                        rules,
                        profiles(profile("1", "{\"attributes\":{\"RecommendationItems\":[\"1815\",\"2009\"]}}"))))
                .isEqualTo("{\"Items\":{\"CustomerProfiles\":[{\"Id\":\"1\",\"ResultData\":"
                        + "{\"Title\":[\"Fleabag\",\"Late Night\"],\"A\":\"1815\"}}]}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "[\\"1815\\",\\"2009\\"]"       | Fleabag,Late Night
            " [1815, \\"2009\\"] "          | Fleabag,Late Night
            "[]"                            | ''
            "[\\"1815\\",null,\\"\\"]"      | Fleabag,-,-
            "1815\\u002c2009"               | Fleabag,Late Night
            "1815\\t,\\n2009"               | Fleabag,Late Night
            "\\u00201815"                   | Fleabag
            "a\\\\b,1815"                   | Backslash,Fleabag
            "[\\"a\\\\\\\\b\\"]"            | Backslash
            "1815,,2009,"                   | Fleabag,Late Night
            "[1815"                         | -
            "[1815,2009"                    | -,Late Night
            "1815;2009"                     | -
            ""                              | ''
            """)
    void idsInOneTextAreAJsonListOrStandBetweenCommas(String items, String titles) throws IOException {
        String event = profiles(profile("1", "{\"attributes\":{\"RecommendationItems\":" + items.strip() + "}}"));

        JsonNode list = JSON.readTree(reply(TITLE, event)).at("/Items/CustomerProfiles/0/ResultData/Title");

        assertThat(list.isArray()).isTrue();
        assertThat(list.findValuesAsText("")).isEmpty();
        StringBuilder shown = new StringBuilder();
        list.forEach(one -> shown.append(shown.length() == 0 ? "" : ",").append(one.asText()));
        assertThat(shown).hasToString(titles.equals("''") ? "" : titles);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            notjson     | expected a JSON object as a text, found no JSON
            true story  | expected a JSON object as a text, found no JSON
            12 apples   | expected a JSON object as a text, found no JSON
            null        | expected a JSON object as a text, found null
            {oops       | expected a JSON object as a text; event at byte 1: expected a key in quotes or }
            ``          | expected a JSON object as a text; event at byte 0: it ends before its JSON does
            """)
    void dataThatIsNoJsonIsSaidToBeThat(String data, String error) throws IOException {
        JsonNode reply = JSON.readTree(reply(TITLE, profiles(profile("1", data))));

        assertThat(reply.at("/Items/CustomerProfiles/0/ResultData/error").asText())
                .isEqualTo(error);
    }

    @Test
    void aFlattenedResultOfManyShortValuesKeepsToTheLimitOfAProfile() throws IOException {
        String rules = "attribute " + "N".repeat(50) + "\n use ''\n else 'x'\n";
        String data = "{\"ids\":[" + "1,".repeat(999) + "1]}";

        Enrichment made = Enricher.of(rules(rules), CATALOG)
                .enrich(EventFormat.connect("/ids", ListStyle.FLATTENED), bytes(profiles(profile("1", data))));

        assertThat(JSON.readTree(made.json())
                        .at("/Items/CustomerProfiles/0/ResultData")
                        .toString()
                        .length())
                .isLessThanOrEqualTo(32 * 1024);
        assertThat(made.diagnostics())
                .containsExactly(new Diagnostic(
                        Diagnostic.Code.REPLY_TOO_LARGE,
                        "/Items/CustomerProfiles/0",
                        "the result was beyond the host's limit of 32768 bytes, so it was emptied"));
    }

    @Test
    void aReplyThatIsLongerThanTheEventIsCutToTheHostsLimit() throws IOException {
        StringBuilder list = new StringBuilder(6_200_000);
        for (int i = 0; i < 240_000; i++) {
            list.append(i == 0 ? "" : ",")
                    .append("{\"ProfileId\":\"")
                    .append(100_000 + i)
                    .append("\"}");
        }

        Enrichment made = enrich(TITLE, profiles(list.toString()));

        assertThat(made.json().length).isBetween(EventFormat.LAMBDA_LIMIT - 40, EventFormat.LAMBDA_LIMIT);
        JsonNode profiles = JSON.readTree(made.json()).at("/Items/CustomerProfiles");
        assertThat(profiles.get(0).at("/Id").asText()).isEqualTo("100000");
        assertThat(made.diagnostics())
                .containsExactly(new Diagnostic(
                        Diagnostic.Code.REPLY_TOO_LARGE,
                        "",
                        "the reply was beyond the host's limit of 6291456 bytes, so recipients were left out, the last"
                                + " first"));
    }

    private static RuleSet rules(String rules) {
        return RuleSet.parse(List.of(new Source("test.rules", rules)), SCHEMA);
    }

    private static Enrichment enrich(String rules, String event) {
        return Enricher.of(rules(rules), CATALOG).enrich(EventFormat.connect(), bytes(event));
    }

    private static String reply(String rules, String event) {
        return text(enrich(rules, event));
    }

    private static String profile(String id, String data) {
        return JSON.createObjectNode()
                .put("ProfileId", id)
                .put("CustomerData", data)
                .toString();
    }

    private static String profiles(String... profiles) {
        return "{\"Items\":{\"CustomerProfiles\":[" + String.join(",", profiles) + "]}}";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Enrichment made) {
        return new String(made.json(), StandardCharsets.UTF_8);
    }
}
