package dev.garnish.benchmarks;

import dev.garnish.Enricher;
import dev.garnish.Recommendations;
import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.event.Recipient;
import dev.garnish.rules.Source;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Rules alone, for 50 recipients of 5 items each: three attributes of which one uses a construct of the language, beside the
 * same three where it says about the same without it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(value = 1, jvmArgs = "-Xmx512m")
@SuppressWarnings("NullAway.Init") // JMH sets the parameters, and calls prepare before anything else
public class Constructs {
    private static final int ITEMS = 100;
    private static final int RECIPIENTS = 50;

    private static final Schema SCHEMA = Schema.of(
            new Column("title", Type.TEXT),
            new Column("genre", Type.TEXT),
            new Column("stock", Type.NUMBER),
            new Column("price", Type.NUMBER),
            new Column("url", Type.TEXT),
            new Column("released", Type.DATE),
            new Column("tags", Type.TEXT_LIST));

    /** Both read of the recipient at least the city, so that nothing is remembered for the next one. */
    private static final String OTHERS = """
            attribute Title
              use item.title + " in " + recipient.city
              else "Recommended"

            attribute Genre
              when item.genre == "Genre 3" use upper(item.genre)
              use item.genre
              else "Featured"

            """;

    private static final String HEAD = """
            table words from words.csv by recipient.locale
            table plain from plain.csv

            value Name
              use title_case(item.genre) + ", " + recipient.city

            """;

    private static final String WORDS = """
            key,en,de,fr
            Genre 1,One,Eins,Un
            Genre 2,Two,Zwei,Deux
            films.one,# film,# Film,# film
            films.other,# films,# Filme,# films
            films.many,,,# de films
            """;

    /**
     * What is used, and what says about the same without it. What differs by recipient stands beside what does, too: a value
     * that reads only its item is made once for all of them.
     */
    public enum Construct {
        TODAY("when item.released >= today - 30 days", "when item.released >= day(\"2026-01-01\")", "\"New\""),
        VALUE("use", "use", "value.Name", "title_case(item.genre) + \", \" + recipient.city"),
        LANGUAGES(
                "use",
                "use",
                "lookup(\"words\", item.genre) + recipient.city",
                "lookup(\"plain\", item.genre) + recipient.city"),
        PLURAL("use", "use", "plural(\"words\", \"films\", item.stock)", "text(item.stock) + \" films\""),
        LISTS("use", "use", "join(top(sort(distinct(item.tags)), 2), \", \")", "join(item.tags, \", \")"),
        PARTS("use", "use", "after_last(item.url, \"/\")", "item.url.substring(20)"),
        LINK(
                "use",
                "use",
                "with_params(item.url, \"utm_source\", \"mail\", \"city\", recipient.city)",
                "item.url + \"?utm_source=mail&city=\" + url(recipient.city)"),
        GROUP("when group(recipient.id, \"winter\", 2) == 1", "when recipient.id == \"u1\"", "\"A\""),
        SEED("use", "use", "seed.title + recipient.city", "item.title + recipient.city"),
        SCORE("use", "use", "text(item_score) + recipient.city", "text(item.price) + recipient.city");

        private final String with;
        private final String without;

        Construct(String when, String plainly, String use) {
            this(when + " use", plainly + " use", use, use);
        }

        Construct(String when, String plainly, String use, String usedPlainly) {
            this.with = attribute(when + " " + use);
            this.without = attribute(plainly + " " + usedPlainly);
        }

        private static String attribute(String line) {
            return "attribute Third\n  " + line + "\n  else \"Else\"\n";
        }

        private String rules(boolean used) {
            return HEAD + OTHERS + (used ? with : without);
        }
    }

    @Param
    Construct construct;

    @Param({"false", "true"})
    boolean used;

    private Enricher enricher;
    private List<Recipient> recipients;
    private List<List<String>> ids;

    @Setup
    public void prepare() {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            items.add(Item.of(
                    SCHEMA,
                    "item-" + i,
                    "The title of number " + i,
                    "Genre " + i % 3,
                    BigDecimal.valueOf(i % 7),
                    BigDecimal.valueOf(999 + i, 2),
                    "https://shop.example/items/" + i,
                    LocalDateTime.of(2020 + i % 7, 1 + i % 12, 1, 0, 0),
                    List.of("tag" + i % 5, "other" + i % 3, "tag" + i % 2)));
        }
        RuleSet rules = RuleSet.parse(
                List.of(new Source("constructs.rules", construct.rules(used))),
                SCHEMA,
                (source, file) ->
                        Optional.of(file.equals("words.csv") ? WORDS : "key,value\nGenre 1,One\nGenre 2,Two\n"));
        enricher = Enricher.of(rules, Catalog.of(SCHEMA, items));
        recipients = IntStream.range(0, RECIPIENTS)
                .mapToObj(i -> Recipient.of(
                        "u" + i,
                        Map.of(
                                "city",
                                "City " + i,
                                "locale",
                                i % 2 == 0 ? "de_AT" : "fr",
                                "seed",
                                "item-" + i,
                                "scores",
                                List.of("0.9", "0.8", "0.7", "0.6", "0.5"))))
                .toList();
        ids = IntStream.range(0, RECIPIENTS)
                .mapToObj(i ->
                        IntStream.range(i, i + 5).mapToObj(k -> "item-" + k).toList())
                .toList();
    }

    @Benchmark
    public int values() {
        int length = 0;
        for (int i = 0; i < RECIPIENTS; i++) {
            Recommendations made = enricher.recommend(recipients.get(i), ids.get(i));
            for (Object value : made.values().values()) {
                length += value.toString().length();
            }
        }
        return length;
    }
}
