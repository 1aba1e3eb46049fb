package dev.garnish;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.event.Diagnostic;
import dev.garnish.event.EventFormat;
import dev.garnish.event.ListStyle;
import dev.garnish.internal.rows.EnrichmentStats;
import dev.garnish.rules.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Enriches events of nearly the allowed size that hold as many of one thing as fit; prints a line for each. */
final class HugeEvents {
    private static final int ROOM = EventFormat.LAMBDA_LIMIT - 200;
    private static final Schema SCHEMA = Schema.of(new Column("title", Type.TEXT));
    private static final Catalog CATALOG =
            Catalog.of(SCHEMA, List.of(Item.of(SCHEMA, "1", "Fleabag"), Item.of(SCHEMA, "2", "x".repeat(3_000))));
    private static final String TITLE = "attribute Title\n use item.title\n else '-'\n";
    private static final String OWN = """
            attribute Own
              use item.title + recipient.id
              else '-'
            attribute Once once
              use 'For ' + recipient.id
              else '-'
            """;

    private HugeEvents() {}

    public static void main(String[] arguments) throws IOException {
        for (String rules : List.of(TITLE, TITLE + OWN)) {
            pinpoint(rules, "items of one", "{\"Endpoints\":{\"e\":{\"RecommendationItems\":[", "1,", "1]}}}");
            pinpoint(rules, "no items of one", "{\"Endpoints\":{\"e\":{\"RecommendationItems\":[", "0,", "{}]}}}");
            pinpoint(
                    rules,
                    "items of some",
                    "{\"Endpoints\":{",
                    "\"e\":{\"RecommendationItems\":[" + "1,".repeat(999) + "1]},",
                    "\"z\":{}}}");
            pinpoint(
                    rules, "large items", "{\"Endpoints\":{", "\"e\":{\"RecommendationItems\":[2,2,2]},", "\"z\":{}}}");
            pinpoint(rules, "malformed", "{\"Endpoints\":{", "\"\":1,", "\"z\":{}}}");
            pinpoint(rules, "empty", "{\"Endpoints\":{", "\"\":{},", "\"z\":{}}}");
            pinpoint(
                    rules,
                    "lists that came",
                    "{\"Endpoints\":{\"e\":{\"RecommendationItems\":[1],\"A\":[",
                    "[[[]]],",
                    "[]]}}}");
            connect(rules, "nameless", "1,", "1");
            connect(rules, "empty ids", "{\"ProfileId\":\"\"},", "1");
            connect(rules, "bad data", "{\"ProfileId\":\"\",\"CustomerData\":1},", "1");
            connect(
                    rules,
                    "items in a text",
                    "{\"ProfileId\":\"a\",\"CustomerData\":{\"attributes\":" + "{\"RecommendationItems\":\""
                            + "1,".repeat(5_000) + "\"}}},",
                    "1");
            enrich(
                    rules,
                    EventFormat.personalize(),
                    "personalize",
                    "{\"output\":{\"recommendedItems\":[",
                    "1,",
                    "1]}}");
        }
        System.out.println("done");
    }

    private static void pinpoint(String rules, String name, String before, String each, String after)
            throws IOException {
        enrich(rules, EventFormat.pinpoint(), name, before, each, after);
    }

    private static void connect(String rules, String name, String each, String after) throws IOException {
        String before = "{\"Items\":{\"CustomerProfiles\":[";
        enrich(
                rules,
                EventFormat.connect("/attributes/RecommendationItems", ListStyle.FLATTENED),
                name,
                before,
                each,
                after + "]}}");
    }

    private static void enrich(String rules, EventFormat format, String name, String before, String each, String after)
            throws IOException {
        byte[] event = (before + each.repeat(ROOM / each.length()) + after).getBytes(StandardCharsets.UTF_8);
        long started = System.nanoTime();
        Enrichment made = Enricher.of(RuleSet.parse(List.of(new Source("a.rules", rules)), SCHEMA), CATALOG)
                .enrich(format, event);
        long millis = (System.nanoTime() - started) / 1_000_000;
        int most = format.equals(EventFormat.personalize()) ? 4 * EventFormat.LAMBDA_LIMIT : EventFormat.LAMBDA_LIMIT;
        if (made.json().length > most) {
            throw new AssertionError(name + ": " + made.json().length + " bytes");
        }
        isJson(made.json());
        Map<Diagnostic.Code, Integer> listed = new TreeMap<>();
        made.diagnostics().forEach(one -> listed.merge(one.code(), 1, Integer::sum));
        if (listed.values().stream().anyMatch(count -> count > EnrichmentStats.MOST_LISTED)) {
            throw new AssertionError(name + ": lists " + listed);
        }
        System.out.println(
                name + ": " + made.json().length + " bytes, " + made.report().counts() + ", " + millis + " ms");
    }

    private static void isJson(byte[] json) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            parser.nextToken();
            parser.skipChildren();
            if (parser.nextToken() != null) {
                throw new AssertionError("more than one document");
            }
        }
    }
}
