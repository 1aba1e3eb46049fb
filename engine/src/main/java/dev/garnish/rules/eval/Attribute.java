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

    static Attribute of(Program.Attribute source, Program program) {
        List<Line> lines =
                source.cases().stream().map(one -> Line.of(one, program)).toList();
        Expression otherwise = Expression.of(source.otherwise(), program);
        return new Attribute(
                source, lines, new Line(source.elseSpan().toString(), null, otherwise), lastResort(source, otherwise));
    }

    /** What {@code else} gives when everything is missing. */
    private static String lastResort(Program.Attribute source, Expression otherwise) {
        Verdict verdict = judge(source, otherwise);
        if (!verdict.fate().applies()) {
            throw new IllegalArgumentException("attribute %s: its else can miss".formatted(source.name()));
        }
        return verdict.sent();
    }

    private static Verdict judge(Program.Attribute source, Expression otherwise) {
        return otherwise.answer(Inputs.nothing()).value() instanceof String text
                ? new Sendable(source.limits()).judge(text)
                : Verdict.refused(Fate.VALUE_MISSING);
    }

    /** Whether the {@code else} gives a value that may leave even when everything is missing. */
    static boolean hasSafeElse(Program.Attribute source, Program program) {
        return judge(source, Expression.of(source.otherwise(), program)).fate().applies();
    }

    static List<Expr> expressionsOf(Program.Attribute source) {
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

    /** What {@code else} gives when everything is missing. */
    public String lastResort() {
        return lastResort;
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
        if (inputs.budget().isSpent()) {
            return new Outcome(lastResort, lines.size(), troubles);
        }
        inputs.budget().beginValue();
        int tried = once() || inputs.item() != null ? 0 : lines.size();
        for (int i = tried; i < lines.size() && !inputs.budget().isExceeded(); i++) {
            Attempt attempt = attempt(lines.get(i), inputs, troubles);
            if (attempt.applies()) {
                return new Outcome(attempt.sent(), i, troubles);
            }
        }
        if (inputs.budget().isExceeded()) {
            return new Outcome(lastResort, lines.size(), troubles);
        }
        Attempt attempt = attempt(otherwise, inputs, troubles);
        return new Outcome(attempt.applies() ? attempt.sent() : lastResort, lines.size(), troubles);
    }

    /**
     * Every case tried, whether or not one above applies, and the {@code else} at the end: what reports are made of.
     * For an unknown item only the {@code else}.
     */
    public List<Attempt> attempts(Inputs inputs) {
        List<Attempt> attempts = new ArrayList<>();
        inputs.budget().beginValue();
        if (once() || inputs.item() != null) {
            lines.forEach(line -> attempts.add(line.attempt(inputs, sendable)));
        }
        attempts.add(use(lines.size(), inputs));
        return attempts;
    }

    /** What the value of one case becomes, whatever its condition; behind the last case that of the {@code else}. */
    public Attempt use(int index, Inputs inputs) {
        if (index < lines.size()) {
            return lines.get(index).value(null, inputs, sendable);
        }
        Attempt last = otherwise.value(null, inputs, sendable);
        return last.applies() ? last : new Attempt(Fate.SENT, null, lastResort, lastResort);
    }

    private Attempt attempt(Line line, Inputs inputs, List<Diagnostic> troubles) {
        Attempt attempt = line.attempt(inputs, sendable);
        if (attempt.fate() == Fate.FAILED) {
            report(Diagnostic.Code.VALUE_FAILED, "evaluation failed", line, inputs, troubles);
        } else if (attempt.fate() == Fate.TOO_LARGE) {
            report(Diagnostic.Code.VALUE_TOO_LARGE, "a value beyond 64 KB counts as missing", line, inputs, troubles);
        } else if (attempt.fate() == Fate.TOO_COSTLY && !inputs.budget().isSpent()) {
            String what = "this value took more than %,d steps, so it is the `else`".formatted(Budget.VALUE);
            troubles.add(new Diagnostic(Diagnostic.Code.VALUE_TOO_COSTLY, where(inputs), line.place() + ": " + what));
        }
        return attempt;
    }

    private String where(Inputs inputs) {
        Item item = inputs.item();
        return item == null ? name() : name() + "/" + item.id();
    }

    private void report(Diagnostic.Code code, String what, Line line, Inputs inputs, List<Diagnostic> troubles) {
        troubles.add(new Diagnostic(code, where(inputs), line.place() + ": " + what + ", so the case was passed over"));
    }
}
