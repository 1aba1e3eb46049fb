package dev.garnish.languageserver.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.Enricher;
import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Schema;
import dev.garnish.event.Recipient;
import dev.garnish.internal.lang.Builtin;
import dev.garnish.languageserver.internal.Reference.Example;
import dev.garnish.rules.Source;
import dev.garnish.rules.TableReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every function and method has an example, which gives what it says. */
class ReferenceTest {
    private static final TableReader TABLES = (rules, file) -> Optional.of("Sci-Fi,Science fiction\n");

    static Stream<Builtin> builtins() {
        return Stream.concat(Builtin.FUNCTIONS.stream(), Reference.methods().stream());
    }

    @ParameterizedTest
    @MethodSource("builtins")
    void anExampleGivesWhatItSays(Builtin builtin) {
        Example example = Reference.example(builtin).orElseThrow();

        assertThat(example.call()).contains(builtin.name() + "(");
        assertThat(made(equal(example))).isEqualTo("as it says");
    }

    @Test
    void thereAreNoOthers() {
        assertThat(Reference.all()).hasSize((int) builtins().count());
    }

    /** Lists are compared entry by entry: the language compares none as a whole. */
    private static String equal(Example example) {
        if (!example.result().startsWith("[")) {
            return "%s == %s".formatted(example.call(), example.result());
        }
        String[] entries =
                example.result().substring(1, example.result().length() - 1).split(", ", -1);
        StringBuilder all = new StringBuilder("size(%s) == %d".formatted(example.call(), entries.length));
        for (int i = 0; i < entries.length; i++) {
            all.append(" && %s[%d] == %s".formatted(example.call(), i, entries[i]));
        }
        return all.toString();
    }

    private static String made(String condition) {
        String text = """
                table genre_label from labels.csv
                attribute A  once
                  when  %s  use "as it says"
                  use   lookup("genre_label", "x")
                  else  "not so"
                """.formatted(condition);
        Schema schema = Schema.of();
        RuleSet rules = RuleSet.parse(List.of(new Source("a.rules", text)), schema, TABLES);
        return Enricher.of(rules, Catalog.of(schema, List.of()))
                .recommend(Recipient.of("u"), List.of())
                .text("A");
    }
}
