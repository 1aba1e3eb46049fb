package dev.garnish.internal.eval;

import java.io.Serializable;
import java.util.List;
import java.util.function.Supplier;
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
        withSafeOptimizer(() -> compileText("f.first(null,\"a\")"));
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
        return withSafeOptimizer(() -> script.steps().stream().map(Step::new).toList());
    }

    /** Weakly typed, with a context of its own: strong typing changes values, a shared context leaks between texts. */
    private static ExecutableStatement compileText(String text) {
        Serializable compiled = MVEL.compileExpression(text, new ParserContext());
        return (ExecutableStatement) compiled;
    }

    /** Some work of MVEL's in which this thread uses reflection instead of generating a class for each expression. */
    static <T> T withSafeOptimizer(Supplier<T> work) {
        Class<? extends AccessorOptimizer> before = OptimizerFactory.isThreadAccessorOptimizerInitialized()
                ? OptimizerFactory.getThreadAccessorOptimizer().getClass()
                : null;
        OptimizerFactory.setThreadAccessorOptimizer(ReflectiveAccessorOptimizer.class);
        try {
            return work.get();
        } finally {
            if (before == null) {
                OptimizerFactory.clearThreadAccessorOptimizer();
            } else {
                OptimizerFactory.setThreadAccessorOptimizer(before);
            }
        }
    }
}
