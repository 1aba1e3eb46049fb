package dev.garnish.review;

import dev.garnish.rules.Code;
import dev.garnish.rules.Problem;
import dev.garnish.rules.Span;

/** Makes the problems that checks over a catalog find. */
final class Findings {
    private Findings() {}

    static Problem of(Code code, Span span, String message, String label, String help) {
        return new Problem(code, code.severity(), span, message, label, help, "");
    }
}
