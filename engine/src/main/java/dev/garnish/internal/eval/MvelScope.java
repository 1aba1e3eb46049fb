package dev.garnish.internal.eval;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mvel2.UnresolveablePropertyException;
import org.mvel2.integration.VariableResolver;
import org.mvel2.integration.impl.BaseVariableResolverFactory;
import org.mvel2.integration.impl.SimpleValueResolver;

/** The two names that MVEL can resolve, each always of one class: {@code f} and {@code v}. Nothing can be added. */
final class MvelScope extends BaseVariableResolverFactory {
    private static final long serialVersionUID = 1;

    private final transient VariableResolver functions;
    private final transient VariableResolver frame;

    MvelScope(Functions functions, EvaluationContext frame) {
        this.functions = new SimpleValueResolver(functions);
        this.frame = new SimpleValueResolver(frame);
    }

    @Override
    public VariableResolver getVariableResolver(String name) {
        return switch (name) {
            case "f" -> functions;
            case "v" -> frame;
            default -> throw new UnresolveablePropertyException("no variable " + name);
        };
    }

    @Override
    public boolean isTarget(String name) {
        return name.equals("f") || name.equals("v");
    }

    /**
     * Always true: MVEL asks this also about a whole expression's text, and turns one that is not resolveable into a
     * class of its own once it is used often, by way of the JVM's default optimizer and not the thread's.
     */
    @Override
    public boolean isResolveable(String name) {
        return true;
    }

    @Override
    public Set<String> getKnownVariables() {
        return Set.of("f", "v");
    }

    @Override
    public VariableResolver createVariable(String name, @Nullable Object value) {
        throw new UnsupportedOperationException("variables are fixed");
    }

    @Override
    public VariableResolver createVariable(String name, @Nullable Object value, Class<?> type) {
        throw new UnsupportedOperationException("variables are fixed");
    }
}
