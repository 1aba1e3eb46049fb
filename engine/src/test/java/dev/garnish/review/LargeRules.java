package dev.garnish.review;

import dev.garnish.RuleSet;
import dev.garnish.internal.lang.LanguageLimits;
import dev.garnish.rules.InvalidRulesException;
import dev.garnish.rules.Problem;
import dev.garnish.rules.Source;
import dev.garnish.rules.TableReader;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Rule sets of the largest size, each large in one part of the language; {@link #main} checks them all. */
final class LargeRules {
    private static final int FULL = LanguageLimits.FILE - 10_000;
    private static final String REST = "\n  else \"x\"\n";
    private static final String TITLE = "attribute Title\n  use item.title" + REST;
    private static final String TEST = "test \"t\"\n  items 1210\n";
    private static final List<String> PIECES = List.of(
            "\"",
            "'",
            "(",
            ")",
            "[",
            "]",
            "{",
            "a",
            "item.title",
            " ",
            "\n",
            "+",
            "==",
            "&&",
            "? ",
            ": ",
            ", ",
            "use ",
            "when ",
            "else ",
            "attribute A",
            "test \"t\"",
            "expect ",
            "given ",
            "items ",
            "drop item when ",
            "1",
            "\\",
            "#",
            "\u00e9",
            "\u201c",
            "\u200b",
            "\t",
            "!",
            "-",
            ".",
            "lookup(",
            "table t from t.csv",
            "\r\n");

    private static final String LARGE = many(95_000, i -> "key" + i + ",value and more of it " + i + "\n");

    private final Map<String, Supplier<List<Source>>> all = new LinkedHashMap<>();

    private LargeRules() {
        for (String piece : List.of("\"", "\"\" ", "(", "- ", "a ? b : ", "1+", "\n")) {
            file("full of " + piece.strip(), () -> repeated(piece));
            file("a value of " + piece.strip(), () -> "attribute Title\n  use " + repeated(piece) + REST);
        }
        for (String line :
                List.of("attribute\n", "usse 1\n", "else\n", "when\n", "test\n", "drop\n", "/*", "\u00e9 ")) {
            file("lines of " + line.strip(), () -> repeated(line));
        }
        file("a long expect", () -> TITLE + TEST + "  expect Title = [" + repeated("\"a\", ") + "\"a\"]\n");
        file("long items", () -> TITLE + TEST.strip() + repeated(", 1210") + "\n  expect Title = [\"a\"]\n");
        file("attributes", () -> many(30_000, i -> "attribute A" + i + "\n use \"x\"\n else \"y\"\n"));
        file("cases", () -> cases(28_000, i -> "when item.price > " + i + " use \"x\""));
        file(
                "cases that fit",
                () -> cases(1_000, i -> "when item.genre == \"G" + i + "\" use item.title + \"" + i + "\""));
        file(
                "long lists",
                () -> cases(100, i -> "when item.genre in [" + many(1_000, k -> "\"g\", ") + "\"z\"] use \"x\""));
        file(
                "lists that fit",
                () -> cases(
                        150,
                        i -> "when item.genre in [" + many(120, k -> "\"" + i + "g" + k + "\", ")
                                + "\"z\"] use \"x\""));
        file(
                "conditions",
                () -> cases(
                        45,
                        i -> "when " + many(110, k -> "item.genre == \"" + i + "g" + k + "\" || ")
                                + "item.price == 2 use \"x\""));
        file("subjects", () -> cases(900, i -> "when lower(item.genre + \"" + i + "\") == \"x\" use \"a\""));
        file("calls in calls", () -> cases(800, i -> "use " + "lower(".repeat(20) + "item.title" + ")".repeat(20)));
        file("drops", () -> many(30_000, i -> "drop item when item.price == " + i + "\n") + TITLE);
        file(
                "drops of some recipients, and ten attributes",
                () -> many(900, i -> "drop item when item.price == " + i + " && recipient.channel == \"EMAIL\"\n")
                        + many(
                                10,
                                i -> "attribute A" + i
                                        + "\n  when recipient.country == \"US\" use item.title\n  use item.genre"
                                        + REST));
        file("placeholders", () -> cases(240, i -> "use \"" + "{{item.title}} a ".repeat(230) + i + "\""));
        file("signs of placeholders", () -> cases(240, i -> "use \"" + "%a".repeat(1_900) + i + "\""));
        file(
                "a table of placeholders",
                () -> "table t from places.csv\n" + cases(1, i -> "use lookup(\"t\", item.title)"));
        file("tests", () -> TITLE + many(10_000, i -> "test \"t" + i + "\"\n items 1210\n expect Title = [\"a\"]\n"));
        file(
                "fields nobody reads",
                () -> TITLE + TEST + many(18_000, i -> "  given recipient.user.A" + i + " = \"a\"\n")
                        + "  expect Title = [\"a\"]\n");
        file("unknown columns", () -> cases(990, i -> "use item.titel" + i));
        file("unknown functions", () -> cases(990, i -> "use lowr" + i + "(item.title)"));
        file("a name of a megabyte", () -> "attribute " + "A".repeat(FULL) + "\n  use item.title" + REST);
        file("tables", () -> many(20_000, i -> "table t" + i + " from missing" + i + ".csv\n") + TITLE);
        file(
                "one table a hundred times",
                () -> many(100, i -> "table t" + i + " from large.csv\n")
                        + cases(100, i -> "use lookup(\"t" + i + "\", item.title)"));
        file("a table of commas", () -> "table t from commas.csv\n" + TITLE);
        file("a table of short rows", () -> "table t from short.csv\n" + TITLE);
        all.put("files", () -> files(5_000, i -> "unknown\n"));
        all.put("large files", () -> files(7, i -> "# comment\n".repeat(100_000)));
        all.put("files of one table", () -> files(60, i -> "table t" + i + " from large.csv\n"));
        for (int seed = 0; seed < 8; seed++) {
            Random random = new Random(seed);
            file("pieces " + seed, () -> pieces(random));
        }
    }

    private void file(String name, Supplier<String> text) {
        all.put(name, () -> List.of(new Source("films.rules", text.get())));
    }

    private static String repeated(String piece) {
        return piece.repeat(FULL / piece.length());
    }

    private static String many(int number, IntFunction<String> one) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < number; i++) {
            text.append(one.apply(i));
        }
        return text.toString();
    }

    private static String cases(int number, IntFunction<String> one) {
        return "attribute Genre\n" + many(number, i -> "  " + one.apply(i) + "\n") + REST.substring(1);
    }

    private static List<Source> files(int number, IntFunction<String> one) {
        List<Source> files = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            files.add(new Source("films" + i + ".rules", one.apply(i)));
        }
        files.add(new Source("z.rules", TITLE));
        return files;
    }

    private static String pieces(Random random) {
        StringBuilder text = new StringBuilder();
        int kinds = 2 + random.nextInt(PIECES.size() - 2);
        while (text.length() < FULL / 4) {
            text.append(PIECES.get(random.nextInt(kinds)));
        }
        return text.toString();
    }

    private static Optional<String> table(String file) {
        return switch (file) {
            case "large.csv" -> Optional.of(LARGE);
            case "places.csv" -> Optional.of(many(95_000, i -> "key" + i + ",{{item.title}} " + i + "\n"));
            case "commas.csv" -> Optional.of(",".repeat(LanguageLimits.TABLE));
            case "short.csv" -> Optional.of(many(600_000, i -> i + "\n"));
            default -> Optional.empty();
        };
    }

    /** Prints for each rule set its name, the milliseconds of work, the problems and the code of the first. */
    public static void main(String[] arguments) {
        TableReader tables = (rules, file) -> table(file);
        for (Map.Entry<String, Supplier<List<Source>>> one : new LargeRules().all.entrySet()) {
            List<Source> sources = one.getValue().get();
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            List<Problem> problems = problems(sources, tables);
            int length = Problem.render(problems, false).length();
            long milliseconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1_000_000;
            String first = problems.isEmpty() ? "none" : problems.get(0).code().id();
            System.out.printf("%s|%d|%d|%d|%s%n", one.getKey(), milliseconds, problems.size(), length, first);
        }
    }

    private static List<Problem> problems(List<Source> sources, TableReader tables) {
        try {
            return CatalogCheck.run(RuleSet.parse(sources, Films.SCHEMA, tables), Films.CATALOG)
                    .warnings();
        } catch (InvalidRulesException invalid) {
            return ErrorImpact.of(invalid, Films.CATALOG);
        }
    }
}
