package dev.garnish.internal.eval;

import dev.garnish.rules.CaseOutcome;

/** The result of applying an attribute's limits to a text: what of it is sent, empty where it is refused. */
record Verdict(CaseOutcome outcome, String sent) {
    static Verdict refused(CaseOutcome outcome) {
        return new Verdict(outcome, "");
    }
}
