package dev.garnish.internal.eval;

import static dev.garnish.internal.eval.Trees.SCHEMA;
import static dev.garnish.internal.eval.Trees.attribute;
import static dev.garnish.internal.eval.Trees.call;
import static dev.garnish.internal.eval.Trees.concat;
import static dev.garnish.internal.eval.Trees.item;
import static dev.garnish.internal.eval.Trees.items;
import static dev.garnish.internal.eval.Trees.lookup;
import static dev.garnish.internal.eval.Trees.number;
import static dev.garnish.internal.eval.Trees.once;
import static dev.garnish.internal.eval.Trees.program;
import static dev.garnish.internal.eval.Trees.recipient;
import static dev.garnish.internal.eval.Trees.text;
import static dev.garnish.internal.eval.Trees.truth;
import static dev.garnish.internal.eval.Trees.use;
import static dev.garnish.internal.eval.Trees.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.garnish.catalog.Item;
import dev.garnish.event.Diagnostic;
import dev.garnish.event.Recipient;
import dev.garnish.event.RecipientField;
import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.Operation;
import dev.garnish.internal.lang.Program.Limits;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompiledTest {
    private static final Item FLEABAG = Item.of(
            SCHEMA, "1815", "Fleabag", "Comedy", new BigDecimal("9.99"), null, true, null, List.of("Comedy", "Drama"));
    private static final Item HUNTERS = Item.of(SCHEMA, "6542", "Hunters", null, null, null, false, null, null);
    private static final Recipient SOFIA = Recipient.of("e-1").with(RecipientField.attribute("FirstName"), "Sofia");
    private static final Inputs FIRST = Inputs.of(FLEABAG, 1, List.of(FLEABAG, HUNTERS), SOFIA);

    @Test
    void theFirstCaseThatAppliesGivesTheValue() {
        Attribute genre = only(attribute(
                "Genre",
                Limits.NONE,
                text("Featured"),
                when(call(Operation.EQUAL, item("genre"), text("Sci-Fi")), text("Science fiction")),
                use(item("genre"))));

        assertThat(genre.evaluate(FIRST)).isEqualTo(new Outcome("Comedy", 1, List.of()));
        assertThat(genre.evaluate(Inputs.of(HUNTERS, 2, List.of(), SOFIA)))
                .isEqualTo(new Outcome("Featured", 2, List.of()));
    }

    @Test
    void anExpressionUsedOftenInAMomentStaysInterpreted() {
        Expression cheap = Expression.of(
                call(Operation.LESS, item("price"), number("20")), program(attribute("A", Limits.NONE, text("-"))));

        for (int i = 0; i < 10_000; i++) {
            assertThat(cheap.evaluate(FIRST).value()).isEqualTo(true);
        }

        assertThat(cheap.evaluate(FIRST).failure()).isEqualTo(Expression.Failure.NONE);
    }

    @Test
    void anUnknownItemTakesTheElse() {
        Attribute title = only(attribute("Title", Limits.NONE, text("For you"), use(text("never"))));

        assertThat(title.evaluate(Inputs.of(null, 1, List.of(), SOFIA)))
                .isEqualTo(new Outcome("For you", 1, List.of()));
    }

    @Test
    void anAttributeOnceNeedsNoItem() {
        Attribute headline = only(
                once("Headline", text("Picked for you"), use(concat(text("Picked for "), recipient(1)))),
                once("Titles", text("-"), use(call(Operation.JOIN, items("title"), text(", ")))));

        assertThat(headline.evaluate(Inputs.of(List.of(), SOFIA)).value()).isEqualTo("Picked for Sofia");
        assertThat(headline.evaluate(Inputs.of(List.of(), Recipient.of("e-2"))).value())
                .isEqualTo("Picked for you");
    }

    @Test
    void textOfSomethingMissingIsMissing() {
        Attribute url = only(attribute(
                "Url",
                Limits.NONE,
                text("none"),
                use(concat(concat(text("https://x/"), item("genre")), text(".jpg")))));

        assertThat(url.evaluate(Inputs.of(HUNTERS, 1, List.of(), SOFIA)).value())
                .isEqualTo("none");
        assertThat(url.evaluate(FIRST).value()).isEqualTo("https://x/Comedy.jpg");
    }

    @Test
    void lookupTablesAnswerByKey() {
        Attribute genre = only(attribute("Genre", Limits.NONE, text("-"), use(lookup("genres", item("genre")))));

        assertThat(genre.evaluate(FIRST).value()).isEqualTo("Funny");
        assertThat(genre.evaluate(Inputs.of(HUNTERS, 1, List.of(), SOFIA)).value())
                .isEqualTo("-");
    }

    @Test
    void anAttributeKnowsWhatItReads() {
        Attribute attribute = only(attribute(
                "Mixed",
                Limits.NONE,
                text("-"),
                when(
                        call(
                                Operation.LESS,
                                new Expr.Position(dev.garnish.catalog.Type.NUMBER, Trees.SPAN),
                                number("3")),
                        item("title")),
                when(item("active"), concat(recipient(0), call(Operation.JOIN, items("genre"), recipient(2))))));

        assertThat(attribute.recipientFields())
                .containsExactly(RecipientField.plain("channel"), RecipientField.user("Plan"));
        assertThat(attribute.readsRecipient()).isTrue();
        assertThat(attribute.readsPosition()).isTrue();
        assertThat(attribute.readsItems()).isTrue();
    }

    @Test
    void aNumberOfFortyDigitsKeepsThemAll() {
        Expression text = Expression.of(
                call(Operation.TEXT_OF_NUMBER, number("12345678901234567890.12345678901234567890")),
                program(attribute("A", Limits.NONE, text("-"))));

        assertThat(text.evaluate(FIRST).value()).isEqualTo("12345678901234567890.12345678901234567890");
    }

    @Test
    void itemsAreDroppedAndRecipientsFiltered() {
        Compiled compiled = Compiled.of(program(
                List.of(call(Operation.EQUAL, item("active"), truth(false))),
                call(Operation.NOT_EQUAL, recipient(0), text("VOICE")),
                attribute("Title", Limits.NONE, text("-"))));

        assertThat(compiled.drops(FIRST)).isFalse();
        assertThat(compiled.drops(Inputs.of(HUNTERS, 1, List.of(), SOFIA))).isTrue();
        assertThat(compiled.dropReadsRecipient()).isFalse();
        assertThat(compiled.filterHolds(FIRST)).isFalse();
        assertThat(compiled.filterHolds(Inputs.of(List.of(), SOFIA.with(RecipientField.plain("channel"), "EMAIL"))))
                .isTrue();
    }

    @Test
    void aCaseThatFailsIsPassedOverAndReportedByIds() {
        Item broken = Item.of(SCHEMA, "13", "Secret title", null, new Grenade(), null, null, null, null);
        Attribute price = only(attribute(
                "Price",
                Limits.NONE,
                text("-"),
                use(call(Operation.TEXT_OF_NUMBER, call(Operation.ADD, item("price"), number("1")))),
                use(item("title"))));

        assertThat(price.evaluate(Inputs.of(broken, 1, List.of(), SOFIA)))
                .isEqualTo(new Outcome(
                        "Secret title",
                        1,
                        List.of(new Diagnostic(
                                Diagnostic.Code.VALUE_FAILED,
                                "Price/13",
                                "rules/movies.rules:2:3: evaluation failed, so the case was passed over"))));
    }

    @Test
    void aValueBeyond64KilobytesIsPassedOverAndReported() {
        Expr wide = text("x".repeat(4000));
        for (int i = 0; i < 5; i++) {
            wide = concat(wide, wide);
        }
        Attribute title = only(attribute("Title", Limits.NONE, text("-"), use(wide)));

        assertThat(title.evaluate(FIRST))
                .isEqualTo(new Outcome(
                        "-",
                        1,
                        List.of(new Diagnostic(
                                Diagnostic.Code.VALUE_TOO_LARGE,
                                "Title/1815",
                                "rules/movies.rules:2:3: a value beyond 64 KB counts as missing, so the case was"
                                        + " passed over"))));
    }

    @Test
    void anElseThatCanMissIsRefused() {
        assertThatThrownBy(() -> only(attribute("Title", Limits.NONE, item("title"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("attribute Title: its else can miss");
    }

    @Test
    void anElseWhoseValueBreaksALimitIsTakenWithEverythingMissing() {
        Attribute image = only(attribute(
                "Image",
                new Limits(0, false, true, List.of()),
                call(Operation.FIRST, item("title"), text("https://img.example.com/default.jpg"))));

        assertThat(image.evaluate(FIRST).value()).isEqualTo("https://img.example.com/default.jpg");
    }

    private static Attribute only(dev.garnish.internal.lang.Program.Attribute... attributes) {
        return Compiled.of(program(attributes)).attributes().get(0);
    }

    /** A number that goes off when it is used. */
    @SuppressWarnings("serial")
    private static final class Grenade extends BigDecimal {
        Grenade() {
            super("1");
        }

        @Override
        public BigDecimal add(BigDecimal other, java.math.MathContext context) {
            throw new IllegalStateException("Secret title");
        }
    }
}
