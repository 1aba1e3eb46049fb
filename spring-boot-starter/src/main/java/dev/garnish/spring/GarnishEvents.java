package dev.garnish.spring;

import dev.garnish.Change;
import dev.garnish.event.Diagnostic;
import dev.garnish.event.TroubleListener;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Logs and counts what happens to a {@link dev.garnish.Garnish}, and passes each {@link Change} on as an event of the
 * application. Safe for use by many threads.
 */
final class GarnishEvents implements Consumer<Change>, TroubleListener {
    private static final Log LOG = LogFactory.getLog(GarnishEvents.class);

    private final ApplicationEventPublisher publisher;
    private final Map<Change.Outcome, LongAdder> changes = new ConcurrentHashMap<>();
    private final Map<Diagnostic.Code, LongAdder> troubles = new ConcurrentHashMap<>();

    GarnishEvents(ApplicationEventPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public void accept(Change change) {
        changes.computeIfAbsent(change.outcome(), outcome -> new LongAdder()).increment();
        if (change.outcome() == Change.Outcome.REFUSED) {
            LOG.warn(change.message());
        } else {
            LOG.info(change.message());
        }
        publisher.publishEvent(change);
    }

    /** Once for each kind of trouble in an event: with the class of its cause, whose message is the application's. */
    @Override
    public void trouble(Diagnostic diagnostic, Throwable cause) {
        troubles.computeIfAbsent(diagnostic.code(), code -> new LongAdder()).increment();
        LOG.warn(diagnostic.message() + " (" + cause.getClass().getSimpleName() + ")");
    }

    long changes(Change.Outcome outcome) {
        LongAdder count = changes.get(outcome);
        return count == null ? 0 : count.sum();
    }

    long troubles(Diagnostic.Code code) {
        LongAdder count = troubles.get(code);
        return count == null ? 0 : count.sum();
    }
}
