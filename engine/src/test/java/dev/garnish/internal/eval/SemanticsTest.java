package dev.garnish.internal.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.internal.lang.Builtin;
import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.Operation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Random expressions, from the text an author writes by way of the parser, the checker and MVEL to a value, give what
 * the {@link Reference} gives, and MVEL gets nothing but calls and literals. {@code -Dgarnish.semantics.seed=} runs another choice, {@code -Dgarnish.semantics.rounds=}
 * a longer one.
 */
class SemanticsTest {
    private static final long SEED = Long.getLong("garnish.semantics.seed", 20);
    private static final int ROUNDS = Integer.getInteger("garnish.semantics.rounds", 40);
    private static final int EXPRESSIONS = 500;
    private static final int SITUATIONS = 3;
    private static final int MOST = 20;
    private static final Pattern FUNCTION = Pattern.compile("(?<![.\\w])(\\w+)\\(");
    private static final Predicate<String> CANONICAL = Pattern.compile(
                    "(?:f\\.[a-zA-Z]+\\(|v\\.[a-zA-Z]+\\([0-9]*\\)|[0-9.]+B|\"(?:[A-Za-z0-9_]|\\\\u[0-9A-F]{4})*+\"|true|false|null|[,)])++")
            .asMatchPredicate();
    private static final Pattern METHOD = Pattern.compile("\\.(\\w+)\\(");

    private final List<String> differences = new ArrayList<>();
    private final Set<Operation> operations = EnumSet.noneOf(Operation.class);
    private final Set<Class<?>> kinds = new HashSet<>();
    private final Set<String> functions = new HashSet<>();
    private final Set<String> methods = new HashSet<>();

    @Test
    void everyExpressionMeansWhatTheReferenceSays() {
        Phrasebook phrasebook = new Phrasebook(new Random(SEED));
        for (int round = 0; round < ROUNDS; round++) {
            compare(phrasebook, round);
        }

        assertThat(differences).isEmpty();
        assertThat(phrasebook.reached())
                .allSatisfy((name, times) -> assertThat(times).isPositive());
        assertThat(operations).containsExactlyInAnyOrder(Operation.values());
        assertThat(kinds).contains(Expr.class.getPermittedSubclasses());
        assertThat(functions).containsAll(names(Builtin.FUNCTIONS));
        assertThat(methods).containsAll(names(Builtin.TEXT_METHODS)).containsAll(names(Builtin.LIST_METHODS));
    }

    private static List<String> names(List<Builtin> builtins) {
        return builtins.stream().map(Builtin::name).toList();
    }

    private void compare(Phrasebook phrasebook, int round) {
        List<Phrase> phrases = new ArrayList<>();
        for (int i = 0; i < EXPRESSIONS; i++) {
            Phrase phrase = phrasebook.any();
            phrases.add(phrase);
            FUNCTION.matcher(phrase.text()).results().forEach(found -> functions.add(found.group(1)));
            METHOD.matcher(phrase.text()).results().forEach(found -> methods.add(found.group(1)));
        }
        PhraseProgram rules = PhraseProgram.of(phrases);
        for (int i = 0; i < EXPRESSIONS; i++) {
            note(rules.tree(i));
            assertThat(Script.of(rules.tree(i), rules.program().tables()).steps())
                    .allMatch(CANONICAL);
            Expression compiled = rules.compiled(i);
            int before = differences.size();
            for (int j = 0; j < SITUATIONS && differences.size() == before; j++) {
                compare(phrases.get(i), compiled, phrasebook.edges().situation(), round);
            }
        }
    }

    private void compare(Phrase phrase, Expression compiled, Situation situation, int round) {
        Optional<Object> expected = phrase.value(situation);
        Expression.Result answer = compiled.evaluate(situation.inputs());
        if (!PhraseProgram.isAlike(expected, answer) && differences.size() < MOST) {
            differences.add("seed %d, round %d: %s%n  expected %s%n   but was %s%n       for %s%n"
                    .formatted(SEED, round, phrase.text(), expected, answer, situation));
        }
    }

    private void note(Expr expression) {
        kinds.add(expression.getClass());
        if (expression instanceof Expr.Call call) {
            operations.add(call.operation());
        }
        expression.operands().forEach(this::note);
    }
}
