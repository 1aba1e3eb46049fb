package dev.garnish.internal.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.Enricher;
import dev.garnish.Recommendations;
import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.event.Diagnostic;
import dev.garnish.event.Recipient;
import dev.garnish.event.RecipientField;
import dev.garnish.internal.lang.Program.Limits;
import dev.garnish.review.CatalogCheck;
import dev.garnish.rules.CaseOutcome;
import dev.garnish.rules.Problem;
import dev.garnish.rules.Source;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Values beyond 64 KB are read, counted and cut; and no value or event does more than its budget. */
class LongValuesTest {
    private static final Schema SCHEMA = Schema.of(new Column("text", Type.TEXT), new Column("tags", Type.TEXT_LIST));
    private static final String WORDS = "word ".repeat(20_000).strip();
    private static final Recipient SOMEBODY = Recipient.of("r");

    private static RuleSet rules(String rules) {
        return RuleSet.parse(List.of(new Source("a.rules", rules)), SCHEMA);
    }

    private static Recommendations made(String rules, int items) {
        Catalog catalog = Catalog.of(
                SCHEMA,
                List.of(Item.of(
                        SCHEMA,
                        "1",
                        WORDS,
                        IntStream.range(0, 20_000).mapToObj(i -> "t" + i).toList())));
        return Enricher.of(rules(rules), catalog)
                .recommend(
                        SOMEBODY, IntStream.range(0, items).mapToObj(i -> "1").toList());
    }

    private static @Nullable Object value(String use) {
        return made("attribute A\n  use " + use + "\n  else \"else\"\n", 1)
                .values()
                .get("A");
    }

    @Test
    void maxAndShortenCutThem() {
        String rules = """
                attribute Cut max 12
                  use item.text
                  else "x"
                attribute Made max 12
                  use "<b>" + item.text + "</b>"
                  else "x"
                attribute Strict max 12 strict
                  use item.text
                  use shorten(item.text, 12)
                  else "x"
                attribute Whole
                  use item.text
                  use item.text.substring(0, 4)
                  else "x"
                """;
        Recommendations made = made(rules, 1);

        assertThat(made.values())
                .containsEntry("Cut", List.of("word word…"))
                .containsEntry("Made", List.of("<b>word…"))
                .containsEntry("Strict", List.of("word word…"))
                .containsEntry("Whole", List.of("word"));
        assertThat(made.diagnostics())
                .containsExactly(new Diagnostic(
                        Diagnostic.Code.VALUE_TOO_LARGE,
                        "Whole/1",
                        "a.rules:12:3: a value beyond 64 KB counts as missing, so the case was passed over"));
    }

    @Test
    void theReportTellsTheirLength() {
        Catalog catalog = Catalog.of(SCHEMA, List.of(Item.of(SCHEMA, "1", WORDS, List.of())));
        List<Problem> warnings = CatalogCheck.run(
                        rules("attribute A\n  use item.text\n  use item.text.substring(0, 4)\n  else \"x\"\n"), catalog)
                .warnings();

        assertThat(warnings).extracting(Problem::label).containsExactly("the longest has 99,999 characters");
    }

    @Test
    void sizesAreRight() {
        assertThat(value("text(size(item.tags))")).isEqualTo(List.of("20000"));
        assertThat(value("text(size(item.text))")).isEqualTo(List.of("99999"));
        assertThat(value("item.tags[19999]")).isEqualTo(List.of("t19999"));
        assertThat(value("item.tags contains \"t19999\" ? \"yes\" : \"no\"")).isEqualTo(List.of("yes"));
        String all = "attribute A once\n  use text(size(items)) + \" \" + text(size(items.tags))\n  else \"x\"\n";
        assertThat(made(all, 30).values()).containsEntry("A", "30 600000");
        String many = "attribute A once\n  use text(size(items))\n  else \"x\"\n";
        assertThat(made(many, 30_000).values()).containsEntry("A", "30000");
    }

    @Test
    void aCharacterOfManyPartsIsNeverCutInTwo() {
        String marks = "e" + "\u0301".repeat(70_000);
        String family = "\uD83D\uDC68" + "\u200D\uD83D\uDC69".repeat(30_000);
        OutputLimits five = new OutputLimits(new Limits(5, false, false, List.of()));

        assertThat(five.judge(marks)).isEqualTo(Verdict.refused(CaseOutcome.TOO_LARGE));
        assertThat(five.judge(family)).isEqualTo(Verdict.refused(CaseOutcome.TOO_LARGE));
        assertThat(five.judge("ab cd ef " + marks)).isEqualTo(new Verdict(CaseOutcome.SHORTENED, "ab…"));
        assertThat(five.judge("\uD83D\uDE00".repeat(50_000)))
                .isEqualTo(new Verdict(CaseOutcome.SHORTENED, "\uD83D\uDE00".repeat(4) + "…"));
        assertThat(five.judge(" ".repeat(70_000))).isEqualTo(Verdict.refused(CaseOutcome.TOO_LARGE));
        assertThat(five.judge("\u0007".repeat(70_000) + "abc")).isEqualTo(Verdict.refused(CaseOutcome.TOO_LARGE));
    }

    @Test
    void aLongPartIsFoundWhereThePlainWayFindsIt() {
        Random random = new Random(20261127);
        for (int i = 0; i < 3_000; i++) {
            String text = letters(random, 200 + random.nextInt(100));
            int from = random.nextInt(100);
            String part = random.nextBoolean()
                    ? text.substring(from, from + 33 + random.nextInt(60))
                    : letters(random, 33 + random.nextInt(10));
            assertThat(Texts.indexOf(text, part, from)).isEqualTo(text.indexOf(part, from));
        }
    }

    private static String letters(Random random, int length) {
        StringBuilder text = new StringBuilder("a".repeat(length));
        for (int i = random.nextInt(6); i > 0; i--) {
            text.setCharAt(random.nextInt(length), 'b');
        }
        return text.toString();
    }

    /** Text that grows, and is searched in each of many cases for what it has not. */
    private static String heavy(String options) {
        String grown = "replace(replace(replace(\"%1$s\", \"a\", \"%1$s\"), \"a\", \"%1$s\"), \"a\", \"%1$s\")"
                .formatted("a".repeat(16));
        String when = "  when (%s + recipient.city) contains \"x\" use \"found\"\n".formatted(grown);
        return "attribute A" + options + "\n" + when.repeat(400) + "  else \"else\"\n";
    }

    @Test
    void aValueThatDoesTooMuchIsItsElse() {
        Recommendations made = Enricher.of(rules(heavy(" once")), Catalog.of(SCHEMA, List.of()))
                .recommend(SOMEBODY.with(RecipientField.plain("city"), List.of("Oslo")), List.of());

        assertThat(made.values()).containsEntry("A", "else");
        assertThat(made.diagnostics()).hasSize(1);
        assertThat(made.diagnostics().get(0).code()).isEqualTo(Diagnostic.Code.VALUE_TOO_COSTLY);
        assertThat(made.diagnostics().get(0).message())
                .endsWith("this value took more than 16,000,000 steps, so it is the `else`");
    }

    @Test
    void anEventThatDoesTooMuchGoesOnWithElseAndSaysSoOnce() {
        Recipient oslo = SOMEBODY.with(RecipientField.plain("city"), List.of("Oslo"));
        Catalog catalog = Catalog.of(SCHEMA, List.of(Item.of(SCHEMA, "1", "a", List.of())));
        Enricher enricher =
                Enricher.of(rules(heavy("").replace("contains \"x\"", "contains item.text + \"x\"")), catalog);
        List<String> items = IntStream.range(0, 3_000).mapToObj(i -> "1").toList();

        Recommendations made = enricher.recommend(oslo, items);

        assertThat((List<?>) made.values().get("A")).hasSize(3_000).allMatch("else"::equals);
        assertThat(made.diagnostics())
                .contains(
                        new Diagnostic(
                                Diagnostic.Code.VALUE_TOO_COSTLY,
                                "",
                                "the event's values took too many steps, so the later ones are the `else` of their attributes"));
        assertThat(enricher.recommend(oslo, items).diagnostics()).isEqualTo(made.diagnostics());
    }
}
