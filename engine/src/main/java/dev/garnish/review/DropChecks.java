package dev.garnish.review;

import dev.garnish.internal.eval.Inputs;
import dev.garnish.internal.lang.Program;
import dev.garnish.review.CatalogReport.DropCoverage;
import dev.garnish.rules.Code;
import dev.garnish.rules.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Counts over the items what all {@code drop item when} drop together: an item for which one of them holds for each
 * recipient.
 */
final class DropChecks {
    private final ItemAudience audience;
    private final List<DropCheck> drops;
    private long items;
    private long dropped;

    DropChecks(CompiledParts compiled) {
        Program program = compiled.program();
        this.audience = new ItemAudience(compiled, program.drops(), Trees::readsOnlyItem);
        this.drops = program.drops().stream()
                .map(when -> new DropCheck(when, audience))
                .toList();
    }

    /** Whether the item is dropped for everybody whom the rules are for. */
    boolean row(Inputs inputs) {
        SampleSet left = audience.everybody();
        for (DropCheck one : drops) {
            left = left.and(one.row(inputs));
        }
        boolean gone = left.isEmpty() && isForSomebody();
        items++;
        dropped += gone ? 1 : 0;
        return gone;
    }

    /** Whether an item is dropped for everybody; nothing is counted. */
    boolean isDropped(Inputs inputs) {
        SampleSet left = audience.everybody();
        for (DropCheck one : drops) {
            left = left.minus(one.share(inputs).surely());
        }
        return left.isEmpty() && isForSomebody();
    }

    /** Who loses an item by each line; nothing is counted. */
    List<Share> shares(Inputs inputs) {
        return drops.stream().map(one -> one.share(inputs)).toList();
    }

    /** Whom the rules are for at the moment of these inputs. */
    Share filtered(Inputs inputs) {
        return audience.filtered(inputs);
    }

    /** Whether a recipient can meet {@code recipient when}. */
    boolean isForSomebody() {
        return !audience.everybody().isEmpty();
    }

    long dropped() {
        return dropped;
    }

    List<DropCoverage> coverage() {
        return drops.stream().map(DropCheck::coverage).toList();
    }

    List<Problem> problems() {
        if (drops.stream().anyMatch(DropCheck::isDated)) {
            return List.of(); // another day they may leave some
        }
        List<DropCheck> each =
                drops.stream().filter(one -> items > 0 && one.items() == items).toList();
        List<Problem> found = new ArrayList<>();
        for (DropCheck one : each) {
            found.add(everything(
                    one, "this drops every item", "it holds for all " + DisplayText.count(items, "item"), ""));
        }
        if (each.isEmpty() && items > 0 && dropped == items) {
            found.add(together());
        }
        return found;
    }

    private Problem together() {
        List<DropCheck> taking = drops.stream().filter(DropCheck::takesAny).toList();
        DropCheck last = taking.get(taking.size() - 1);
        String others = taking.subList(0, taking.size() - 1).stream()
                .map(one -> Integer.toString(one.span().line()))
                .collect(Collectors.joining(", "));
        return everything(
                last,
                "this and %s drop every item together".formatted((taking.size() == 2 ? "line " : "lines ") + others),
                "one of them holds for each of " + DisplayText.count(items, "item"),
                taking.stream().map(DropCheck::words).collect(Collectors.joining(", ")));
    }

    private static Problem everything(DropCheck one, String message, String label, String help) {
        return Problem.of(Code.DROPS_EVERYTHING, one.span(), message, label, help)
                .withEffect("every list of every recipient is empty");
    }
}
