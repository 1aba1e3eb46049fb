package dev.garnish.internal.eval;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mvel2.MVEL;
import org.mvel2.ParserContext;
import org.mvel2.compiler.ExecutableStatement;
import org.mvel2.optimizers.AccessorOptimizer;
import org.mvel2.optimizers.OptimizerFactory;
import org.mvel2.optimizers.impl.refl.ReflectiveAccessorOptimizer;

/**
 * The one place that hands text to MVEL, and only the text of a {@link Script}. MVEL is left as the host has it: no
 * static of it is set, and a thread's own optimizer is put back.
 */
final class Mvel {
    static {
        SafeOptimizer safe = new SafeOptimizer();
        try {
            compileText("f.first(null,\"a\")");
        } finally {
            safe.putBack();
        }
    }

    private Mvel() {}

    /** Compiled text. */
    static final class Step {
        private final ExecutableStatement statement;
        private final int length;

        private Step(String text) {
            this.statement = compileText(text);
            this.length = text.length();
        }

        /** Characters of its text. */
        int length() {
            return length;
        }

        @Nullable
        Object value(MvelScope scope) {
            return statement.getValue(null, scope);
        }
    }

    static List<Step> compile(Script script) {
        SafeOptimizer safe = new SafeOptimizer();
        try {
            List<Step> steps = new ArrayList<>();
            for (String text : script.steps()) {
                steps.add(new Step(text));
            }
            return List.copyOf(steps);
        } finally {
            safe.putBack();
        }
    }

    /** Weakly typed, with a context of its own: strong typing changes values, a shared context leaks between texts. */
    private static ExecutableStatement compileText(String text) {
        Serializable compiled = MVEL.compileExpression(text, new ParserContext());
        return (ExecutableStatement) compiled;
    }

    /** Until the host's is put back, MVEL uses reflection on this thread instead of generating a class for each expression. */
    static final class SafeOptimizer {
        private final @Nullable Class<? extends AccessorOptimizer> before;

        SafeOptimizer() {
            this.before = OptimizerFactory.isThreadAccessorOptimizerInitialized()
                    ? OptimizerFactory.getThreadAccessorOptimizer().getClass()
                    : null;
            OptimizerFactory.setThreadAccessorOptimizer(ReflectiveAccessorOptimizer.class);
        }

        void putBack() {
            if (before == null) {
                OptimizerFactory.clearThreadAccessorOptimizer();
            } else {
                OptimizerFactory.setThreadAccessorOptimizer(before);
            }
        }
    }
}
