package dev.garnish.spring;

import dev.garnish.FailedTestsException;
import dev.garnish.Garnish;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.rules.InvalidRulesException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanInstantiationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says why a start failed over rules, items or settings, as Spring Boot says it of its own, and not by a stack trace. */
final class GarnishFailureAnalyzer extends AbstractFailureAnalyzer<BeanInstantiationException> {
    /** Whose messages say what is wrong and what to do. */
    private static final List<Class<? extends RuntimeException>> MISTAKES = List.of(
            InvalidRulesException.class,
            FailedTestsException.class,
            CatalogException.class,
            UncheckedIOException.class,
            IllegalArgumentException.class,
            IllegalStateException.class);

    GarnishFailureAnalyzer() {}

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable root, BeanInstantiationException thrown) {
        Throwable cause = thrown.getCause();
        if (cause == null || thrown.getBeanClass() != Garnish.class || !isMistake(cause)) {
            return null;
        }
        return new FailureAnalysis(
                "Garnish cannot be opened: " + cause.getMessage(),
                "Change the rules, the items or the properties garnish.*",
                cause);
    }

    private static boolean isMistake(Throwable cause) {
        return MISTAKES.stream().anyMatch(kind -> kind.isInstance(cause));
    }
}
