package dev.garnish.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.RuleSet;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.rules.InvalidRulesException;
import dev.garnish.rules.Source;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SureFixesTest {
    private static final Schema SCHEMA = Schema.of(
            new Column("title", Type.TEXT),
            new Column("genre", Type.TEXT),
            new Column("price", Type.NUMBER),
            new Column("image file", Type.TEXT));

    private static SureFixes fixes(String... texts) {
        List<Source> sources = IntStream.range(0, texts.length)
                .mapToObj(i -> new Source(i + ".rules", texts[i]))
                .toList();
        try {
            RuleSet.parse(sources, SCHEMA, (rules, file) -> Optional.of("key,value\na,b\n"));
        } catch (InvalidRulesException invalid) {
            return SureFixes.of(invalid, SCHEMA);
        }
        throw new AssertionError("nothing is wrong");
    }

    private static String fixed(String text) {
        return fixes(text).sources().get(0).text();
    }

    @Test
    void everyMisspelledWordBecomesTheOneThatIsNear() {
        String written = """
                table labels from l.csv
                atribute Title maxx 60
                  wen   item.titel == "a" && recipient.contry == "US"  use uper(item.titel) + lookup("labls", item.title)
                  els  "-"
                test "t"
                  expect Titel = []
                """;

        assertThat(fixed(written)).isEqualTo("""
                table labels from l.csv
                attribute Title max 60
                  when   item.title == "a" && recipient.country == "US"  use upper(item.title) + lookup("labels", item.title)
                  else  "-"
                test "t"
                  expect Title = []
                """);
    }

    @Test
    void aFixThatBringsAnotherKindOfErrorIsMade() {
        assertThat(fixed("attribute A\n use item.prise + \"x\"\n else \"-\"\n")).contains("item.price + \"x\"");
    }

    @Test
    void whatCannotBeReadAfterwardsIsNotFixed() {
        SureFixes fixes = fixes("attribute A\n use item.imagefile + item.titel\n else \"-\"\n");

        assertThat(fixes.sources().get(0).text())
                .isEqualTo("attribute A\n use item.imagefile + item.title\n else \"-\"\n");
        assertThat(fixes.fixes())
                .extracting(fix -> fix.span() + " " + fix.replacement())
                .containsExactly("0.rules:2:28 title");
    }

    @Test
    void warningsAndOtherAdviceAreLeftToTheAuthor() {
        assertThat(fixes("attribute A\n use item.price == 3 and true ? \"x\" : \"y\"\n else \"-\"\n")
                        .fixes())
                .isEmpty();
    }

    @Test
    void eachFileGetsItsOwn() {
        SureFixes fixes = fixes(
                "attribute A\n use item.titel\n else \"-\"\n",
                "attribute B\n use item.genre\n else \"-\"\n",
                "value C\n use item.gnre\n");

        assertThat(fixes.sources())
                .extracting(Source::text)
                .containsExactly(
                        "attribute A\n use item.title\n else \"-\"\n",
                        "attribute B\n use item.genre\n else \"-\"\n",
                        "value C\n use item.genre\n");
    }
}
