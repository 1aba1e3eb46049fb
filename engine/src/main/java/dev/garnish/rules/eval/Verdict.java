package dev.garnish.rules.eval;

/** A text held against an attribute's limits: what may leave of it, empty where it is refused. */
record Verdict(Fate fate, String sent) {
    static Verdict refused(Fate fate) {
        return new Verdict(fate, "");
    }
}
