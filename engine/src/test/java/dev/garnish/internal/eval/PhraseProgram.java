package dev.garnish.internal.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.Program;
import dev.garnish.internal.lang.check.CheckedProgram;
import dev.garnish.internal.lang.check.Language;
import dev.garnish.rules.Code;
import dev.garnish.rules.Problem;
import dev.garnish.rules.Source;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Phrases written into a rules file and checked like any other. */
record PhraseProgram(Program program) {
    static PhraseProgram of(List<Phrase> phrases) {
        String rules = phrases.stream()
                .map(phrase -> "  when (" + phrase.text() + ") == empty use \"x\"\n")
                .collect(Collectors.joining(
                        "",
                        "zone \"" + Situation.ZONE + "\"\ntable labels from labels.csv\n"
                                + "table words from words.csv by recipient.country\n" + Situation.VALUES
                                + "attribute A\n",
                        "  else \"-\"\n"));
        String rows = Situation.TABLE.entrySet().stream()
                .map(row -> row.getKey() + "," + row.getValue() + "\n")
                .collect(Collectors.joining("", "key,value\n", ""));
        CheckedProgram checked = Language.check(
                List.of(new Source("random.rules", rules)),
                Situation.SCHEMA,
                (base, file) -> Optional.of(file.equals("words.csv") ? Situation.WORDS : rows));
        // Few phrases need not read every value, and random numbers are no positions.
        List<Problem> problems = checked.problems().stream()
                .filter(problem -> problem.code() != Code.VALUE_UNREAD && problem.code() != Code.NEVER_REACHED)
                .toList();
        assertThat(Problem.render(problems, false)).isEmpty();
        return new PhraseProgram(Objects.requireNonNull(checked.program()));
    }

    /** What a phrase said, taken out of the question whether it is empty: so it may be of any type. */
    Expr tree(int phrase) {
        Program.Case line = program.attributes().get(0).cases().get(phrase);
        return ((Expr.IsMissing) Objects.requireNonNull(line.when())).operand();
    }

    Expression compiled(int phrase) {
        return Expression.of(tree(phrase), program);
    }

    List<Expression> compiled() {
        int phrases = program.attributes().get(0).cases().size();
        return IntStream.range(0, phrases).mapToObj(this::compiled).toList();
    }

    /** Whether an answer is what the reference says. No operation tells a list without entries from a missing one. */
    static boolean isAlike(Optional<Object> expected, Expression.Result answer) {
        return answer.failure() != Expression.Failure.FAILED
                && expected.filter(PhraseProgram::isSomething)
                        .equals(Optional.ofNullable(answer.value()).filter(PhraseProgram::isSomething));
    }

    private static boolean isSomething(Object value) {
        return !(value instanceof List<?> list && list.isEmpty());
    }
}
