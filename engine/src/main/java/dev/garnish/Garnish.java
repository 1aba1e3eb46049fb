package dev.garnish;

import dev.garnish.event.EventFormat;
import dev.garnish.event.Host;
import dev.garnish.event.InvalidEventException;
import dev.garnish.event.Recipient;
import dev.garnish.internal.event.HostDetector;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rules over a catalog, kept up to date: the first class to look at for an application that embeds Garnish. Newer rules
 * and items are checked, tested and prepared beside the work that goes on, and take over as one reference, so that no
 * recipient sees a mixture. Thread-safe; open one and share it. {@code docs/embedding.md} lists what waits, what is cached and
 * which threads are started.
 *
 * <pre>{@code
 * try (Garnish garnish = Garnish.builder()
 *         .rules(Path.of("rules"))
 *         .catalog(Path.of("shop.mv.db"))
 *         .watching(Duration.ofSeconds(1))
 *         .onChange(change -> log.info(change.message()))
 *         .open()) {
 *     Recommendations shown = garnish.recommend(
 *             Recipient.of("u1", Map.of("country", "US", "user.FirstName", "Sofia")), List.of("1815", "1009"));
 *     String headline = shown.text("Headline");
 * }
 * }</pre>
 */
public final class Garnish implements AutoCloseable {
    private final Updates updates;
    private final LiveDeployment live;
    private final @Nullable Consumer<? super Change> onChange;

    private Garnish(Updates updates, @Nullable Consumer<? super Change> onChange) {
        this.updates = updates;
        this.live = updates.live();
        this.onChange = onChange;
    }

    /** {@return the settings of a new {@code Garnish}; call {@code rules}, {@code catalog} or {@code items}, then {@code open}} */
    public static GarnishBuilder builder() {
        return new GarnishBuilder();
    }

    static Garnish open(Updates updates, Duration every, @Nullable Consumer<? super Change> onChange) {
        Garnish garnish = new Garnish(updates, onChange);
        if (!updates.refused().isEmpty()) {
            garnish.report(updates.refused());
        }
        if (!every.isZero()) {
            Thread watcher = new Thread(() -> garnish.watch(every), "garnish-watch");
            watcher.setDaemon(true);
            watcher.start();
        }
        return garnish;
    }

    private void watch(Duration every) {
        try {
            while (!live.isClosedWithin(every)) {
                Guarded.run(this::refresh);
            }
        } catch (InterruptedException e) {
            // Nobody of ours interrupts it: whoever does wants it to end.
        }
    }

    /**
     * What one recipient is shown for these items. Waits for the catalog only where an item is not cached, and at most
     * for the {@linkplain GarnishBuilder#deadline deadline}.
     *
     * @param recipient whom the message is for
     * @param itemIds what is recommended, in the order in which it is to be shown; may be empty, and may repeat an id.
     *     White space around an id does not count. An unknown id is no error: its attributes have their {@code else}
     * @return the values, and what became of the recipient; it stays usable after {@link #close}
     * @throws IllegalStateException if this is closed
     */
    public Recommendations recommend(Recipient recipient, List<String> itemIds) {
        Deployment serving = live.enter();
        try {
            return serving.recommend(recipient, itemIds);
        } finally {
            serving.leave();
        }
    }

    /**
     * The reply to a host's event: its own bytes, with a result for each recipient. Faults of single values, items or
     * recipients are diagnostics of the reply and no exceptions.
     *
     * @param format the shape of the event
     * @param event JSON in UTF-8; read during the call only, never changed
     * @return the reply in a new array, and the report on it
     * @throws InvalidEventException if it is not JSON or not of the format's shape
     * @throws IllegalStateException if this is closed
     */
    public Enrichment enrich(EventFormat format, byte[] event) {
        Deployment serving = live.enter();
        try {
            return serving.enrich(format, event);
        } finally {
            serving.leave();
        }
    }

    /**
     * The reply to an event of any {@link Host}, in that host's usual format: see {@link EventFormat#of}.
     *
     * @param event JSON in UTF-8; read during the call only, never changed
     * @return the reply in a new array, and the report on it
     * @throws InvalidEventException if it is of none of them
     * @throws IllegalStateException if this is closed
     */
    public Enrichment enrich(byte[] event) {
        return enrich(EventFormat.of(HostDetector.of(event)), event);
    }

    /**
     * Does work that belongs together by one rule set over one version of the items, whatever takes over meanwhile.
     *
     * <pre>{@code
     * List<Recommendations> shown = garnish.use(now ->
     *         recipients.stream().map(one -> now.recommend(one, itemIds)).toList());
     * }</pre>
     *
     * @param <R> what the work gives
     * @param work called once, by this thread; what it throws is thrown here. It must not keep the deployment that it is
     *     given, because the version may be released after the work
     * @return what the work returned
     * @throws IllegalStateException if this is closed
     */
    public <R> R use(Function<? super Deployment, ? extends R> work) {
        Deployment serving = live.enter();
        try {
            return work.apply(serving);
        } finally {
            serving.leave();
        }
    }

    /**
     * What is in use now, and what is newer but could not be used. Never waits.
     *
     * @return the state at this moment; it does not change afterwards
     * @throws IllegalStateException if this is closed
     */
    public State state() {
        Deployment serving = live.enter();
        try {
            return new State(serving.rules(), serving.catalogName(), serving.since(), updates.refused());
        } finally {
            serving.leave();
        }
    }

    /**
     * Looks for newer rules and items now, in the calling thread, which also calls the
     * {@linkplain GarnishBuilder#onChange listener}. Newer rules are taken once their files have not changed for 200 ms,
     * for which this waits. One thread looks at a time; others wait for it.
     *
     * @return whether anything took over; false after {@link #close}
     */
    public boolean refresh() {
        return report(updates.look(true, true));
    }

    /**
     * As {@link #refresh()}, for rules or items alone.
     *
     * @param subject which of the two to look for
     * @return whether it took over
     */
    public boolean refresh(Change.Subject subject) {
        return report(updates.look(subject == Change.Subject.RULES, subject == Change.Subject.CATALOG));
    }

    private boolean report(List<Change> changes) {
        if (onChange != null) {
            changes.forEach(change -> Guarded.run(() -> onChange.accept(change)));
        }
        return changes.stream().anyMatch(change -> change.outcome() == Change.Outcome.TOOK_OVER);
    }

    /**
     * Ends watching; further calls throw {@link IllegalStateException}. Never waits: calls that are under way go on to
     * their end, and the last one releases the version of the items. Closing twice does nothing.
     */
    @Override
    public void close() {
        live.close();
    }
}
