package dev.garnish;

import dev.garnish.catalog.CatalogSource;
import dev.garnish.internal.rules.RulesSnapshot;
import dev.garnish.rules.InvalidRulesException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Puts newer rules and items in place of the deployment in use. What does not pass stays out, and the last good rules over
 * the last good items stay in use. Safe for use by many threads; one of them looks for something newer at a time.
 */
final class Updates {
    /** How long files must stay the same before they are read as one state. */
    private static final Duration SETTLE = Duration.ofMillis(200);

    private final Supplier<RulesSnapshot> rules;
    private final CatalogSource source;
    private final RulesGate gate;
    private final Duration deadline;
    private final LiveDeployment live;

    /** Read without a lock by whoever asks for the state. */
    private volatile List<Change> refused = List.of();

    /** These four belong to the thread that looks. */
    private RulesSnapshot usedRules;

    private Object usedStamp;
    private RulesSnapshot judgedRules;
    private Object judgedStamp;

    /** Opens the rules over the items that are there now; throws what is wrong with either. */
    Updates(Supplier<RulesSnapshot> rules, CatalogSource source, RulesGate gate, Duration deadline) {
        this.rules = rules;
        this.source = source;
        this.gate = gate;
        this.deadline = deadline;
        this.usedStamp = source.stamp();
        this.usedRules = rules.get();
        this.judgedRules = usedRules;
        this.judgedStamp = usedStamp;
        try (OpenedVersion opened = OpenedVersion.of(source)) {
            this.live = new LiveDeployment(opened.deploy(usedRules, gate, deadline));
            opened.use();
        }
    }

    LiveDeployment live() {
        return live;
    }

    /** What is newer and could not be used, at most one change of each subject. */
    List<Change> refused() {
        return refused;
    }

    /** Looks for newer rules and items: what took over and what cannot, each reported once. */
    synchronized List<Change> look() {
        if (live.now() == null) {
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
                Updates.this.refused.stream()
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
                return !live.isClosedWithin(SETTLE) && rulesThere.isAsIn(rules.get());
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
                try {
                    takeItems(opened, usedRules);
                } catch (InvalidRulesException | FailedTestsException e) {
                    if (!hasNewRules() || !takesBoth(opened)) {
                        throw e;
                    }
                }
            } catch (InvalidRulesException | FailedTestsException e) {
                refuse(Change.Subject.CATALOG, e);
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                judgedStamp = usedStamp;
                refuse(Change.Subject.CATALOG, e);
            }
        }

        /** Whether the newer rules fit the newer items. If not, these are judged by the rules in use. */
        private boolean takesBoth(OpenedVersion opened) {
            try {
                String before = checksum();
                takeItems(opened, rulesThere);
                tookOver(Change.Subject.RULES, before, checksum());
                return true;
            } catch (InvalidRulesException | FailedTestsException e) {
                return false;
            }
        }

        private void takeItems(OpenedVersion opened, RulesSnapshot by) {
            Deployment newer = opened.deploy(by, gate, deadline);
            Deployment before = live.replace(last -> newer);
            if (before != null) {
                opened.use();
                usedStamp = stampThere;
                usedRules = by;
                String replaced = before.catalogName();
                before.leave();
                tookOver(Change.Subject.CATALOG, replaced, newer.catalogName());
            }
        }

        private void takeRules() {
            Deployment before = live.now();
            if (before == null || !before.enter()) {
                return;
            }
            try {
                Enricher newer = gate.open(rulesThere, before.catalog());
                takeRules(newer);
            } catch (InvalidRulesException | FailedTestsException e) {
                refuse(Change.Subject.RULES, e);
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                judgedRules = usedRules;
                refuse(Change.Subject.RULES, e);
            } finally {
                before.leave();
            }
        }

        private void takeRules(Enricher newer) {
            String before = checksum();
            if (live.replace(last -> last.with(newer)) != null) {
                usedRules = rulesThere;
                tookOver(Change.Subject.RULES, before, checksum());
            }
        }

        private String checksum() {
            Deployment serving = live.now();
            return serving == null
                    ? ""
                    : ChangeMessage.shortened(serving.enricher().rulesChecksum());
        }

        private void tookOver(Change.Subject subject, String before, String after) {
            if (!before.equals(after)) {
                taken.add(new Change(subject, true, ChangeMessage.tookOver(subject, before, after)));
            }
        }

        private void refuse(Change.Subject subject, Throwable reason) {
            refused.add(new Change(subject, false, ChangeMessage.refused(subject, reason)));
        }
    }
}
