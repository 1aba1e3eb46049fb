package dev.garnish.review;

import dev.garnish.catalog.Item;
import dev.garnish.internal.eval.Attribute;
import dev.garnish.internal.eval.Inputs;
import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.Operation;
import dev.garnish.internal.lang.Program;
import dev.garnish.internal.rules.CheckedRules;
import dev.garnish.review.CatalogReport.DatedCase;
import dev.garnish.review.DatedCheck.Line;
import dev.garnish.rules.Span;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All lines of a rule set that read the day: {@code recipient when}, {@code drop item when}, and cases of attributes. */
final class DatedChecks {
    private static final int HORIZON = 366;

    private final CheckedRules rules;
    private final Program program;
    private final DropChecks drops;
    private final CompiledParts parts;
    private final boolean dropsAreDated;
    private final List<LocalDateTime> days;
    private final List<DatedCheck> inGeneral = new ArrayList<>();
    private final List<DatedCheck> ofDrops = new ArrayList<>();
    private final List<DatedCheck> byItem = new ArrayList<>();

    /** In the order of the rules. */
    private final List<DatedCheck> all = new ArrayList<>();

    DatedChecks(CheckedRules rules, DropChecks drops, CompiledParts parts) {
        this.rules = rules;
        this.program = rules.program();
        this.drops = drops;
        this.parts = parts;
        this.dropsAreDated = program.drops().stream().anyMatch(Trees::readsClock);
        this.days = days(rules);
        Program.Filter filter = program.filter();
        if (filter != null && Trees.readsClock(filter.when())) {
            Line line = new Line(name("recipient when", filter.when()), 0, false);
            add(inGeneral, List.of(line), inputs -> List.of(drops.filtered(inputs)), null, isExact(filter.when()));
        }
        ReadColumns read = new ReadColumns(program.drops().stream());
        add(ofDrops, drops(), drops::shares, read, program.drops().stream().allMatch(DatedChecks::isExact));
        for (int i = 0; i < program.attributes().size(); i++) {
            addAttribute(i);
        }
    }

    /** The same time of each day in the zone of the rules, in UTC, up to a year. */
    private static List<LocalDateTime> days(CheckedRules rules) {
        ZonedDateTime now = rules.now()
                .atOffset(ZoneOffset.UTC)
                .atZoneSameInstant(rules.program().zone());
        return IntStream.rangeClosed(0, HORIZON)
                .mapToObj(day ->
                        now.plusDays(day).withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime())
                .toList();
    }

    private List<Line> drops() {
        return IntStream.range(0, program.drops().size())
                .filter(i -> Trees.readsClock(program.drops().get(i)))
                .mapToObj(i -> new Line(name("drop item when", program.drops().get(i)), i, true))
                .toList();
    }

    private static CaseName name(String clause, Expr when) {
        Span span = when.span();
        String text = span.text().strip().replaceAll("\\s+", " ");
        return new CaseName("", 0, false, "", SourcePosition.of(span), clause + " " + text);
    }

    private void addAttribute(int index) {
        Program.Attribute source = program.attributes().get(index);
        List<CaseName> names = CaseName.of(source);
        List<Line> lines = IntStream.range(0, source.cases().size())
                .filter(i -> Trees.expressions(source.cases().get(i)).anyMatch(Trees::readsClock))
                .mapToObj(i -> new Line(names.get(i), i, !source.once()))
                .toList();
        if (lines.isEmpty()) {
            return;
        }
        Attribute compiled = rules.compiled().attributes().get(index);
        AttributeCheck check = source.once()
                ? AttributeCheck.byDay(source, compiled, parts)
                : AttributeCheck.byItem(source, compiled, parts);
        boolean exact = source.once()
                ? Trees.expressions(source).allMatch(one -> isExact(one, Trees::readsOnlyDay))
                : Stream.concat(Trees.expressions(source), program.drops().stream())
                        .allMatch(DatedChecks::isExact);
        ReadColumns read = new ReadColumns(Stream.concat(Trees.expressions(source), program.drops().stream()));
        add(source.once() ? inGeneral : byItem, lines, inputs -> shares(check, inputs), read, exact);
    }

    private List<Share> shares(AttributeCheck check, Inputs inputs) {
        boolean gone = inputs.item() != null && dropsAreDated && drops.isDropped(inputs);
        return gone ? check.nobody() : check.shares(inputs);
    }

    private void add(
            List<DatedCheck> kind,
            List<Line> lines,
            Function<Inputs, List<Share>> shares,
            @Nullable ReadColumns read,
            boolean exact) {
        if (!lines.isEmpty()) {
            DatedCheck check = new DatedCheck(days, lines, shares, read, exact);
            kind.add(check);
            all.add(check);
        }
    }

    private static boolean isExact(Expr expression) {
        return isExact(expression, Trees::readsOnlyItem);
    }

    /** Whether no part sets the day against what is known of a recipient only: such a part may hold on any day. */
    private static boolean isExact(Expr expression, Predicate<Expr> known) {
        if (known.test(expression) || !Trees.readsClock(expression)) {
            return true;
        }
        boolean follows = !(expression instanceof Expr.Lookup)
                && (!(expression instanceof Expr.Call call)
                        || call.operation() == Operation.FIRST
                        || call.operation() == Operation.CONCAT);
        return follows && expression.operands().stream().allMatch(one -> isExact(one, known));
    }

    /** Looks at an item; {@code dropped}: nobody gets it today. */
    void row(Item item, boolean dropped) {
        ofDrops.forEach(one -> one.row(item));
        if (!dropped || dropsAreDated) {
            byItem.forEach(one -> one.row(item));
        }
    }

    /** What was found, after all items. */
    List<DatedCase> found() {
        inGeneral.forEach(one -> one.row(null));
        return all.stream().flatMap(one -> one.found(rules::dayOf)).toList();
    }
}
