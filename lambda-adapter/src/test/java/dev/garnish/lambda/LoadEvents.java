package dev.garnish.lambda;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.db.SampleCatalog;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Events of both hosts, no two alike, with one recipient in fifty poisoned; and what each has to be answered with, made
 * without Garnish. Every value begins with the version of the rules that gave it.
 */
final class LoadEvents {
    private static final String VERSION = "v@@ ";
    private static final Pattern VERSIONS = Pattern.compile("v(\\d+) ");
    private static final int POISONED = 50;
    private static final int MOST_RECIPIENTS = 10;
    private static final String GIANT = "x".repeat(50_000);

    private final Random random = new Random(42);
    private final Map<String, String> titles;
    private final List<String> ids;
    private int recipients;
    private int poisoned;

    /** What is sent and what has to come back, with a mark in place of the rules' version. */
    record Exchange(String event, String reply) {
        byte[] bytes() {
            return event.getBytes(StandardCharsets.UTF_8);
        }

        /** The one version whose rules have made all of this answer; 0 if none left its mark, -1 if it is wrong. */
        int versionOf(String answer) {
            Matcher found = VERSIONS.matcher(answer);
            int version = found.find() ? Integer.parseInt(found.group(1)) : 0;
            return answer.equals(reply.replace(VERSION, "v" + version + " ")) ? version : -1;
        }
    }

    private record Recipient(String sent, String answered) {}

    LoadEvents() {
        Catalog catalog = SampleCatalog.open();
        int title = catalog.schema().columns().stream()
                .map(column -> column.name())
                .toList()
                .indexOf("title");
        try (Stream<Item> items = catalog.items()) {
            titles = items.filter(item -> String.valueOf(item.at(title)).matches("[A-Za-z0-9 ]+"))
                    .collect(Collectors.toMap(Item::id, item -> String.valueOf(item.at(title))));
        }
        ids = titles.keySet().stream().sorted().toList();
    }

    /** The rules that {@link Exchange} expects. */
    static String rules(int version) {
        return """
                attribute Title
                  use   "v%1$d " + item.title
                  else  "v%1$d none"

                attribute Who once
                  use   "v%1$d " + recipient.user.FirstName
                  else  "v%1$d you"

                test "one item"
                  items   1815
                  expect  Title = ["v%1$d Fleabag"]
                """.formatted(version);
    }

    Exchange next() {
        return random.nextInt(4) == 0 ? connect() : pinpoint();
    }

    String counts() {
        return recipients + " recipients, " + poisoned + " of them poisoned";
    }

    private Exchange pinpoint() {
        List<Recipient> endpoints = new ArrayList<>();
        for (int i = 1 + random.nextInt(MOST_RECIPIENTS); i > 0; i--) {
            Recipient one = isPoisoned() ? poisonedEndpoint() : endpoint(items());
            String key = "\"e" + recipients + (random.nextInt(POISONED) == 0 ? "\\ud83d" : "") + "\":";
            endpoints.add(new Recipient(key + one.sent, key + one.answered));
        }
        return new Exchange(
                "{\"ApplicationId\":\"a\",\"Endpoints\":{" + joined(endpoints, Recipient::sent)
                        + "},\"CampaignId\":\"c\"}",
                "{" + joined(endpoints, Recipient::answered) + "}");
    }

    private boolean isPoisoned() {
        recipients++;
        boolean now = random.nextInt(POISONED) == 0;
        poisoned += now ? 1 : 0;
        return now;
    }

    private static String joined(List<Recipient> all, java.util.function.Function<Recipient, String> part) {
        return all.stream().map(part).collect(Collectors.joining(","));
    }

    private List<String> items() {
        List<String> items = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            items.add(random.nextInt(20) == 0 ? "none" + random.nextInt() : ids.get(random.nextInt(ids.size())));
        }
        return items;
    }

    private Recipient endpoint(List<String> items) {
        String name = "n" + recipients;
        String sent = "\"Address\":\"" + name + "@example.com\",\"User\":{\"UserAttributes\":{\"FirstName\":[\"" + name
                + "\"]}},\"RecommendationItems\":" + list(items);
        return filled(sent, titles(items), name);
    }

    private static String list(List<String> texts) {
        return texts.stream().collect(Collectors.joining("\",\"", "[\"", "\"]")).replace("[\"\"]", "[]");
    }

    private String titles(List<String> items) {
        return list(items.stream().map(this::title).toList());
    }

    private String title(String item) {
        return VERSION + titles.getOrDefault(item, "none");
    }

    private static Recipient filled(String members, String titles, String name) {
        String result = "\"Recommendations\":{\"Title\":" + titles + ",\"Who\":\"" + VERSION + name + "\"}";
        return new Recipient("{" + members + "}", "{" + members + "," + result + "}");
    }

    private Recipient poisonedEndpoint() {
        String one = ids.get(0);
        return switch (random.nextInt(9)) {
            case 0 -> same("7");
            case 1 -> same("null");
            case 2 -> same("[\"RecommendationItems\"]");
            case 3 -> new Recipient("{}", "{\"Recommendations\":{\"Who\":\"" + VERSION + "you\"}}");
            case 4 ->
                new Recipient(
                        "{\"RecommendationItems\":{\"0\":\"1815\"}}",
                        "{\"RecommendationItems\":{\"0\":\"1815\"},\"Recommendations\":{}}");
            case 5 -> filled("\"RecommendationItems\":[\"" + GIANT + "\"]", list(List.of(title(GIANT))), "you");
            case 6 ->
                filled(
                        "\"User\":7,\"RecommendationItems\":[\"\\ud800\",\"" + one + "\",\"\\udfff" + one + "\"]",
                        list(List.of(title("?"), title(one), title("?"))),
                        "you");
            case 7 ->
                filled(
                        "\"User\":{\"UserAttributes\":[]},\"RecommendationItems\":[null,\"" + one + "\",{\"" + one
                                + "\":[]},[\"" + one + "\"],-1.5e3,true]",
                        list(List.of(title("?"), title(one), title("?"), title("?"), title("?"), title("?"))),
                        "you");
            default -> same("\"" + GIANT + "\"");
        };
    }

    private static Recipient same(String value) {
        return new Recipient(value, value);
    }

    private Exchange connect() {
        List<Recipient> profiles = new ArrayList<>();
        for (int i = 1 + random.nextInt(MOST_RECIPIENTS); i > 0; i--) {
            profiles.add(isPoisoned() ? poisonedProfile() : profile(items()));
        }
        return new Exchange(
                "{\"Items\":{\"CustomerProfiles\":[" + joined(profiles, Recipient::sent) + "]}}",
                "{\"Items\":{\"CustomerProfiles\":[" + joined(profiles, Recipient::answered) + "]}}");
    }

    private Recipient profile(List<String> items) {
        String name = "n" + recipients;
        String data = "{\"FirstName\":\"" + name + "\",\"attributes\":{\"RecommendationItems\":\""
                + String.join(",", items) + "\"}}";
        return profile(text(data), "\"Title\":" + titles(items) + ",\"Who\":\"" + VERSION + name + "\"");
    }

    private Recipient profile(String data, String result) {
        String id = "\"c" + recipients + "\"";
        return new Recipient(
                "{\"ProfileId\":" + id + ",\"CustomerData\":" + data + "}",
                "{\"Id\":" + id + ",\"ResultData\":{" + result + "}}");
    }

    private Recipient poisonedProfile() {
        String you = "\"Who\":\"" + VERSION + "you\"";
        return switch (random.nextInt(5)) {
            case 0 -> profile("null", you);
            case 1 -> profile("[]", error("expected a JSON object as a text, found a list"));
            case 2 ->
                profile(
                        text("{\"attributes\":{\"RecommendationItems\":7}}"),
                        error("expected a list of item ids or one text with commas between them, found a number"));
            case 3 ->
                profile(
                        text("{\"FirstName\":{},\"attributes\":{\"RecommendationItems\":[null,\"\\ud800\"]}}"),
                        "\"Title\":" + list(List.of(title("?"), title("?"))) + "," + you);
            default -> profile("\"{}\"", you);
        };
    }

    private static String error(String trouble) {
        return "\"error\":\"" + trouble + "\",\"errorCode\":\"RECIPIENT_MALFORMED\"";
    }

    private static String text(String json) {
        return "\"" + json.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
