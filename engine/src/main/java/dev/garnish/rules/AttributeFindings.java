package dev.garnish.rules;

import dev.garnish.rules.eval.Fate;
import dev.garnish.rules.lang.Code;
import dev.garnish.rules.lang.Expr;
import dev.garnish.rules.lang.Problem;
import dev.garnish.rules.lang.Program;
import dev.garnish.rules.lang.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is odd about one attribute after all items have been seen. */
final class AttributeFindings {
    private static final Map<Fate, String> IMAGE_FAULTS = Map.of(
            Fate.IMAGE_NOT_HTTPS, "this is no https address",
            Fate.IMAGE_SEVERAL, "this holds several addresses",
            Fate.IMAGE_UNSAFE_CHARACTERS, "this holds control characters",
            Fate.IMAGE_NO_URL, "this is no address",
            Fate.IMAGE_USER_INFO, "this address holds a user name",
            Fate.IMAGE_FOREIGN_HOST, "this address has a host beyond ASCII",
            Fate.IMAGE_HOST_NOT_ALLOWED, "this address has a host that the attribute does not name");

    private final AttributeCheck check;
    private final Program.Attribute source;
    private final long items;

    /** @param items that are not dropped; at least one */
    AttributeFindings(AttributeCheck check, long items) {
        this.check = check;
        this.source = check.source();
        this.items = items;
    }

    /**
     * Everything that is odd.
     *
     * @param literals problems of literals, which explain why a case never applies
     */
    List<Problem> all(List<Problem> literals) {
        if (source.once()) {
            return List.of();
        }
        List<Problem> found = new ArrayList<>();
        boolean alwaysElse = !source.cases().isEmpty() && otherwise().items() == items;
        if (alwaysElse) {
            found.add(alwaysElse());
        }
        for (CaseCheck one : cases()) {
            boolean explained = alwaysElse || literals.stream().anyMatch(problem -> isLiteralIn(one, problem));
            found.addAll(limits(one));
            if (one.isShadowed()) {
                found.add(shadowed(one));
            } else if (!one.everApplies() && !explained && one.refusals().isEmpty()) {
                found.add(neverApplies(one));
            }
        }
        found.addAll(check.lookupProblems(items));
        return found;
    }

    /** The problem of a literal, with what it does where it stands in a case of this attribute. */
    Problem withEffect(Problem literal) {
        boolean never =
                !source.once() && cases().stream().anyMatch(one -> isLiteralIn(one, literal) && !one.everApplies());
        return never
                ? literal.withEffect("this case applies to none of %s".formatted(Written.count(items, "item")))
                : literal;
    }

    private CaseCheck otherwise() {
        return check.cases().get(check.cases().size() - 1);
    }

    private List<CaseCheck> cases() {
        return check.cases().subList(0, check.cases().size() - 1);
    }

    private static boolean isLiteralIn(CaseCheck one, Problem problem) {
        Span span = problem.span();
        return problem.code() == Code.LITERAL_NOT_HELD
                && span.source().equals(one.span().source())
                && span.start() >= one.span().start()
                && span.end() <= one.span().end();
    }

    private Problem alwaysElse() {
        return Findings.of(
                        Code.ALWAYS_ELSE,
                        source.span(),
                        "no case of %s applies to any item".formatted(source.name()),
                        "",
                        "")
                .withEffect("%s is its `else` for %s of %s"
                        .formatted(source.name(), Written.number(items), Written.count(items, "item")));
    }

    private Problem shadowed(CaseCheck one) {
        String takers = one.takenBy().stream()
                .mapToObj(index ->
                        Integer.toString(check.cases().get(index).span().line()))
                .collect(Collectors.joining(", "));
        String lines = (one.takenBy().cardinality() == 1 ? "line " : "lines ") + takers;
        long applicable = one.coverage().applicable();
        return Findings.of(
                Code.CASE_SHADOWED,
                one.span(),
                "this case never gives the value: one above always comes first",
                "%s for %s it applies to".formatted(lines, Written.all(applicable, "item")),
                "move it up, or take it out");
    }

    private Problem neverApplies(CaseCheck one) {
        return Findings.of(
                Code.CASE_NEVER_APPLIES,
                one.span(),
                "this case applies to none of %s".formatted(Written.count(items, "item")),
                reason(one),
                "");
    }

    private String reason(CaseCheck one) {
        boolean conditional = source.cases().get(one.name().number() - 1).when() != null;
        if (!one.isCertain()) {
            return "";
        }
        if (!conditional) {
            return "its `use` is missing for every item";
        }
        return one.conditionHeld() == 0
                ? "its `when` holds for none"
                : "its `use` is missing for %s its `when` holds for"
                        .formatted(Written.all(one.conditionHeld(), "item"));
    }

    private List<Problem> limits(CaseCheck one) {
        return one.refusals().tallies().entrySet().stream()
                .flatMap(entry -> limit(one, entry.getKey(), entry.getValue()))
                .toList();
    }

    private Stream<Problem> limit(CaseCheck one, Fate fate, Refusals.Tally tally) {
        String of = "%s of %s".formatted(Written.number(tally.items()), Written.count(items, "item"));
        String example = "for instance item %s: %s"
                .formatted(tally.example().item(), Written.quote(tally.example().value()));
        String longest = "the longest has %s characters".formatted(Written.number(tally.longest()));
        if (fate == Fate.SHORTENED) {
            return Stream.of(Findings.of(
                    Code.VALUES_SHORTENED,
                    one.span(),
                    "%s is cut to %d characters for %s"
                            .formatted(source.name(), source.limits().max(), of),
                    longest,
                    example));
        }
        String missed = "%s takes a later case or its `else` for %s".formatted(source.name(), of);
        return fate.isImageRefusal()
                ? Stream.of(Findings.of(
                                Code.IMAGES_REFUSED,
                                one.span(),
                                IMAGE_FAULTS.get(fate) + " for " + of,
                                fate == Fate.IMAGE_SEVERAL
                                        ? listLabel(one, tally.example().value())
                                        : "",
                                example)
                        .withEffect(missed))
                : Stream.of(Findings.of(
                                Code.VALUES_TOO_LONG,
                                one.span(),
                                "this is too long to be sent for " + of,
                                tally.longest() == 0 ? "" : longest, // a text that was not even built has no length
                                example)
                        .withEffect(missed));
    }

    /** How the addresses of one cell become a list, of which one is sent. */
    private String listLabel(CaseCheck one, String value) {
        String column = Trees.parts(source.cases().get(one.name().number() - 1).use())
                .filter(Expr.ItemColumn.class::isInstance)
                .map(part -> ((Expr.ItemColumn) part).name())
                .findFirst()
                .orElse("COLUMN");
        String sign =
                Stream.of("|", ";", ",").filter(value::contains).findFirst().orElse(" ");
        return "import the column as a list with --list '%s=%s', and write item.%s[0]".formatted(column, sign, column);
    }
}
