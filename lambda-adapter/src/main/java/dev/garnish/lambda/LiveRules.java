package dev.garnish.lambda;

import dev.garnish.Catalog;
import dev.garnish.rules.RuleSet;
import dev.garnish.rules.lang.TableReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Keeps the rules that serve those of their place. Newer ones are read, checked and tested beside the invocations and
 * then take over; what is not fit for use is told once, and the last good ones stay. Safe for use by many threads.
 */
final class LiveRules implements Runnable {
    private static final long SETTLE_MILLIS = 200;

    private final RulesPlace place;
    private final Catalog catalog;
    private final AtomicReference<Serving> serving;
    private final Log log;
    private final Lookout lookout;

    /** These two belong to the one look that runs. */
    private Verdict last;

    private String told;

    /** What became of rules that were found: why they are not in use, or nothing if they are. */
    private record Verdict(FoundRules found, String trouble) {
        static final Verdict NONE = new Verdict(new FoundRules(List.of(), TableReader.NONE), "");
    }

    /** Looks for rules that are newer than those that were opened and serve now. */
    LiveRules(Settings settings, OpenedRules opened, Catalog catalog, AtomicReference<Serving> serving, Log log) {
        this.place = settings.rules();
        this.catalog = catalog;
        this.serving = serving;
        this.log = log;
        this.lookout = new Lookout("garnish-rules", settings.rulesEvery(), this);
        this.told = opened.trouble();
        this.last = opened.trouble().isEmpty() ? new Verdict(opened.found(), "") : Verdict.NONE;
    }

    /** Starts to look for newer rules, unless that was done a moment ago; returns at once. */
    void lookIfDue() {
        lookout.lookIfDue();
    }

    /** One look. */
    @Override
    public void run() {
        String trouble = found();
        if (!trouble.equals(told)) {
            told = trouble;
            tell(trouble);
        }
    }

    private void tell(String trouble) {
        if (trouble.isEmpty()) {
            log.rulesInOrder(rules());
        } else {
            log.rulesRefused(rules(), trouble);
        }
    }

    private String rules() {
        return Objects.requireNonNull(serving.get()).rules();
    }

    /** Why what stands at the place now is not in use; nothing if it is. */
    private String found() {
        try {
            FoundRules found = place.find();
            if (!last.found.isAsIn(found) && isSettled(found)) {
                last = judged(found);
            }
            return last.trouble;
        } catch (IOException | UncheckedIOException e) {
            return Trouble.unreadable(e);
        } catch (RuntimeException | Error e) {
            return String.valueOf(FaultException.of(e).getMessage());
        }
    }

    /** Files that are being written are left to a later look. */
    private boolean isSettled(FoundRules found) throws IOException {
        try {
            Thread.sleep(SETTLE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return found.isAsIn(place.find());
    }

    private Verdict judged(FoundRules found) throws IOException {
        try {
            use(RulesCheck.fit(found, catalog));
            return new Verdict(found, "");
        } catch (UnfitRulesException e) {
            return new Verdict(found, String.valueOf(e.getMessage()));
        }
    }

    private void use(RuleSet newer) {
        String replaced = rules();
        if (!newer.checksum().equals(replaced)) {
            serving.updateAndGet(now -> now.with(newer));
            told = "";
            log.rulesReplaced(replaced, newer.checksum());
        }
    }
}
