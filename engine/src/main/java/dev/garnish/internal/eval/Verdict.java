package dev.garnish.internal.eval;

import dev.garnish.rules.CaseOutcome;

/** A text held against an attribute's limits: what may leave of it, empty where it is refused. */
record Verdict(CaseOutcome fate, String sent) {
    static Verdict refused(CaseOutcome fate) {
        return new Verdict(fate, "");
    }
}
