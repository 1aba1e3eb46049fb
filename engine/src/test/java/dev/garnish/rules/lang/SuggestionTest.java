package dev.garnish.rules.lang;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.Column;
import dev.garnish.RecipientField;
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
