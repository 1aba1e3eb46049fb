package dev.garnish.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.catalog.Column;
import dev.garnish.event.RecipientField;
import dev.garnish.internal.lang.Builtin;
import dev.garnish.internal.lang.check.Sample;
import dev.garnish.internal.lang.parse.Keyword;
import dev.garnish.rules.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
    private static final int TYPOS = 200;
    private static final List<String> COLUMNS =
            Sample.SCHEMA.columns().stream().map(Column::name).toList();
    private static final List<String> FUNCTIONS = Builtin.names(Builtin.FUNCTIONS);

    private record Typo(String name, String written, List<String> names) {}

    private static List<Typo> typos() {
        Random random = new Random(20261101);
        List<List<String>> kinds = List.of(COLUMNS, FUNCTIONS, Keyword.ALL, RecipientField.PLAIN_NAMES);
        List<Typo> typos = new ArrayList<>();
        while (typos.size() < TYPOS) {
            List<String> names = kinds.get(typos.size() % kinds.size());
            String name = names.get(random.nextInt(names.size()));
            String written = misspelled(name, random);
            if (!names.contains(written) && name.length() > 2) {
                typos.add(new Typo(name, written, names));
            }
        }
        return typos;
    }

    private static String misspelled(String name, Random random) {
        int at = random.nextInt(name.length());
        char letter = (char) ('a' + random.nextInt(26));
        return switch (random.nextInt(4)) {
            case 0 -> name.substring(0, at) + name.substring(at + 1);
            case 1 -> name.substring(0, at) + letter + name.substring(at);
            case 2 -> name.substring(0, at) + letter + name.substring(at + 1);
            default ->
                at == 0
                        ? name + letter
                        : name.substring(0, at - 1) + name.charAt(at) + name.charAt(at - 1) + name.substring(at + 1);
        };
    }

    @Test
    void ofTwoHundredTyposNineInTenAreUnderstood() {
        long understood = typos().stream()
                .filter(typo -> Suggestion.among(typo.names(), typo.written())
                        .filter(typo.name()::equals)
                        .isPresent())
                .count();
        assertThat(understood).isGreaterThanOrEqualTo(TYPOS * 9 / 10);
    }

    /** A file with each keyword at the start of a line. */
    private static final String LINES = """
            include "common.rules"
            unknown item use else
            drop item when item.active == false
            recipient when recipient.channel != "VOICE" else pass
            table labels from genre-labels.csv
            zone "Europe/Berlin"
            value Label
              use lookup("labels", item.genre)
            attribute Title
              when value.Label == "Drama series"
                use lookup("labels", item.genre)
              else "x"
            test "one"
              items 1815
              given recipient.channel = "EMAIL"
              expect Title = ["Drama series"]
            """;

    private static String rules(Typo typo) {
        if (typo.names() == Keyword.ALL) {
            return LINES.replaceFirst("(?m)^( *)" + typo.name() + "\\b", "$1" + typo.written());
        }
        String value = typo.names() == COLUMNS ? "item." + typo.written() : "recipient." + typo.written();
        return typo.names() == FUNCTIONS
                ? "attribute Title\n  use %s(item.title)\n  else \"x\"\n".formatted(typo.written())
                : "attribute Title\n  when %s == empty use \"1\"\n  else \"x\"\n".formatted(value);
    }

    @Test
    void nineInTenOfThemAreReportedToTheirAuthorsAndNoOtherNameIs() {
        List<String> told = new ArrayList<>();
        for (Typo typo : typos()) {
            List<Problem> problems = Sample.check(rules(typo)).problems();
            assertThat(problems).as(rules(typo)).isNotEmpty();
            told.add(typo.name() + " " + problems.get(0).label());
        }

        assertThat(told.stream().filter(SuggestionTest::isRight)).hasSizeGreaterThanOrEqualTo(TYPOS * 9 / 10);
        assertThat(told.stream().filter(one -> one.contains("did you mean") && !isRight(one)))
                .hasSizeLessThanOrEqualTo(TYPOS / 20);
    }

    private static boolean isRight(String told) {
        String[] parts = told.split(" ", 2);
        return parts[1].equals("did you mean `" + parts[0] + "`?");
    }

    @Test
    void nothingIsSuggestedBeyondAThirdOfTheWord() {
        for (Typo typo : typos()) {
            Suggestion.among(typo.names(), typo.written())
                    .ifPresent(name -> assertThat(Suggestion.distance(name, typo.written()) * 3)
                            .as("%s for %s", name, typo.written())
                            .isLessThanOrEqualTo(name.length()));
        }
        for (String far : List.of("xyzzy", "banner", "aa", "", "q", "something_else", "tttttt")) {
            assertThat(Suggestion.among(COLUMNS, far)).as(far).isEmpty();
            assertThat(Suggestion.among(FUNCTIONS, far)).as(far).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "use item.titel,`title`",
        "use item.Title,`title`",
        "use lowre(item.title),`lower`",
        "use recipient.contry,`country`",
        "use item.title.trm(),`trim`",
        "use title,`item.title`",
        "when item.title == nil use 'x',`empty`"
    })
    void theSuggestionStandsBehindTheCaret(String line, String suggested) {
        assertThat(Sample.problems("attribute Title\n  " + line + "\n  else \"x\"\n"))
                .contains("^ did you mean " + suggested + "?");
    }
}
