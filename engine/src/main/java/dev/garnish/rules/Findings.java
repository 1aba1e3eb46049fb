package dev.garnish.rules;

import dev.garnish.rules.lang.Code;
import dev.garnish.rules.lang.Problem;
import dev.garnish.rules.lang.Span;

/** Makes the problems that checks over a catalog find. */
final class Findings {
    private Findings() {}

    static Problem of(Code code, Span span, String message, String label, String help) {
        return new Problem(code, code.severity(), span, message, label, help, "");
    }
}
