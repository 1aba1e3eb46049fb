package dev.garnish.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.event.Recipient;
import dev.garnish.event.RecipientField;
import dev.garnish.internal.eval.Attribute;
import dev.garnish.internal.eval.Compiled;
import dev.garnish.internal.eval.Inputs;
import dev.garnish.internal.eval.Outcome;
import dev.garnish.internal.lang.check.CheckedProgram;
import dev.garnish.internal.lang.check.Language;
import dev.garnish.internal.rules.RulesSnapshot;
import dev.garnish.rules.Problem;
import dev.garnish.rules.Source;
import dev.garnish.rules.TableReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whatever a rules file says, the parser, the compiler and the evaluation end soon, throw nothing, and give either
 * problems or values that can be sent. The fuzzer's own sanitizers notice processes, files and classes that are
 * reached.
 *
 * <p>With the tests it runs its seeds. For a million executions that search for more: {@code JAZZER_FUZZ=1 mvn -Dquick
 * -pl fuzz -am test -Dtest=RulesFuzzTest -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class RulesFuzzTest {
    private static final Schema SCHEMA = Schema.of(
            new Column("item_id", Type.TEXT),
            new Column("title", Type.TEXT),
            new Column("genre", Type.TEXT),
            new Column("image_file", Type.TEXT),
            new Column("price", Type.NUMBER),
            new Column("active", Type.TRUTH),
            new Column("released", Type.DATE),
            new Column("genres", Type.TEXT_LIST));

    private static final Item FULL = Item.of(
            SCHEMA,
            "1815",
            "1815",
            "Fleabag 👩‍👩‍👧 é",
            "Comedy",
            "a b.jpg",
            new BigDecimal("9.99"),
            true,
            LocalDateTime.of(2016, 7, 21, 0, 0),
            List.of("Comedy", "Drama"));

    private static final Item BARE = Item.of(SCHEMA, "0", "0", null, null, null, null, null, null, null);

    private static final Recipient SOFIA = Recipient.of("e-1")
            .with(RecipientField.attribute("FirstName"), "Sofia")
            .with(RecipientField.user("FirstName"), List.of("Sofia", "S."))
            .with(RecipientField.plain("country"), "US");

    private static final Map<String, String> FILES = Map.of(
            "labels.csv",
            "Comedy,Funny\nDrama,Sad\n",
            "words.csv",
            "key,en,pl\nComedy,Funny,\na.one,#,#\na.few,,#\na.many,,#\na.other,# a,#\n",
            "common.rules",
            "include \"below/other.rules\"\nvalue Shared\n  use item.price * 2\n",
            "below/other.rules",
            "drop item when item.active == false\n",
            "circle.rules",
            "include \"fuzz.rules\"\n");

    private static final TableReader TABLES = (rules, file) -> Optional.ofNullable(FILES.get(file));

    @DictionaryFile(resourcePath = "rules.dict")
    @FuzzTest(maxDuration = "", maxExecutions = 1_000_000)
    void neverEscapesHangsOrCrashes(byte[] data) {
        CheckedProgram checked = check(new String(data, StandardCharsets.UTF_8));
        Problem.render(checked.problems(), false);
        compiled(checked).ifPresent(RulesFuzzTest::evaluate);
    }

    static CheckedProgram check(String rules) {
        RulesSnapshot files = new RulesSnapshot(List.of(new Source("fuzz.rules", rules)), TABLES);
        return Language.check(files.sources(), SCHEMA, files);
    }

    /** What is evaluated: a program without errors. */
    static Optional<Compiled> compiled(CheckedProgram checked) {
        try {
            return Optional.ofNullable(checked.program()).map(Compiled::of);
        } catch (Compiled.UnsafeElseException unsafe) {
            return Optional.empty();
        }
    }

    private static void evaluate(Compiled rules) {
        List<Item> items = List.of(FULL, BARE);
        rules.filterHolds(Inputs.of(items, SOFIA));
        for (Attribute attribute : rules.attributes()) {
            check(attribute.evaluate(Inputs.of(items, SOFIA)));
            check(attribute.evaluate(Inputs.of(FULL, 1, items, SOFIA)));
            check(attribute.evaluate(Inputs.of(BARE, 2, items, Recipient.of("e-2"))));
        }
    }

    private static void check(Outcome outcome) {
        if (outcome.value().isBlank()) {
            throw new AssertionError("a blank value would be sent");
        }
    }
}
