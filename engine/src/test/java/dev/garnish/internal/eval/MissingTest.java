package dev.garnish.internal.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.event.Recipient;
import dev.garnish.event.RecipientField;
import dev.garnish.internal.lang.Builtin;
import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.Operation;
import dev.garnish.internal.lang.Program;
import dev.garnish.internal.lang.check.CheckedProgram;
import dev.garnish.internal.lang.check.Language;
import dev.garnish.rules.Problem;
import dev.garnish.rules.Source;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code missing.txt}: every operator, function and method with each thing it takes missing in turn, and all. */
class MissingTest {
    private static final Map<String, Type> TYPES = Map.ofEntries(
            Map.entry("text", Type.TEXT),
            Map.entry("digits", Type.TEXT),
            Map.entry("phrase", Type.TEXT),
            Map.entry("locale", Type.TEXT),
            Map.entry("currency", Type.TEXT),
            Map.entry("zone", Type.TEXT),
            Map.entry("number", Type.NUMBER),
            Map.entry("zero", Type.NUMBER),
            Map.entry("true", Type.TRUTH),
            Map.entry("false", Type.TRUTH),
            Map.entry("day", Type.DATE),
            Map.entry("texts", Type.TEXT_LIST),
            Map.entry("numbers", Type.NUMBER_LIST),
            Map.entry("truths", Type.TRUTH_LIST),
            Map.entry("days", Type.DATE_LIST));

    /** A line of the table. */
    record Row(String expression, List<String> with, List<String> alone, String all) {
        static Row of(String line) {
            List<String> parts = List.of(line.strip().split("\\s+\\|\\s+"));
            return new Row(parts.get(0), words(parts.get(1)), words(parts.get(2)), parts.get(3));
        }

        private static List<String> words(String part) {
            return List.of(part.split("\\s+"));
        }

        @Override
        public String toString() {
            return expression + " with " + String.join(" ", with);
        }

        private Schema schema() {
            return Schema.of(IntStream.range(0, with.size())
                    .mapToObj(i -> new Column(name(i), TYPES.getOrDefault(with.get(i), Type.TEXT)))
                    .toList());
        }

        private static String name(int index) {
            return "abc".substring(index, index + 1);
        }

        /** The value of what stands at a place: of each type that place's own. */
        private Object value(int index) {
            return switch (with.get(index)) {
                case "text" -> name(index);
                case "digits" -> "12.5";
                case "phrase" -> "x a b c x";
                case "locale" -> "de_DE";
                case "currency" -> "EUR";
                case "zone" -> "Asia/Tokyo";
                case "number" -> BigDecimal.valueOf(index + 1);
                case "zero" -> BigDecimal.ZERO;
                case "true", "false" -> Boolean.valueOf(with.get(index));
                case "day" -> LocalDateTime.of(2001 + index, 1, 1, 0, 0);
                case "texts" -> List.of("a", "b");
                case "numbers" -> List.of(BigDecimal.ONE, BigDecimal.TEN);
                case "truths" -> List.of(true, false);
                default -> List.of(LocalDateTime.of(2001, 1, 1, 0, 0), LocalDateTime.of(2002, 1, 1, 0, 0));
            };
        }

        private Program program() {
            String read = Pattern.compile("\\b[ABC]\\b")
                    .matcher(expression)
                    .replaceAll(found -> "item." + found.group().toLowerCase(Locale.ROOT));
            Source source = new Source(
                    "missing.rules",
                    "table letters from letters.csv\nattribute X\n  when (%s) == empty use \"x\"\n  else \"y\"\n"
                            .formatted(read));
            CheckedProgram checked =
                    Language.check(List.of(source), schema(), (rules, file) -> Optional.of("key,value\na,b\n"));
            assertThat(Problem.render(checked.problems(), false)).isEmpty();
            return Objects.requireNonNull(checked.program());
        }

        private @Nullable Object expected(String word) {
            return switch (word) {
                case "missing" -> null;
                case "true", "false" -> Boolean.valueOf(word);
                case "A", "B", "C" -> value("ABC".indexOf(word));
                default -> new BigDecimal(word);
            };
        }
    }

    static Stream<Row> rows() {
        try (InputStream in = Objects.requireNonNull(MissingTest.class.getResourceAsStream("missing.txt"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).map(Row::of).toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void meansWhatTheTableSays(Row row) {
        Program program = row.program();
        Expression expression = Expression.of(asked(program), program);
        int size = row.with().size();

        assertThat(row.alone()).hasSize(size);
        assertThat(value(row, expression, Set.of())).as("with nothing missing").isNotNull();
        for (int i = 0; i < size; i++) {
            assertThat(value(row, expression, Set.of(i)))
                    .as("without " + "ABC".charAt(i))
                    .isEqualTo(row.expected(row.alone().get(i)));
        }
        Set<Integer> every = Set.copyOf(IntStream.range(0, size).boxed().toList());
        assertThat(value(row, expression, every)).as("with everything missing").isEqualTo(row.expected(row.all()));
    }

    private static @Nullable Object value(Row row, Expression expression, Set<Integer> missing) {
        @Nullable
        Object[] values = IntStream.range(0, row.with().size())
                .mapToObj(i -> missing.contains(i) ? null : row.value(i))
                .toArray();
        Item item = Item.of(row.schema(), "1", values);
        return expression
                .evaluate(Inputs.of(item, 1, List.of(item), Recipient.of("e-1")))
                .value();
    }

    private static Expr asked(Program program) {
        Expr when = program.attributes().get(0).cases().get(0).when();
        return ((Expr.IsMissing) Objects.requireNonNull(when)).operand();
    }

    @Test
    void theTableTakesEachOperandOfEachOperationAway() {
        Map<Operation, Set<Integer>> taken = new EnumMap<>(Operation.class);
        Set<Class<?>> kinds = new HashSet<>();
        rows().forEach(row -> note(asked(row.program()), taken, kinds));

        for (Operation operation : Operation.values()) {
            assertThat(taken.getOrDefault(operation, Set.of()))
                    .as(operation.name())
                    .isEqualTo(operands(operation));
        }
        assertThat(kinds)
                .contains(
                        Expr.And.class,
                        Expr.Or.class,
                        Expr.Not.class,
                        Expr.Choice.class,
                        Expr.IsMissing.class,
                        Expr.Lookup.class);
    }

    private static final Schema WORDS =
            Schema.of(new Column("key", Type.TEXT), new Column("number", Type.NUMBER), new Column("title", Type.TEXT));

    /** What is read of a recommendation, of values and of tables in several languages, all there but one. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lookup("words", item.key)              | nothing | Billig
            lookup("words", item.key)              | key     | missing
            lookup("words", item.key)              | locale  | Cheap
            lookup("words", item.title)            | nothing | missing
            plural("words", item.key, item.number) | nothing | 3 Stück
            plural("words", item.key, item.number) | key     | missing
            plural("words", item.key, item.number) | number  | missing
            plural("words", item.key, item.number) | locale  | 3 items
            value.Bare                             | nothing | Lamp
            value.Bare                             | title   | missing
            value.Whole                            | title   | none
            value.Bare == empty ? "no" : "yes"     | title   | no
            seed.title                             | nothing | Chair
            seed.title                             | seed    | missing
            seed.key                               | nothing | missing
            theme                                  | nothing | Home
            theme                                  | theme   | missing
            text(item_score)                       | nothing | 0.5
            text(item_score)                       | score   | missing
            item_score < 1 ? "low" : "none"        | score   | none
            item_score != 1 ? "other" : "none"     | score   | none
            theme + " like " + seed.title          | nothing | Home like Chair
            theme + " like " + seed.title          | seed    | missing
            theme + " like " + seed.title          | theme   | missing
            """)
    void whatHostsAndTablesGiveMayBeMissing(String expression, String missing, String value) {
        Source source = new Source("missing.rules", """
                table words from words.csv by recipient.locale
                value Bare
                  use item.title
                value Whole
                  use item.title
                  else "none"
                attribute X
                  use %s
                  use lookup("words", value.Bare) + value.Whole
                  else "-"
                """.formatted(expression));
        Program program = Objects.requireNonNull(Language.check(
                        List.of(source),
                        WORDS,
                        (rules, file) -> Optional.of(
                                "key,en,de\ncheap,Cheap,Billig\ncheap.one,# item,# Stück\ncheap.other,# items,# Stück\n"))
                .program());
        Item item = Item.of(
                WORDS,
                "1",
                missing.equals("key") ? null : "cheap",
                missing.equals("number") ? null : BigDecimal.valueOf(3),
                missing.equals("title") ? null : "Lamp");
        Recipient recipient = Recipient.of("e-1");
        recipient = missing.equals("locale") ? recipient : recipient.with(RecipientField.plain("locale"), "de_AT");
        recipient = missing.equals("theme") ? recipient : recipient.with(RecipientField.THEME, "Home");
        recipient = missing.equals("score") ? recipient : recipient.with(RecipientField.SCORES, "0.5");
        Inputs inputs = Inputs.of(item, 1, List.of(item), recipient)
                .from(missing.equals("seed") ? null : Item.of(WORDS, "2", null, null, "Chair"));

        Expression compiled =
                Expression.of(program.attributes().get(0).cases().get(0).use(), program);

        assertThat(compiled.evaluate(inputs).value()).isEqualTo(value.equals("missing") ? null : value);
    }

    /** Patterns and units stand in the rules and are never missing. */
    private static Set<Integer> operands(Operation operation) {
        return switch (operation) {
            case FORMAT, FORMAT_DATE -> Set.of(0, 2);
            case FORMAT_DATE_IN -> Set.of(0, 2, 3);
            case SHIFT -> Set.of(0, 1);
            // The locale is written, and English has two of the forms.
            case PLURAL -> Set.of(0, 2, 3);
            default ->
                Set.copyOf(IntStream.range(0, operation.parameters().size())
                        .boxed()
                        .toList());
        };
    }

    private static void note(Expr expression, Map<Operation, Set<Integer>> taken, Set<Class<?>> kinds) {
        kinds.add(expression.getClass());
        if (expression instanceof Expr.Call call) {
            Set<Integer> places = taken.computeIfAbsent(call.operation(), operation -> new TreeSet<>());
            for (int i = 0; i < call.arguments().size(); i++) {
                if (call.arguments().get(i) instanceof Expr.ItemColumn) {
                    places.add(i);
                }
            }
        }
        expression.operands().forEach(operand -> note(operand, taken, kinds));
    }

    @Test
    void theTableHasEveryFunctionAndMethodInEachOfItsForms() {
        List<String> expressions = rows().map(Row::expression).toList();

        assertThat(Builtin.FUNCTIONS)
                .allSatisfy(one -> assertThat(expressions)
                        .anyMatch(text -> isCall(text, "(.*\\W)?" + one.name(), least(one)))
                        .anyMatch(text -> isCall(text, "(.*\\W)?" + one.name(), commas(one.usage()))));
        assertThat(methods())
                .allSatisfy(one -> assertThat(expressions)
                        .anyMatch(text -> isCall(text, "A\\." + one.name(), least(one)))
                        .anyMatch(text -> isCall(text, "A\\." + one.name(), commas(one.usage()))));
    }

    private static boolean isCall(String expression, String name, int commas) {
        return expression.matches(name + "\\(.*") && commas(expression) == commas;
    }

    /** Commas where nothing that may be left out is written. */
    private static int least(Builtin builtin) {
        return commas(builtin.usage().replaceAll("\\[.*", ""));
    }

    private static List<Builtin> methods() {
        return Stream.concat(Builtin.TEXT_METHODS.stream(), Builtin.LIST_METHODS.stream())
                .toList();
    }

    private static int commas(String text) {
        return (int) text.chars().filter(c -> c == ',').count();
    }
}
