package dev.garnish.rules.eval;

import dev.garnish.Diagnostic;
import dev.garnish.Item;
import dev.garnish.RecipientField;
import dev.garnish.rules.lang.Expr;
import dev.garnish.rules.lang.Program;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One attribute, compiled. Immutable and safe for many threads. */
public final class Attribute {
    private final Program.Attribute source;
    private final List<Line> lines;
    private final Line otherwise;
    private final String lastResort;
    private final Sendable sendable;
    private final Reads reads;

    private Attribute(Program.Attribute source, List<Line> lines, Line otherwise, String lastResort) {
        this.source = source;
        this.lines = lines;
        this.otherwise = otherwise;
        this.lastResort = lastResort;
        this.sendable = new Sendable(source.limits());
        this.reads = Reads.of(expressionsOf(source));
    }

    /** A case or the {@code else}: where it stands, its condition if it has one, its value. */
    private record Line(String place, @Nullable Expression when, Expression use) {
        static Line of(Program.Case source, Program program) {
            Expr when = source.when();
            return new Line(
                    source.span().toString(),
                    when == null ? null : Expression.of(when, program),
                    Expression.of(source.use(), program));
        }
    }

    static Attribute of(Program.Attribute source, Program program) {
        List<Line> lines =
                source.cases().stream().map(one -> Line.of(one, program)).toList();
        Expression otherwise = Expression.of(source.otherwise(), program);
        return new Attribute(
                source, lines, new Line(source.elseSpan().toString(), null, otherwise), lastResort(source, otherwise));
    }

    /** What {@code else} gives when everything is missing. */
    private static String lastResort(Program.Attribute source, Expression otherwise) {
        Object value = otherwise.answer(Inputs.NOTHING).value();
        String sent = value == null ? null : new Sendable(source.limits()).value((String) value);
        if (sent == null) {
            throw new IllegalArgumentException("attribute %s: its else can miss".formatted(source.name()));
        }
        return sent;
    }

    private static List<Expr> expressionsOf(Program.Attribute source) {
        List<Expr> expressions = new ArrayList<>(List.of(source.otherwise()));
        for (Program.Case one : source.cases()) {
            expressions.add(one.use());
            if (one.when() != null) {
                expressions.add(one.when());
            }
        }
        return expressions;
    }

    public String name() {
        return source.name();
    }

    /** One text for the recipient instead of one per item. */
    public boolean once() {
        return source.once();
    }

    /** If not, its value for an item is the same for every recipient. */
    public boolean readsRecipient() {
        return !reads.recipientFields().isEmpty();
    }

    public boolean readsPosition() {
        return reads.position();
    }

    /** Whether it reads the other items of the list. */
    public boolean readsItems() {
        return reads.items();
    }

    /** The columns that it reads, in alphabetical order. */
    public Set<String> columns() {
        return Collections.unmodifiableSet(reads.columns());
    }

    public Set<RecipientField> recipientFields() {
        return Collections.unmodifiableSet(reads.recipientFields());
    }

    /**
     * The first case that applies gives the value; an unknown item takes the {@code else}. Never fails: what goes wrong
     * in a case is told in the diagnostics, and the next one is tried.
     */
    public Outcome evaluate(Inputs inputs) {
        List<Diagnostic> troubles = new ArrayList<>(0);
        int tried = once() || inputs.item() != null ? 0 : lines.size();
        for (int i = tried; i < lines.size(); i++) {
            String value = value(lines.get(i), inputs, troubles);
            if (value != null) {
                return new Outcome(value, i, troubles);
            }
        }
        String value = value(otherwise, inputs, troubles);
        return new Outcome(value == null ? lastResort : value, lines.size(), troubles);
    }

    private @Nullable String value(Line line, Inputs inputs, List<Diagnostic> troubles) {
        if (line.when != null) {
            Expression.Answer condition = line.when.answer(inputs);
            if (!Functions.holds(condition.value())) {
                report(condition.trouble(), line, inputs, troubles);
                return null;
            }
        }
        Expression.Answer answer = line.use.answer(inputs);
        String value = answer.value() instanceof String text ? sendable.value(text) : null;
        if (value == null) {
            report(troubleOf(answer), line, inputs, troubles);
        }
        return value;
    }

    private static Expression.Trouble troubleOf(Expression.Answer answer) {
        return answer.value() instanceof String text && Sendable.isTooLarge(text)
                ? Expression.Trouble.TOO_LARGE
                : answer.trouble();
    }

    private void report(Expression.Trouble trouble, Line line, Inputs inputs, List<Diagnostic> troubles) {
        Item item = inputs.item();
        String where = item == null ? name() : name() + "/" + item.id();
        switch (trouble) {
            case FAILED ->
                troubles.add(new Diagnostic(
                        Diagnostic.Code.VALUE_FAILED,
                        where,
                        line.place + ": evaluation failed, so the case was passed over"));
            case TOO_LARGE ->
                troubles.add(new Diagnostic(
                        Diagnostic.Code.VALUE_TOO_LARGE,
                        where,
                        line.place + ": a value beyond 64 KB counts as missing, so the case was passed over"));
            case NONE -> {}
        }
    }
}
