package dev.garnish.lambda;

import dev.garnish.Enricher;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.internal.rules.RulesSnapshot;
import dev.garnish.rules.TableReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Keeps the rules that serve those of their place. Newer ones are read, checked and tested beside the invocations and
 * then take over; what is not fit for use is told once, and the last good ones stay. Safe for use by many threads.
 */
final class LiveRules implements Runnable {
    private static final long SETTLE_MILLIS = 200;

    private final RulesPlace place;
    private final Answering answering;
    private final Log log;

    /** These two belong to the one look that runs. */
    private Verdict last;

    private String told;

    /** What became of rules that were found: why they are not in use, or nothing if they are. */
    private record Verdict(RulesSnapshot found, String trouble) {
        static final Verdict NONE = new Verdict(new RulesSnapshot(List.of(), TableReader.NONE), "");
    }

    /** Looks for rules that are newer than those that were opened and serve now. */
    LiveRules(Settings settings, OpenedRules opened, Answering answering, Log log) {
        this.place = settings.rules();
        this.answering = answering;
        this.log = log;
        this.told = opened.trouble();
        this.last = opened.trouble().isEmpty() ? new Verdict(opened.found(), "") : Verdict.NONE;
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
        return answering.use(Serving::rules);
    }

    /** Why what stands at the place now is not in use; nothing if it is. */
    private String found() {
        try {
            RulesSnapshot found = place.find();
            if (!last.found.isAsIn(found) && isSettled(found)) {
                last = judged(found);
            }
            return last.trouble;
        } catch (IOException | UncheckedIOException e) {
            return Trouble.unreadable(e);
        } catch (CatalogException e) {
            return String.valueOf(e.getMessage());
        } catch (RuntimeException | Error e) {
            return String.valueOf(FaultException.of(e).getMessage());
        }
    }

    /** Files that are being written are left to a later look. */
    private boolean isSettled(RulesSnapshot found) throws IOException {
        try {
            Thread.sleep(SETTLE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return found.isAsIn(place.find());
    }

    private Verdict judged(RulesSnapshot found) {
        try {
            use(found, answering.use(now -> RulesCheck.enricher(found, now.items())));
            return new Verdict(found, "");
        } catch (UnfitRulesException e) {
            return new Verdict(found, String.valueOf(e.getMessage()));
        }
    }

    private void use(RulesSnapshot found, Enricher newer) {
        String replaced = rules();
        if (!newer.rulesChecksum().equals(replaced)) {
            answering.replace(found, newer);
            told = "";
            log.rulesReplaced(replaced, newer.rulesChecksum());
        }
    }
}
