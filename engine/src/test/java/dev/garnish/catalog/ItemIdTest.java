package dev.garnish.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.garnish.Enricher;
import dev.garnish.RuleSet;
import dev.garnish.event.EventFormat;
import dev.garnish.event.Recipient;
import dev.garnish.rules.Source;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One rule for ids wherever they come from: white space around them is no part of them. */
class ItemIdTest {
    private static final Schema SCHEMA = Schema.of(new Column("title", Type.TEXT));
    private static final Enricher ENRICHER = Enricher.of(
            RuleSet.parse(List.of(new Source("a.rules", "attribute Title\n use item.title\n else '-'")), SCHEMA),
            Catalog.of(
                    SCHEMA,
                    List.of(
                            Item.of(SCHEMA, "1815", "Fleabag"),
                            Item.of(SCHEMA, "", "nobody's"),
                            Item.of(SCHEMA, "a b", "within"),
                            Item.of(SCHEMA, "\u00e9", "accent"))));

    @ParameterizedTest
    @ValueSource(strings = {"1815", " 1815", "1815 ", "\t1815\n", "\u20031815\u3000", "  1815\u2028", "\u001f1815"})
    void whiteSpaceAroundAnIdDoesNotCount(String written) {
        assertThat(title(written)).isEqualTo("Fleabag").isEqualTo(titleInEvent(written, false));
        assertThat(titleInEvent(written, true)).isEqualTo("Fleabag");
    }

    @ParameterizedTest
    @ValueSource(strings = {"01815", "1815\u00a0", "\u200b1815", "18 15", "ab"})
    void allElseCounts(String written) {
        assertThat(title(written)).isEqualTo("-").isEqualTo(titleInEvent(written, false));
        assertThat(titleInEvent(written, true)).isEqualTo("-");
    }

    @Test
    void whiteSpaceWithinAnIdCounts() {
        assertThat(title(" a b ")).isEqualTo("within").isEqualTo(titleInEvent(" a b ", false));
        assertThat(titleInEvent(" \u00e9 ", false)).isEqualTo("accent");
    }

    @Test
    void whatIsNoIdIsNoItemEvenIfOneHasAnEmptyId() {
        assertThat(enriched("{\"Endpoints\":{\"e\":{\"RecommendationItems\":[null,\"\",[],{},true]}}}"))
                .contains("\"Title\":[\"-\",\"nobody's\",\"-\",\"-\",\"-\"]");
    }

    /** Every character of the basic plane around an id, in bytes as they come and escaped, against {@link String}. */
    @Test
    void eventsSeeWhiteSpaceAsStringsDo() {
        for (int c = 1; c < Character.MIN_SURROGATE; c++) {
            String written = (char) c + "1815" + (char) c;
            String expected = written.strip().equals("1815") ? "Fleabag" : "-";
            if (expected.equals("Fleabag") || c % 97 == 0) {
                assertThat(titleInEvent(written, false)).as("U+%04X", c).isEqualTo(expected);
                assertThat(titleInEvent(written, true)).as("U+%04X", c).isEqualTo(expected);
            }
        }
    }

    /** The endpoints of one event are compared with each other: what one's ids have around them is not the other's. */
    @Test
    void endpointsThatAreAlikeHaveTheirOwnWhiteSpace() {
        List<String> endpoints = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String written = "\"" + " ".repeat(i % 3) + "1815" + "\u3000".repeat(i % 2) + "\"";
            endpoints.add(
                    "\"e" + i + "\":{\"A\":\"" + i + "\",\"RecommendationItems\":[" + written + "," + written + "]}");
        }
        String event = "{\"X\":\"" + "x".repeat(1 << 16) + "\",\"Endpoints\":{" + String.join(",", endpoints) + "}}";

        for (int round = 0; round < 3; round++) {
            assertThat(enriched(event).split("\"Title\":\\[\"Fleabag\",\"Fleabag\"\\]", -1))
                    .hasSize(41);
        }
    }

    private static Object title(String id) {
        Map<String, Object> values =
                ENRICHER.recommend(Recipient.of("r"), List.of(id)).values();
        return ((List<?>) Objects.requireNonNull(values.get("Title"))).get(0);
    }

    private static String titleInEvent(String id, boolean escaped) {
        StringBuilder json = new StringBuilder();
        if (escaped) {
            id.chars()
                    .forEach(c -> json.append("\\u")
                            .append(Integer.toHexString(0x10000 | c).substring(1)));
        } else {
            JsonStringEncoder.getInstance().quoteAsString(id, json);
        }
        String reply = enriched("{\"Endpoints\":{\"e\":{\"RecommendationItems\":[\"" + json + "\"]}}}");
        int title = reply.indexOf("\"Title\":[\"") + 10;
        return reply.substring(title, reply.indexOf('"', title));
    }

    private static String enriched(String event) {
        byte[] json = event.getBytes(StandardCharsets.UTF_8);
        return new String(ENRICHER.enrich(EventFormat.pinpoint(), json).json(), StandardCharsets.UTF_8);
    }
}
