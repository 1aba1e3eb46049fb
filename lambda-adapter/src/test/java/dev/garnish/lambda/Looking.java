package dev.garnish.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.CatalogSource;
import dev.garnish.catalog.db.SampleCatalog;
import dev.garnish.event.Recipient;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rules that are looked for all the time, what they give, and what is told about them. */
final class Looking {
    private static final int PATIENCE = 2_000;
    private static final Catalog SAMPLE = SampleCatalog.open();

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Transformer transformer;

    private Looking(Map<String, String> environment, Catalog catalog) {
        Log log = new Log(new PrintStream(printed, true, StandardCharsets.UTF_8));
        transformer = Transformer.over(CatalogSource.of(catalog), Settings.of(environment), log);
    }

    static Looking at(String rules) {
        return at(rules, SAMPLE);
    }

    static Looking at(String rules, Catalog catalog) {
        Map<String, String> environment = new HashMap<>(Samples.settings());
        environment.put("GARNISH_RULES", rules);
        return with(environment, catalog);
    }

    static Looking with(Map<String, String> environment) {
        return with(environment, SAMPLE);
    }

    private static Looking with(Map<String, String> environment, Catalog catalog) {
        Map<String, String> often = new HashMap<>(environment);
        often.put("GARNISH_RULES_EVERY", "1ms");
        return new Looking(often, catalog);
    }

    /** One attribute, whose text begins with a word. */
    static String rules(String word) {
        return "attribute Title\n use '" + word + " ' + item.title\n else 'else'\n";
    }

    /** What the rules in use say about one item. */
    String title() {
        return value("Title");
    }

    String value(String attribute) {
        @Nullable
        Object value = transformer
                .garnish()
                .recommend(Recipient.of("r"), List.of("1815"))
                .values()
                .get(attribute);
        return String.valueOf(value).replaceAll("[\\[\\]]", "");
    }

    void lookUntilTitle(String title) throws InterruptedException {
        for (int i = 0; i < PATIENCE && !title().equals(title); i++) {
            look();
        }
        assertThat(title()).isEqualTo(title);
    }

    void lookUntilReported(String text) throws InterruptedException {
        for (int i = 0; i < PATIENCE && !told().contains(text); i++) {
            look();
        }
        assertThat(told()).contains(text);
    }

    void lookOften() throws InterruptedException {
        for (int i = 0; i < 50; i++) {
            look();
        }
    }

    private void look() throws InterruptedException {
        transformer.lookForNewer();
        Thread.sleep(10);
    }

    /** What was told so far. */
    String told() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
