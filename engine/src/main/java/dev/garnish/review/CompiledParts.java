package dev.garnish.review;

import dev.garnish.internal.eval.Expression;
import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.Program;
import java.util.IdentityHashMap;

/** Parts of a rule set's expressions, each compiled once however many checks evaluate it. For one thread. */
final class CompiledParts {
    private final Program program;
    private final IdentityHashMap<Expr, Expression> compiled = new IdentityHashMap<>();

    CompiledParts(Program program) {
        this.program = program;
    }

    Program program() {
        return program;
    }

    Expression of(Expr part) {
        return compiled.computeIfAbsent(part, one -> Expression.of(one, program));
    }
}
