package dev.garnish.internal.eval;

import dev.garnish.Enricher;
import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.event.Recipient;
import dev.garnish.event.RecipientField;
import dev.garnish.rules.InvalidRulesException;
import dev.garnish.rules.Source;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mvel2.MVEL;

/**
 * A program that tries every attack of {@code attacks.txt} and betrays whether one took effect: by a system property, a
 * thread, a file in its folder. How it ended and which classes it loaded, whoever started it sees. With an argument it
 * hands that text to MVEL itself instead: what an escape would look like.
 */
final class EscapeAttempt {
    private static final Pattern CODE_POINT = Pattern.compile("\\\\x\\{([0-9A-F]+)}");
    private static final Schema SCHEMA = Schema.of(
            new Column("title", Type.TEXT),
            new Column("genre", Type.TEXT),
            new Column("price", Type.NUMBER),
            new Column("active", Type.TRUTH),
            new Column("released", Type.DATE),
            new Column("genres", Type.TEXT_LIST));
    private static final String PLAIN = "attribute Title\n  use item.title + recipient.attributes.Name\n  else \"-\"\n";

    private EscapeAttempt() {}

    public static void main(String[] arguments) throws IOException {
        Properties properties = (Properties) System.getProperties().clone();
        Set<String> threads = threads();
        String told = arguments.length > 0 ? control(arguments[0]) : attacks();
        if (!properties.equals(System.getProperties())) {
            System.out.println("betrayed: a property");
        }
        if (!threads.equals(threads())) {
            System.out.println("betrayed: a thread");
        }
        try (Stream<Path> files = Files.list(Path.of(""))) {
            files.forEach(file -> System.out.println("betrayed: a file"));
        }
        System.out.println(told);
    }

    private static Set<String> threads() {
        Set<String> names = new TreeSet<>();
        Thread.getAllStackTraces().keySet().forEach(thread -> names.add(thread.getName()));
        return names;
    }

    private static String control(String text) {
        MVEL.eval(text);
        return "evaluated";
    }

    private static String attacks() throws IOException {
        Enricher plain = enricher(RuleSet.parse(List.of(new Source("plain.rules", PLAIN)), SCHEMA), "Fleabag");
        List<Long> times = new ArrayList<>();
        int refused = 0;
        for (String attack : corpus()) {
            for (String rules : List.of(
                    "attribute Title\n  use " + attack + "\n  else \"x\"\n",
                    "attribute Title\n  when " + attack + "\n  use \"y\"\n  else \"x\"\n")) {
                refused += isRefused(rules, times) ? 1 : 0;
            }
            plain = plain.with(catalog(attack));
            plain.recommend(recipient(attack), List.of("1"));
        }
        Collections.sort(times);
        System.out.printf(
                "refusals: median %d us, slowest %d us%n",
                times.get(times.size() / 2) / 1000, times.get(times.size() - 1) / 1000);
        String last = enricher(RuleSet.parse(List.of(new Source("plain.rules", PLAIN)), SCHEMA), "Fleabag")
                .recommend(recipient("!"), List.of("1"))
                .values()
                .toString();
        return "refused %d, then %s".formatted(refused, last);
    }

    private static boolean isRefused(String rules, List<Long> times) {
        long start = System.nanoTime();
        try {
            RuleSet passed = RuleSet.parse(List.of(new Source("attack.rules", rules)), SCHEMA);
            System.out.println("passed: " + rules);
            enricher(passed, "Fleabag").recommend(recipient("Sofia"), List.of("1", "2"));
            return false;
        } catch (InvalidRulesException e) {
            times.add(System.nanoTime() - start);
            return true;
        }
    }

    private static Enricher enricher(RuleSet rules, String title) {
        return Enricher.of(rules, catalog(title));
    }

    private static Catalog catalog(String title) {
        Item item = Item.of(SCHEMA, "1", title, "Comedy", BigDecimal.ONE, true, null, List.of(title));
        return Catalog.of(SCHEMA, List.of(item));
    }

    private static Recipient recipient(String name) {
        return Recipient.ofFields("e-1", Map.of(RecipientField.attribute("Name"), List.of(name)));
    }

    static List<String> corpus() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                EscapeAttempt.class.getResourceAsStream("/dev/garnish/internal/lang/check/attacks.txt"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> characters(line).replace("⟦", ""))
                    .toList();
        }
    }

    private static String characters(String line) {
        return CODE_POINT.matcher(line).replaceAll(match -> Character.toString(Integer.parseInt(match.group(1), 16)));
    }
}
