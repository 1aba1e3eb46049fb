package dev.garnish.review;

import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.Operation;
import dev.garnish.internal.lang.Program;
import dev.garnish.internal.text.ContactAddress;
import dev.garnish.review.CatalogReport.Example;
import dev.garnish.rules.CaseOutcome;
import dev.garnish.rules.Code;
import dev.garnish.rules.Problem;
import dev.garnish.rules.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The warnings about one attribute after all items have been counted. */
final class AttributeFindings {
    private static final Map<CaseOutcome, String> IMAGE_FAULTS = Map.of(
            CaseOutcome.IMAGE_NOT_HTTPS, "this is no https address",
            CaseOutcome.IMAGE_SEVERAL, "this holds several addresses",
            CaseOutcome.IMAGE_UNSAFE_CHARACTERS, "this holds control characters",
            CaseOutcome.IMAGE_NO_URL, "this is no address",
            CaseOutcome.IMAGE_USER_INFO, "this address holds a user name",
            CaseOutcome.IMAGE_FOREIGN_HOST, "this address has a host beyond ASCII",
            CaseOutcome.IMAGE_HOST_NOT_ALLOWED, "this address has a host that the attribute does not name");

    private final AttributeCheck check;
    private final Program.Attribute source;
    private final long items;
    private final int firstDated;

    /** Results that hold for every item; for a {@code once} attribute these are the only ones. */
    private final AttributeCheck inGeneral;

    AttributeFindings(AttributeCheck check, AttributeCheck inGeneral) {
        this.check = check;
        this.inGeneral = inGeneral;
        this.source = check.source();
        this.items = check.items();
        this.firstDated = firstDated(source.cases());
    }

    /**
     * All warnings.
     *
     * @param explanations problems of literals, which explain why a case never applies
     */
    List<Problem> all(List<Problem> explanations) {
        List<Problem> found = new ArrayList<>();
        boolean alwaysElse = !source.once()
                && !isDated(source.cases().size())
                && !source.cases().isEmpty()
                && items > 0
                && fallback().items() == items;
        if (alwaysElse) {
            found.add(alwaysElse());
        }
        for (CaseCheck one : cases()) {
            boolean explained = alwaysElse || explanations.stream().anyMatch(problem -> isLiteralIn(one, problem));
            found.addAll(limits(one));
            dead(one, explained).ifPresent(found::add);
        }
        boolean fixed = Trees.isConstant(source.fallback());
        found.addAll(limits(fixed ? last(inGeneral) : fallback()));
        found.addAll(check.lookupProblems());
        return found;
    }

    /** The problem of a literal, with its effect where it is part of a case of this attribute. */
    Problem withEffect(Problem literal) {
        boolean never = cases().stream().anyMatch(one -> isLiteralIn(one, literal) && !one.everApplies());
        return never ? literal.withEffect("this case applies to " + noneOfAll()) : literal;
    }

    private String noneOfAll() {
        return source.once() ? "no recipient" : "none of " + DisplayText.count(items, "item");
    }

    private static CaseCheck last(AttributeCheck check) {
        return check.cases().get(check.cases().size() - 1);
    }

    private CaseCheck fallback() {
        return last(source.once() ? inGeneral : check);
    }

    private List<CaseCheck> cases() {
        List<CaseCheck> lines = (source.once() ? inGeneral : check).cases();
        return lines.subList(0, lines.size() - 1);
    }

    /** Whether one of the first cases applies on some days only. */
    private boolean isDated(int cases) {
        return firstDated < cases;
    }

    private static int firstDated(List<Program.Case> cases) {
        for (int i = 0; i < cases.size(); i++) {
            if (Trees.expressions(cases.get(i)).anyMatch(Trees::readsClock)) {
                return i;
            }
        }
        return Integer.MAX_VALUE;
    }

    private Optional<Problem> dead(CaseCheck one, boolean explained) {
        if (isDated(one.name().number())) {
            return Optional.empty(); // another day it may be alive
        }
        boolean isInGeneral = inGeneral.cases().get(one.name().number() - 1).isShadowed();
        if (one.isShadowed() && (isInGeneral || !isSafeguard(one))) {
            return Optional.of(shadowed(one));
        }
        boolean never = !one.everApplies() && one.refusals().isEmpty() && !explained;
        return never && !isForMissing(one) ? Optional.of(neverApplies(one)) : Optional.empty();
    }

    /** Whether a case is there for items whose values are missing, so that it may be unused today. */
    private boolean isSafeguard(CaseCheck one) {
        return conditionOf(one) == null || isForMissing(one);
    }

    private boolean isForMissing(CaseCheck one) {
        Expr when = conditionOf(one);
        return when != null && !source.once() && asksForMissing(when);
    }

    private static boolean asksForMissing(Expr condition) {
        boolean together =
                condition instanceof Expr.And || condition instanceof Expr.Or || condition instanceof Expr.Not;
        boolean asks = condition instanceof Expr.IsMissing
                || (condition instanceof Expr.Call call && call.operation() == Operation.IS_EMPTY);
        return asks || (together && condition.operands().stream().allMatch(AttributeFindings::asksForMissing));
    }

    private @Nullable Expr conditionOf(CaseCheck one) {
        return source.cases().get(one.name().number() - 1).when();
    }

    private static boolean isLiteralIn(CaseCheck one, Problem problem) {
        Span span = problem.span();
        return (problem.code() == Code.LITERAL_NOT_HELD || problem.code() == Code.VALUE_NOT_SENT)
                && span.source().equals(one.span().source())
                && span.start() >= one.span().start()
                && span.end() <= one.span().end();
    }

    private Problem alwaysElse() {
        return Problem.of(
                        Code.ALWAYS_ELSE,
                        source.span(),
                        "no case of %s applies to any item".formatted(source.name()),
                        "",
                        "")
                .withEffect("%s is its `else` for %s of %s"
                        .formatted(source.name(), DisplayText.number(items), DisplayText.count(items, "item")));
    }

    private Problem shadowed(CaseCheck one) {
        String takers = one.takenBy().stream()
                .mapToObj(index -> Integer.toString(cases().get(index).span().line()))
                .collect(Collectors.joining(", "));
        String lines = (one.takenBy().cardinality() == 1 ? "line " : "lines ") + takers;
        long applicable = one.coverage().applicable();
        return Problem.of(
                Code.CASE_SHADOWED,
                one.span(),
                "this case never gives the value: one above always comes first",
                source.once()
                        ? lines + " for every recipient it applies to"
                        : "%s for %s it applies to".formatted(lines, DisplayText.all(applicable, "item")),
                "move it up, or take it out");
    }

    private Problem neverApplies(CaseCheck one) {
        return Problem.of(Code.CASE_NEVER_APPLIES, one.span(), "this case applies to " + noneOfAll(), reason(one), "");
    }

    private String reason(CaseCheck one) {
        if (conditionOf(one) == null) {
            return "its `use` is missing for every " + (source.once() ? "recipient" : "item");
        }
        if (one.conditionHeld() > 0) {
            return "its `use` is missing for %s its `when` holds for"
                    .formatted(source.once() ? "every recipient" : DisplayText.all(one.conditionHeld(), "item"));
        }
        if (one.heldForDropped()) {
            return "its `when` holds only for items that are dropped";
        }
        boolean never = inGeneral.cases().get(one.name().number() - 1).conditionHeld() == 0;
        return never ? "its `when` holds for no recipient" : "its `when` holds for none";
    }

    private List<Problem> limits(CaseCheck one) {
        return one.refusals().tallies().entrySet().stream()
                .flatMap(entry -> limit(one, entry.getKey(), entry.getValue()))
                .toList();
    }

    private Stream<Problem> limit(CaseCheck one, CaseOutcome fate, LimitCounts.Tally tally) {
        long longest = tally.longest();
        String of = of(one, tally.items());
        String example = example(tally.example());
        // A text that was not even built has no length.
        String unit = source.limits().sms() ? "septets or units of a text message" : "characters";
        String length = longest == 0
                ? ""
                : "%s has %s %s".formatted(example.isEmpty() ? "it" : "the longest", DisplayText.number(longest), unit);
        if (fate == CaseOutcome.SHORTENED) {
            String what = (one.name().isElse() ? "the `else` of " : "") + source.name();
            String message =
                    "%s is cut to %d %s%s".formatted(what, source.limits().max(), unit, of);
            return Stream.of(Problem.of(Code.VALUES_SHORTENED, one.span(), message, length, example));
        }
        String label = fate == CaseOutcome.IMAGE_SEVERAL
                ? listLabel(one, tally.example().value())
                : fate == CaseOutcome.IMAGE_NO_URL
                        ? contactLabel(tally.example().value())
                        : "";
        Problem refused = fate.isImageRefusal()
                ? Problem.of(Code.IMAGES_REFUSED, one.span(), fault(fate) + of, label, example)
                : Problem.of(Code.VALUES_TOO_LONG, one.span(), "this is too long to be sent" + of, length, example);
        return Stream.of(refused.withEffect("%s takes a later case or its `else`%s".formatted(source.name(), of)));
    }

    /** A text that was not even built has no value to show. */
    private static String example(Example one) {
        String value = one.value().isEmpty() ? "" : ": " + DisplayText.quote(one.value());
        return one.item().isEmpty() ? "" : "for instance item " + one.item() + value;
    }

    private String fault(CaseOutcome fate) {
        boolean scheme = fate == CaseOutcome.IMAGE_NOT_HTTPS && source.limits().link();
        return scheme ? "this address has no scheme that the attribute names" : IMAGE_FAULTS.getOrDefault(fate, "");
    }

    /** For which items, and whether for some recipients only; empty for a text that is the same for all. */
    private String of(CaseCheck one, long some) {
        String items = check.cases().contains(one)
                ? " for %s of %s".formatted(DisplayText.number(some), DisplayText.count(this.items, "item"))
                : "";
        return one.isCertain() ? items : items + (items.isEmpty() ? " for some recipients" : ", for some recipients");
    }

    /** What an address without a host looks like, where the value is meant to be one. */
    private static String contactLabel(String value) {
        return ContactAddress.SCHEMES.stream()
                .filter(scheme -> value.regionMatches(true, 0, scheme + ":", 0, scheme.length() + 1))
                .map(scheme -> "it leads to one %s: %s"
                        .formatted(scheme.equals("mailto") ? "mailbox" : "number", ContactAddress.example(scheme)))
                .findFirst()
                .orElse("");
    }

    /** How the addresses of one cell become a list, of which one is sent. */
    private String listLabel(CaseCheck one, String value) {
        Expr use = one.name().isElse()
                ? source.fallback()
                : source.cases().get(one.name().number() - 1).use();
        String column = Trees.parts(use)
                .filter(Expr.ItemColumn.class::isInstance)
                .map(part -> ((Expr.ItemColumn) part).name())
                .findFirst()
                .orElse("COLUMN");
        String sign =
                Stream.of("|", ";", ",").filter(value::contains).findFirst().orElse(" ");
        return "import `%s` as a list whose entries `%s` separates, and write item.%s[0]"
                .formatted(column, sign, column);
    }
}
