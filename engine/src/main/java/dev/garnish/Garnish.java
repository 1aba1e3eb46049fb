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
 * recipient sees a mixture. Thread-safe; open one and share it.
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
     * What one recipient is shown for these items, in their order.
     *
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
     * The reply to a host's event.
     *
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
     * The reply to an event of any {@link Host}, in that host's usual format.
     *
     * @throws InvalidEventException if it is of none of them
     * @throws IllegalStateException if this is closed
     */
    public Enrichment enrich(byte[] event) {
        return enrich(EventFormat.of(HostDetector.of(event)), event);
    }

    /**
     * Does work that belongs together by one rule set over one version of the items, which nothing replaces meanwhile.
     *
     * @param work what it throws is thrown here; it must not keep what it is given
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
     * Looks for newer rules and items now, in the calling thread. Rules are taken once their files have stood still for a
     * moment.
     *
     * @return whether anything took over
     */
    public boolean refresh() {
        return report(updates.look(true, true));
    }

    /** As {@link #refresh()}, for rules or items alone. */
    public boolean refresh(Change.Subject subject) {
        return report(updates.look(subject == Change.Subject.RULES, subject == Change.Subject.CATALOG));
    }

    private boolean report(List<Change> changes) {
        if (onChange != null) {
            changes.forEach(change -> Guarded.run(() -> onChange.accept(change)));
        }
        return changes.stream().anyMatch(change -> change.outcome() == Change.Outcome.TOOK_OVER);
    }

    /** Nothing is watched any more; work that is under way goes on to its end. */
    @Override
    public void close() {
        live.close();
    }
}
