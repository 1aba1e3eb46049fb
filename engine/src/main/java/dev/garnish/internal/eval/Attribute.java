package dev.garnish.internal.eval;

import dev.garnish.catalog.Item;
import dev.garnish.event.Diagnostic;
import dev.garnish.event.RecipientField;
import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.Program;
import dev.garnish.rules.CaseOutcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** One attribute, compiled. Immutable and safe for many threads. */
public final class Attribute {
    private final Program.Attribute source;
    private final List<CompiledCase> cases;
    private final CompiledCase fallback;
    private final OutputLimits limits;
    private final CaseResult lastResort;
    private final Dependencies reads;

    private Attribute(Program.Attribute source, Program program) {
        this.source = source;
        List<CompiledCase> cases = new ArrayList<>();
        for (Program.Case one : source.cases()) {
            cases.add(CompiledCase.of(one, program));
        }
        this.cases = List.copyOf(cases);
        this.fallback = new CompiledCase(source.elseSpan().toString(), null, Expression.of(source.fallback(), program));
        this.limits = new OutputLimits(source.limits());
        this.lastResort = fallback.value(Inputs.nothing(), limits);
        this.reads = Dependencies.of(expressionsOf(source));
    }

    static Attribute of(Program.Attribute source, Program program) {
        return new Attribute(source, program);
    }

    /** Whether the {@code else} gives a value within the limits even when everything is missing. */
    boolean hasSafeElse() {
        return lastResort.applies();
    }

    Program.Attribute source() {
        return source;
    }

    static List<Expr> expressionsOf(Program.Attribute source) {
        List<Expr> expressions = new ArrayList<>(List.of(source.fallback()));
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

    /** Whether its values are counted as text messages are. */
    public boolean isTextMessage() {
        return source.limits().sms();
    }

    /** The value of {@code else} when everything is missing. */
    public String lastResort() {
        return lastResort.sent();
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

    /** Whether it gives something else on another day. */
    public boolean readsClock() {
        return reads.clock();
    }

    /** Whether it gives something else at another moment of the same day. */
    public boolean readsMoment() {
        return reads.moment();
    }

    public Set<RecipientField> recipientFields() {
        return Collections.unmodifiableSet(reads.recipientFields());
    }

    /**
     * The first case that applies gives the value; an unknown item takes the {@code else}. Never fails: a case that
     * fails is reported in the diagnostics, and the next one is tried.
     */
    public Outcome evaluate(Inputs inputs) {
        List<Diagnostic> troubles = new ArrayList<>(0);
        if (inputs.budget().isSpent()) {
            return new Outcome(lastResort(), cases.size(), troubles);
        }
        inputs.budget().beginValue();
        int tried = once() || inputs.item() != null ? 0 : cases.size();
        for (int i = tried; i < cases.size() && !inputs.budget().isExceeded(); i++) {
            CaseResult attempt = attempt(cases.get(i), inputs, troubles);
            if (attempt.applies()) {
                return new Outcome(attempt.sent(), i, troubles);
            }
        }
        if (inputs.budget().isExceeded()) {
            return new Outcome(lastResort(), cases.size(), troubles);
        }
        CaseResult attempt = attempt(fallback, inputs, troubles);
        return new Outcome(attempt.applies() ? attempt.sent() : lastResort(), cases.size(), troubles);
    }

    /**
     * The cases tried, up to the one that applies, which is the last: what gives the value, and what was passed over. For an
     * unknown item only the {@code else}.
     */
    public List<CaseResult> tried(Inputs inputs) {
        List<CaseResult> tried = new ArrayList<>(2);
        inputs.budget().beginValue();
        int first = once() || inputs.item() != null ? 0 : cases.size();
        for (int i = first; i < cases.size(); i++) {
            CaseResult attempt = cases.get(i).attempt(inputs, limits);
            tried.add(attempt);
            if (attempt.applies()) {
                return tried;
            }
        }
        tried.add(use(cases.size(), inputs));
        return tried;
    }

    /** How many cases stand before the {@code else}. */
    public int caseCount() {
        return cases.size();
    }

    /** Whether a case, one before the {@code else}, would give the value if it were the first. */
    public boolean applies(int index, Inputs inputs) {
        return cases.get(index).attempt(inputs, limits).applies();
    }

    /** What the value of one case becomes, whatever its condition; behind the last case that of the {@code else}. */
    public CaseResult use(int index, Inputs inputs) {
        if (index < cases.size()) {
            return cases.get(index).value(inputs, limits);
        }
        CaseResult last = fallback.value(inputs, limits);
        return last.applies() ? last : new CaseResult(CaseOutcome.SENT, lastResort(), lastResort());
    }

    private CaseResult attempt(CompiledCase line, Inputs inputs, List<Diagnostic> troubles) {
        CaseResult attempt = line.attempt(inputs, limits);
        if (attempt.outcome() == CaseOutcome.FAILED) {
            report(Diagnostic.Code.VALUE_FAILED, "evaluation failed", line, inputs, troubles);
        } else if (attempt.outcome() == CaseOutcome.TOO_LARGE) {
            report(Diagnostic.Code.VALUE_TOO_LARGE, "a value beyond 64 KB counts as missing", line, inputs, troubles);
        } else if (attempt.outcome() == CaseOutcome.TOO_COSTLY
                && !inputs.budget().isSpent()) {
            String what = "this value took more than %,d steps, so it is the `else`".formatted(Budget.VALUE);
            troubles.add(new Diagnostic(Diagnostic.Code.VALUE_TOO_COSTLY, where(inputs), line.place() + ": " + what));
        }
        return attempt;
    }

    private String where(Inputs inputs) {
        Item item = inputs.item();
        return item == null ? name() : name() + "/" + item.id();
    }

    private void report(
            Diagnostic.Code code, String what, CompiledCase line, Inputs inputs, List<Diagnostic> troubles) {
        troubles.add(new Diagnostic(code, where(inputs), line.place() + ": " + what + ", so the case was passed over"));
    }
}
