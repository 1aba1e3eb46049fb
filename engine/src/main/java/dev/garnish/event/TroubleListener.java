package dev.garnish.event;

import dev.garnish.catalog.Catalog;

/**
 * Receives the exceptions behind diagnostics, which hold none themselves: those of a {@link Catalog}, whose items then
 * count as unknown. Exceptions of rules are not among them: their messages may hold a recipient's data.
 */
@FunctionalInterface
public interface TroubleListener {
    /**
     * Called once for each different diagnostic of an event, by the thread that enriches it and before the reply is
     * complete: it should not take long. Many threads may call it at once. What it throws is ignored.
     *
     * @param diagnostic as the event's report holds it
     * @param cause as the catalog threw it, or what is wrong with what it returned
     */
    void trouble(Diagnostic diagnostic, Throwable cause);
}
