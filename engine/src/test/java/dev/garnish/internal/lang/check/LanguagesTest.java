package dev.garnish.internal.lang.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.review.RuleTests;
import dev.garnish.review.TestReport;
import dev.garnish.rules.InvalidRulesException;
import dev.garnish.rules.Problem;
import dev.garnish.rules.Source;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tables with a column for each language, forms of words beside numbers, and lists of words. */
class LanguagesTest {
    private static final Schema SCHEMA = Schema.of(
            new Column("title", Type.TEXT), new Column("stock", Type.NUMBER), new Column("tags", Type.TEXT_LIST));
    private static final Catalog CATALOG = Catalog.of(
            SCHEMA,
            List.of(
                    Item.of(SCHEMA, "1", "Lamp", BigDecimal.ONE, List.of("red", "small", "new")),
                    Item.of(SCHEMA, "3", "Chair", BigDecimal.valueOf(3), List.of("red")),
                    Item.of(SCHEMA, "1200", "Nail", BigDecimal.valueOf(1200), List.of("a", "b"))));

    private static final String WORDS = """
            key,en,de,de-AT,pl
            buy,Buy,Kaufen,,Kup
            bag,Bag,,Sackerl,
            items.one,# item,ein Stück,,# sztuka
            items.few,,,,# sztuki
            items.many,,,,# sztuk
            items.other,# items,# Stück,,# sztuki
            """;

    private static String checked(String rules, String words) {
        try {
            RuleSet set = RuleSet.parse(
                    List.of(new Source("shop.rules", rules)), SCHEMA, (source, file) -> Optional.of(words));
            TestReport report = RuleTests.run(set, CATALOG);
            assertThat(report.tests()).allMatch(test -> test.passes());
            return Problem.render(set.warnings(), false);
        } catch (InvalidRulesException e) {
            return Problem.render(e.problems(), false);
        }
    }

    private static String attribute(String value) {
        return "table words from words.csv by recipient.locale\nattribute A\n  use " + value + "\n  else \"-\"\n";
    }

    private static String expected(String locale, String... values) {
        return """

                test "%s"
                  items 1, 3, 1200
                  given recipient.locale = "%s"
                  expect A = ["%s"]
                """.formatted(locale, locale, String.join("\", \"", values));
    }

    private static void assertGives(String value, String... tests) {
        assertThat(checked(attribute(value) + String.join("", tests), WORDS)).isEmpty();
    }

    @Test
    void aTextIsThatOfTheRecipientsLanguage() {
        assertGives(
                "lookup(\"words\", \"buy\") + \" \" + lookup(\"words\", \"bag\")",
                expected("pl-PL", "Kup Bag", "Kup Bag", "Kup Bag"),
                expected("de_AT", "Kaufen Sackerl", "Kaufen Sackerl", "Kaufen Sackerl"),
                expected("de", "Kaufen Bag", "Kaufen Bag", "Kaufen Bag"),
                expected("de-Latn-CH", "Kaufen Bag", "Kaufen Bag", "Kaufen Bag"),
                expected("fr", "Buy Bag", "Buy Bag", "Buy Bag"),
                expected("no locale at all", "Buy Bag", "Buy Bag", "Buy Bag"));
    }

    @Test
    void aRecipientWithoutALanguageGetsTheFirstOne() {
        assertGives("lookup(\"words\", \"buy\")", "test \"none\"\n  items 1\n  expect A = [\"Buy\"]\n");
    }

    @Test
    void aKeyThatStandsNowhereIsMissing() {
        assertGives("lookup(\"words\", item.title)", expected("de", "-", "-", "-"));
    }

    @Test
    void wordsHaveTheFormOfTheirNumber() {
        assertGives(
                "plural(\"words\", \"items\", item.stock)",
                expected("en", "1 item", "3 items", "1,200 items"),
                expected("pl", "1 sztuka", "3 sztuki", "1\u00A0200 sztuk"),
                expected("de-AT", "ein Stück", "3 Stück", "1.200 Stück"),
                expected("ja", "1 item", "3 items", "1,200 items"));
    }

    @Test
    void writtenFormsAreThoseOfEnglishOrOfTheLocaleBehindThem() {
        assertGives(
                "plural(item.stock, \"one item\", \"# items\")", expected("pl", "one item", "3 items", "1,200 items"));
        assertGives(
                "plural(item.stock, \"# sztuka\", \"# sztuki\", \"# sztuk\", \"# sztuki\", \"pl\")",
                expected("en", "1 sztuka", "3 sztuki", "1\u00A0200 sztuk"));
        assertGives(
                "plural(item.stock * 1000000, \"# vue\", \"# de vues\", \"# vues\", \"fr\")",
                expected(
                        "en",
                        "1\u202F000\u202F000 de vues",
                        "3\u202F000\u202F000 de vues",
                        "1\u202F200\u202F000\u202F000 de vues"));
        assertGives(
                "plural(item.stock * 1000000, \"# vue\", \"# vues\", \"fr\")",
                expected(
                        "en",
                        "1\u202F000\u202F000 vues",
                        "3\u202F000\u202F000 vues",
                        "1\u202F200\u202F000\u202F000 vues"));
    }

    @Test
    void anElseMayHaveForms() {
        assertThat(checked("""
                        attribute A once
                          use items.title[9]
                          else plural(size(items), "one item", "# items")
                        test "two"
                          items 1, 3
                          expect A = "2 items"
                        """, WORDS)).isEmpty();
    }

    @Test
    void listsReadAsSentencesHaveThem() {
        assertGives("join_and(item.tags)", expected("de", "red, small and new", "red", "a and b"));
        assertGives("join_and(item.tags, \"en-US\")", expected("de", "red, small, and new", "red", "a and b"));
        assertGives("join_and(item.tags, recipient.locale)", expected("de", "red, small und new", "red", "a und b"));
        assertGives("join_and(item.tags, recipient.locale)", expected("tlh", "-", "-", "-"));
    }

    @Test
    void formsThatALanguageLacksAreReported() {
        assertThat(checked(attribute("plural(item.stock, \"none\", \"one\", \"# items\")"), WORDS))
                .isEqualTo("""
                error[R327]: `en` has the forms one, other, and here are 3 texts
                  --> shop.rules:3:7
                   |
                 3 |   use plural(item.stock, "none", "one", "# items")
                   |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ write plural(item.stock, one, other)
                   = help: another locale stands behind its forms; a text for 0 is a case of its own: when x == 0 use "none\"""");
        assertThat(checked(attribute("plural(item.stock, \"#個\", \"#個\", \"ja\")"), WORDS))
                .contains(
                        "error[R327]: `ja` has the form other alone, and here are 2 texts",
                        "write text(item.stock) + ...");
        assertThat(checked(
                        attribute("plural(\"words\", \"items\", item.stock)"),
                        "key,en,pl\nitems.one,# item,# sztuka\nitems.other,# items,\n"))
                .contains("error[R327]: the table `words` lacks forms that its languages need: "
                        + "pl `items.few`, `items.many`, `items.other`");
        assertThat(checked(attribute("plural(\"words\", \"thing\", item.stock)"), WORDS))
                .contains("lacks forms that its languages need: en `thing.one`, `thing.other`");
    }

    @Test
    void aLanguageThatIsNotTranslatedYetIsReadInTheFirstOne() {
        String words = "key,en,pl\nitems.one,# item,\nitems.other,# items,\n";
        assertThat(checked(
                        attribute("plural(\"words\", \"items\", item.stock)")
                                + expected("pl", "1 item", "3 items", "1,200 items"),
                        words))
                .isEmpty();
    }

    @Test
    void brokenTablesAreReported() {
        String rules = attribute("lookup(\"words\", \"buy\")");
        assertThat(checked(rules, "key,value\nbuy,Buy\n")).contains("[R449]", "`value` in its heading is no language");
        assertThat(checked(rules, "key,en,en\nbuy,Buy,Buy\n")).contains("[R449]", "its heading has `en` twice");
        assertThat(checked(rules, "")).contains("[R449]", "its first line is no heading");
        assertThat(checked(rules, "key,en,de\nbuy,Buy\n"))
                .contains("[R426]", "line 2 of `words.csv` has 2 fields, and the heading 3");
        assertThat(checked(rules, "key,en\nbuy,Buy\nbuy,Buy\n")).contains("[R427]", "line 3", "repeats the key `buy`");
        assertThat(checked(rules.replace(" by recipient.locale", ""), "key,en,de\nbuy,Buy,Kaufen\n"))
                .contains("[R426]", "for several languages, write by recipient.locale");
        assertThat(checked(rules.replace("recipient.locale", "item.title"), WORDS))
                .contains("[R140]");
        assertThat(checked(rules.replace("recipient.locale", "recipient.user.all(\"L\")"), WORDS))
                .contains("[R140]");
        assertThat(checked(rules.replace(" recipient.locale", ""), WORDS)).contains("[R140]");
        assertThat(checked(rules.replace("recipient.locale", "recipient.local"), WORDS))
                .contains("[R204]");
        assertThat(checked(rules.replace("\"buy\")", "\"buy\") + plural(\"words\", \"buy\", item.title)"), WORDS))
                .contains("[R306]");
    }

    @Test
    void spreadsheetsOfSeveralColumnsAreRead() {
        assertThat(checked(attribute("lookup(\"words\", \"buy\")") + expected("de", "a, b", "a, b", "a, b"), """
                \uFEFFkey;en;de
                buy;Buy;a, b
                """))
                .isEmpty();
    }

    @Test
    void textsThatGrowBeyondBoundsAreMissing() {
        String many = "\"" + "#".repeat(3_000) + "\"";
        assertThatCode(() -> checked(
                        "attribute A max 5\n  use plural(item.stock * 1" + "0".repeat(900) + ", " + many + ", " + many
                                + ")\n" + "  else \"-\"\ntest \"x\"\n  items 1\n  expect A = [\"-\"]\n",
                        WORDS))
                .doesNotThrowAnyException();
    }
}
