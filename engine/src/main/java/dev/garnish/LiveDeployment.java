package dev.garnish;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.CatalogSource;
import dev.garnish.internal.lookup.TimedCatalog;
import dev.garnish.internal.rules.RulesSnapshot;
import dev.garnish.internal.text.Printable;
import dev.garnish.rules.InvalidRulesException;
import dev.garnish.rules.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The deployment in use, and how newer rules and items take its place. What does not pass stays out, and the last good
 * rules over the last good items stay in use. Safe for use by many threads; one of them looks for something newer at a
 * time.
 */
final class LiveDeployment implements AutoCloseable {
    /** How long files must stay the same before they are read as one state. */
    private static final Duration SETTLE = Duration.ofMillis(200);

    private final Supplier<RulesSnapshot> rules;
    private final CatalogSource source;
    private final RulesGate gate;
    private final Duration deadline;
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Null when closed. */
    private final AtomicReference<@Nullable Deployment> now;

    /** Read without a lock by whoever asks for the state. */
    private volatile List<Change> refused = List.of();

    /** These four belong to the thread that looks. */
    private RulesSnapshot usedRules;

    private Object usedStamp;
    private RulesSnapshot judgedRules;
    private Object judgedStamp;

    /** Opens the rules over the items that are there now; throws what is wrong with either. */
    LiveDeployment(Supplier<RulesSnapshot> rules, CatalogSource source, RulesGate gate, Duration deadline) {
        this.rules = rules;
        this.source = source;
        this.gate = gate;
        this.deadline = deadline;
        this.usedStamp = source.stamp();
        this.usedRules = rules.get();
        this.judgedRules = usedRules;
        this.judgedStamp = usedStamp;
        try (Opened opened = new Opened()) {
            this.now = new AtomicReference<>(opened.deploy(usedRules));
            opened.isUsed = true;
        }
    }

    /** A version of the items that was just opened, and is let go of unless it comes into use. */
    private final class Opened implements AutoCloseable {
        private final Catalog version = source.open();
        private final Catalog catalog = deadline.isZero() ? version : new TimedCatalog(version, deadline);
        private boolean isUsed;

        Deployment deploy(RulesSnapshot by) {
            return Deployment.of(gate.open(by, catalog), catalog, version, source);
        }

        @Override
        public void close() {
            if (!isUsed) {
                Guarded.run(() -> source.release(version));
            }
        }
    }

    /** What is in use, with one more user, who has to leave it. */
    Deployment enter() {
        while (true) {
            Deployment serving = now.get();
            if (serving == null) {
                throw new IllegalStateException("this Garnish is closed");
            }
            if (serving.enter()) {
                return serving;
            }
        }
    }

    /** What is newer and could not be used, at most one change of each subject. */
    List<Change> refused() {
        return refused;
    }

    /** Waits; whether this was closed meanwhile. */
    boolean isClosedWithin(Duration wait) throws InterruptedException {
        return closed.await(wait.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Looks for newer rules and items: what took over and what cannot, each reported once. */
    synchronized List<Change> look() {
        if (now.get() == null) {
            return List.of();
        }
        Look look = new Look();
        look.run();
        List<Change> before = refused;
        refused = List.copyOf(look.refused);
        look.refused.stream().filter(one -> !before.contains(one)).forEach(look.taken::add);
        return look.taken;
    }

    /** One look, and what came of it. */
    private final class Look {
        private final List<Change> taken = new ArrayList<>();
        private final List<Change> refused = new ArrayList<>();
        private final RulesSnapshot rulesThere = rulesThere();
        private final Object stampThere = stampThere();

        private RulesSnapshot rulesThere() {
            try {
                return rules.get();
            } catch (RuntimeException e) {
                refuse(Change.Subject.RULES, e);
                return usedRules;
            }
        }

        private Object stampThere() {
            try {
                return source.stamp();
            } catch (RuntimeException e) {
                refuse(Change.Subject.CATALOG, e);
                return usedStamp;
            }
        }

        private boolean hasNewRules() {
            return !usedRules.isAsIn(rulesThere);
        }

        private boolean hasNewItems() {
            return !usedStamp.equals(stampThere);
        }

        void run() {
            boolean isJudged = judgedRules.isAsIn(rulesThere) && judgedStamp.equals(stampThere);
            if (isJudged || (hasNewRules() && !isSettled())) {
                LiveDeployment.this.refused.stream()
                        .filter(one -> one.subject() == Change.Subject.RULES ? hasNewRules() : hasNewItems())
                        .forEach(refused::add);
                return;
            }
            judgedRules = rulesThere;
            judgedStamp = stampThere;
            if (hasNewItems()) {
                takeItems();
            }
            if (hasNewRules()) {
                takeRules();
            }
        }

        private boolean isSettled() {
            try {
                return !isClosedWithin(SETTLE) && rulesThere.isAsIn(rules.get());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            } catch (RuntimeException beingReplaced) {
                return false;
            }
        }

        /** By the rules in use; by the newer ones where only these fit. */
        private void takeItems() {
            try (Opened opened = new Opened()) {
                try {
                    takeItems(opened, usedRules);
                } catch (InvalidRulesException | FailedTestsException e) {
                    if (!hasNewRules()) {
                        throw e;
                    }
                    String before = checksum();
                    takeItems(opened, rulesThere);
                    tookOver(Change.Subject.RULES, before, checksum());
                }
            } catch (InvalidRulesException | FailedTestsException e) {
                refuse(Change.Subject.CATALOG, e);
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                judgedStamp = usedStamp;
                refuse(Change.Subject.CATALOG, e);
            }
        }

        private void takeItems(Opened opened, RulesSnapshot by) {
            Deployment newer = opened.deploy(by);
            Deployment before = now.get();
            if (before != null && now.compareAndSet(before, newer)) {
                opened.isUsed = true;
                usedStamp = stampThere;
                usedRules = by;
                String replaced = before.catalogName();
                before.leave();
                tookOver(Change.Subject.CATALOG, replaced, newer.catalogName());
            }
        }

        private void takeRules() {
            Deployment before = now.get();
            if (before == null) {
                return;
            }
            try {
                Enricher newer = gate.open(rulesThere, before.catalog());
                String replaced = before.enricher().rulesChecksum();
                if (now.compareAndSet(before, before.with(newer))) {
                    usedRules = rulesThere;
                    tookOver(Change.Subject.RULES, shortened(replaced), shortened(newer.rulesChecksum()));
                }
            } catch (InvalidRulesException | FailedTestsException e) {
                refuse(Change.Subject.RULES, e);
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                judgedRules = usedRules;
                refuse(Change.Subject.RULES, e);
            }
        }

        private String checksum() {
            Deployment serving = now.get();
            return serving == null ? "" : shortened(serving.enricher().rulesChecksum());
        }

        private void tookOver(Change.Subject subject, String before, String after) {
            if (!before.equals(after)) {
                taken.add(new Change(subject, true, word(subject) + " " + after + " took the place of " + before));
            }
        }

        private void refuse(Change.Subject subject, Throwable reason) {
            refused.add(new Change(subject, false, "newer " + word(subject) + " not used: " + text(reason)));
        }
    }

    private static String word(Change.Subject subject) {
        return subject == Change.Subject.RULES ? "rules" : "catalog";
    }

    private static String shortened(String checksum) {
        return checksum.substring(0, 12);
    }

    /** In one line. */
    private static String text(Throwable thrown) {
        if (thrown instanceof InvalidRulesException invalid) {
            List<Problem> errors =
                    invalid.problems().stream().filter(Problem::isError).toList();
            String more = errors.size() == 1 ? "" : ", and " + (errors.size() - 1) + " more";
            return errors.get(0).span() + ": " + errors.get(0).message() + more + " (`garnish check` explains)";
        }
        String message = thrown.getMessage();
        return message == null ? thrown.getClass().getSimpleName() : Printable.text(message);
    }

    /** Nothing takes over any more; work that is under way goes on to its end. */
    @Override
    public void close() {
        closed.countDown();
        Deployment last = now.getAndSet(null);
        if (last != null) {
            last.leave();
        }
    }
}
