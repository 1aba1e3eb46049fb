package dev.garnish.lambda;

import dev.garnish.Catalog;
import dev.garnish.Enricher;
import dev.garnish.rules.InvalidRulesException;
import dev.garnish.rules.RuleSet;
import dev.garnish.rules.RuleTests;
import dev.garnish.rules.TestReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The rules in use over one catalog. Newer ones from the same place are read, checked and tested beside the invocations
 * and then take over as one reference; what is not fit for use is told, and the last good ones stay. Safe for use by
 * many threads.
 */
final class LiveRules {
    private final RulesPlace place;
    private final Catalog catalog;
    private final long everyNanos;
    private final Log log;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile Version current;
    private volatile long lastLook;
    private @Nullable String seen;

    /** Rules in use, and their checksum. */
    record Version(Enricher enricher, String rules) {}

    private LiveRules(Settings settings, Catalog catalog, Log log, Version first) {
        this.place = settings.rules();
        this.catalog = catalog;
        this.everyNanos = settings.rulesEvery().toNanos();
        this.log = log;
        this.current = first;
        this.lastLook = System.nanoTime();
    }

    /** @throws StartException if the rules that stand there first can not be used */
    static LiveRules open(Settings settings, Catalog catalog, Log log) {
        try {
            RuleSet rules = settings.rules().load(catalog.schema());
            return new LiveRules(settings, catalog, log, new Version(Enricher.of(rules, catalog), rules.checksum()));
        } catch (InvalidRulesException e) {
            throw new StartException(Settings.RULES, Trouble.inOneLine(e.problems()));
        } catch (UncheckedIOException | IOException e) {
            throw new StartException(Settings.RULES, "the rules can not be read");
        }
    }

    Version current() {
        return current;
    }

    /** Starts to look for newer rules, unless that was done a moment ago; returns at once. */
    void look() {
        if (everyNanos > 0 && System.nanoTime() - lastLook >= everyNanos && looking.compareAndSet(false, true)) {
            Thread looker = new Thread(this::lookNow, "garnish-rules");
            looker.setDaemon(true);
            looker.start();
        }
    }

    private void lookNow() {
        try {
            renew();
        } catch (IOException | UncheckedIOException e) {
            log.rulesRefused(current.rules, "the rules can not be read");
        } catch (RuntimeException e) {
            log.rulesRefused(current.rules, String.valueOf(FaultException.of(e).getMessage()));
        } finally {
            lastLook = System.nanoTime();
            looking.set(false);
        }
    }

    private void renew() throws IOException {
        String found = place.fingerprint();
        if (found.equals(seen)) {
            return;
        }
        seen = found;
        try {
            RuleSet newer = place.load(catalog.schema());
            if (!newer.checksum().equals(current.rules)) {
                use(newer);
            }
        } catch (InvalidRulesException e) {
            log.rulesRefused(current.rules, Trouble.inOneLine(e.problems()));
        }
    }

    private void use(RuleSet newer) {
        TestReport report = RuleTests.run(newer, catalog);
        if (report.passes()) {
            String replaced = current.rules;
            current = new Version(current.enricher.with(newer), newer.checksum());
            log.rulesReplaced(replaced, newer.checksum());
        } else {
            log.rulesRefused(current.rules, report.failed() + " of its tests fail (`garnish test` explains)");
        }
    }
}
