package dev.garnish.review;

import dev.garnish.internal.eval.Attribute;
import dev.garnish.internal.eval.CaseResult;
import dev.garnish.internal.eval.Inputs;
import dev.garnish.rules.CaseOutcome;
import java.util.List;

/**
 * Which case gives an attribute's value, and what its limits did.
 *
 * @param index of the case, from 0; the number of cases for the {@code else}
 * @param refused whether the limits refused the value of a case that was tried before
 */
record Decision(int index, boolean isElse, CaseOutcome outcome, String value, boolean refused) {
    static Decision of(Attribute attribute, Inputs inputs) {
        Inputs read = attribute.once() ? inputs.together() : inputs;
        List<CaseResult> tried = attribute.tried(read);
        CaseResult last = tried.get(tried.size() - 1);
        boolean onlyElse = !attribute.once() && inputs.item() == null;
        int index = onlyElse ? attribute.caseCount() : tried.size() - 1;
        return new Decision(index, index == attribute.caseCount(), last.outcome(), last.sent(), anyRefused(tried));
    }

    private static boolean anyRefused(List<CaseResult> tried) {
        for (CaseResult one : tried) {
            if (isRefused(one.outcome())) {
                return true;
            }
        }
        return false;
    }

    /** A blank value is one that the catalog does not have, and no refusal to an author. */
    static boolean isRefused(CaseOutcome outcome) {
        return outcome.isRefusal() && outcome != CaseOutcome.BLANK;
    }

    boolean isCut() {
        return outcome == CaseOutcome.SHORTENED;
    }
}
