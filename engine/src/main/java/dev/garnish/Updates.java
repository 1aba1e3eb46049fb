package dev.garnish;

import dev.garnish.catalog.CatalogSource;
import dev.garnish.internal.rules.RulesSnapshot;
import dev.garnish.rules.InvalidRulesException;
import dev.garnish.rules.RulesSource;
import dev.garnish.rules.TableReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts newer rules and items in place of the deployment in use. What does not pass stays out, and the last good rules over
 * the last good items stay in use. Safe for use by many threads; one of them looks for something newer at a time.
 */
final class Updates {
    /** How long files must stay the same before they are read as one state. */
    static final Duration SETTLE = Duration.ofMillis(200);

    private final RulesSource rules;

    /** Null where the application ships none. */
    private final @Nullable RulesSource packaged;

    private final CatalogSource source;
    private final RulesGate gate;
    private final Duration deadline;
    private final Duration settle;
    private final LiveDeployment live;

    /** Read without a lock by whoever asks for the state. */
    private volatile List<Change> refused = List.of();

    /**
     * These belong to the thread that looks: what is in use, what was there at the last look, and what was judged. What was judged
     * is not judged again, or a rule set that fails its tests would run them at every look. Where trying again may help, since a disk
     * or a server may come back, judged is set back to used.
     */
    private RulesSnapshot usedRules = new RulesSnapshot(List.of(), TableReader.NONE);

    private Object usedStamp;
    private RulesSnapshot seenRules;
    private Object seenStamp;
    private RulesSnapshot judgedRules;
    private Object judgedStamp;

    /**
     * Opens the rules over the items that are there now, or the packaged rules while others cannot be used; throws what is
     * wrong with either.
     */
    Updates(
            RulesSource rules,
            @Nullable RulesSource packaged,
            CatalogSource source,
            RulesGate gate,
            Duration deadline,
            Duration settle) {
        this.rules = rules;
        this.packaged = packaged;
        this.source = source;
        this.gate = gate;
        this.deadline = deadline;
        this.settle = settle;
        this.usedStamp = source.stamp();
        try (OpenedVersion opened = OpenedVersion.of(source)) {
            this.live = new LiveDeployment(first(opened));
            opened.use();
        }
        this.seenRules = usedRules;
        this.seenStamp = usedStamp;
        this.judgedRules = usedRules;
        this.judgedStamp = usedStamp;
    }

    private Deployment first(OpenedVersion opened) {
        boolean isPackaged = packaged != null && packaged.equals(rules);
        try {
            return first(opened, rules, isPackaged);
        } catch (RuntimeException e) {
            if (packaged == null || isPackaged) {
                throw e;
            }
            return inPlace(packaged, opened, e);
        }
    }

    private Deployment first(OpenedVersion opened, RulesSource from, boolean isTested) {
        usedRules = RulesSnapshot.read(from);
        return opened.deploy(usedRules, isTested, gate, deadline);
    }

    private Deployment inPlace(RulesSource others, OpenedVersion opened, RuntimeException trouble) {
        try {
            Deployment first = first(opened, others, true);
            refused = List.of(Change.refused(Change.Subject.RULES, first.rules(), trouble));
            return first;
        } catch (RuntimeException e) {
            trouble.addSuppressed(e);
            throw trouble;
        }
    }

    LiveDeployment live() {
        return live;
    }

    /** What is newer and could not be used, at most one change of each subject. */
    List<Change> refused() {
        return refused;
    }

    /** Looks for newer rules, items or both: what took over, what cannot and what no longer cannot, each reported once. */
    synchronized List<Change> look(boolean forRules, boolean forItems) {
        Deployment before = live.now();
        if (before == null) {
            return List.of();
        }
        List<Change> refusedBefore = refused;
        Look look = new Look(forRules, forItems);
        look.run();
        refused = List.copyOf(look.refused.values());
        List<Change> changes = new ArrayList<>(look.taken.values());
        for (Change one : refusedBefore) {
            if (!look.refused.containsKey(one.subject()) && !look.taken.containsKey(one.subject())) {
                changes.add(Change.recovered(one.subject(), one.version()));
            }
        }
        refused.stream().filter(one -> !isAmong(refusedBefore, one)).forEach(changes::add);
        return changes;
    }

    /** By hand: a record's generated method keeps its class loader alive, and so a web application that has ended. */
    private static boolean isAmong(List<Change> reported, Change change) {
        return reported.stream()
                .anyMatch(one -> one.subject() == change.subject()
                        && one.version().equals(change.version())
                        && one.reason().equals(change.reason()));
    }

    /** One look, and what came of it. */
    private final class Look {
        private final Map<Change.Subject, Change> taken = new LinkedHashMap<>();
        private final Map<Change.Subject, Change> refused = new LinkedHashMap<>();
        private final boolean isForRules;
        private final boolean isForItems;

        Look(boolean isForRules, boolean isForItems) {
            this.isForRules = isForRules;
            this.isForItems = isForItems;
            seenRules = isForRules ? rulesThere() : seenRules;
            seenStamp = isForItems ? stampThere() : seenStamp;
        }

        private RulesSnapshot rulesThere() {
            try {
                return RulesSnapshot.read(rules);
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
            return !usedRules.isAsIn(seenRules);
        }

        private boolean hasNewItems() {
            return !usedStamp.equals(seenStamp);
        }

        /**
         * Items before rules: newer items are judged by the rules in use, and only where these do not fit by the newer ones. The
         * other way round, rules that read a new column would be refused before the catalog that has it is in use.
         */
        void run() {
            boolean isJudged = judgedRules.isAsIn(seenRules) && judgedStamp.equals(seenStamp);
            boolean waits = isJudged || (hasNewRules() && !isSettled());
            keepRefused(Change.Subject.RULES, !isForRules || (waits && hasNewRules()));
            keepRefused(Change.Subject.CATALOG, !isForItems || (waits && hasNewItems()));
            if (waits) {
                return;
            }
            judgedRules = seenRules;
            judgedStamp = seenStamp;
            if (hasNewItems()) {
                takeItems();
            }
            if (hasNewRules()) {
                takeRules();
            }
        }

        /** What is not judged in this look stays refused: it was not found to be better. */
        private void keepRefused(Change.Subject subject, boolean isKept) {
            if (isKept) {
                Updates.this.refused.stream()
                        .filter(one -> one.subject() == subject)
                        .forEach(one -> refused.putIfAbsent(subject, one));
            }
        }

        /** A folder is copied file by file: half of it may pass the checks. Closing does not wait for the end of this. */
        private boolean isSettled() {
            try {
                return !live.isClosedWithin(settle) && seenRules.isAsIn(RulesSnapshot.read(rules));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            } catch (RuntimeException beingReplaced) {
                return false;
            }
        }

        /** By the rules in use; by the newer ones where only these fit. */
        private void takeItems() {
            try (OpenedVersion opened = OpenedVersion.of(source)) {
                if (!source.stamp().equals(seenStamp)) {
                    // Still being replaced: the next look finds what it became.
                    judgedStamp = usedStamp;
                    return;
                }
                try {
                    takeItems(opened, usedRules);
                } catch (InvalidRulesException | FailedTestsException e) {
                    if (!hasNewRules() || !takesBoth(opened)) {
                        throw e;
                    }
                }
            } catch (InvalidRulesException | FailedTestsException e) {
                refuse(Change.Subject.CATALOG, e);
            } catch (RuntimeException | Error e) {
                judgedStamp = source.mayRecover(e) ? usedStamp : seenStamp;
                refuse(Change.Subject.CATALOG, e);
            }
        }

        /** Whether the newer rules fit the newer items. If not, these are judged by the rules in use. */
        private boolean takesBoth(OpenedVersion opened) {
            try {
                String before = checksum();
                takeItems(opened, seenRules);
                tookOver(Change.Subject.RULES, before, checksum());
                return true;
            } catch (InvalidRulesException | FailedTestsException e) {
                return false;
            }
        }

        /** Null before: closed meanwhile. Then nothing is taken over, and whoever opened the version closes it. */
        private void takeItems(OpenedVersion opened, RulesSnapshot by) {
            Deployment newer = opened.deploy(by, false, gate, deadline);
            Deployment before = live.replace(last -> newer);
            if (before != null) {
                opened.use();
                usedStamp = seenStamp;
                usedRules = by;
                String replaced = before.catalogName();
                before.leave();
                tookOver(Change.Subject.CATALOG, replaced, newer.catalogName());
            }
        }

        /** Enters the deployment, so that its items stay open while the tests of the newer rules read them. */
        private void takeRules() {
            Deployment before = live.now();
            if (before == null || !before.enter()) {
                return;
            }
            try {
                Enricher newer = gate.open(seenRules, before.catalog(), false);
                takeRules(newer);
            } catch (InvalidRulesException | FailedTestsException e) {
                refuse(Change.Subject.RULES, e);
            } catch (RuntimeException | Error e) {
                judgedRules = usedRules;
                refuse(Change.Subject.RULES, e);
            } finally {
                before.leave();
            }
        }

        private void takeRules(Enricher newer) {
            String before = checksum();
            if (live.replace(last -> last.with(newer)) != null) {
                usedRules = seenRules;
                tookOver(Change.Subject.RULES, before, checksum());
            }
        }

        private String checksum() {
            Deployment serving = live.now();
            return serving == null ? "" : serving.rules();
        }

        private void tookOver(Change.Subject subject, String before, String after) {
            refused.remove(subject);
            if (!before.equals(after)) {
                taken.put(subject, Change.tookOver(subject, after, before));
            }
        }

        private void refuse(Change.Subject subject, Throwable reason) {
            Deployment serving = live.now();
            boolean isOfRules = subject == Change.Subject.RULES;
            String version = serving == null ? "" : isOfRules ? serving.rules() : serving.catalogName();
            refused.put(subject, Change.refused(subject, version, reason));
        }
    }
}
