package dev.garnish.languageserver;

import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.CatalogSource;
import dev.garnish.internal.lookup.ObservedCatalog;
import dev.garnish.languageserver.internal.Analysis;
import dev.garnish.languageserver.internal.CatalogView;
import dev.garnish.languageserver.internal.KnownItems;
import dev.garnish.review.CatalogCheck;
import dev.garnish.review.CatalogProfile;
import dev.garnish.review.CatalogReport;
import dev.garnish.review.DisplayText;
import dev.garnish.review.RuleTests;
import dev.garnish.review.TestReport;
import dev.garnish.rules.InvalidRulesException;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The items of the catalog, read by a thread of their own: their versions, their values, and what rules make of them. */
final class Items implements AutoCloseable {
    private static final int LOOK_SECONDS = 2;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(Session::daemon);
    private final Desk desk;
    private final ServerOptions options;

    /** Null: the one that is named cannot be found. */
    private @Nullable CatalogSource source;

    private @Nullable Object stamp;
    private @Nullable Catalog open;
    private String address = "";
    private String trouble = "";
    private boolean started;

    Items(Desk desk, ServerOptions options) {
        this.desk = desk;
        this.options = options;
    }

    /** Reads another catalog; empty for the one that the server was started with. */
    void use(String other) {
        thread.execute(() -> {
            if (!other.equals(address)) {
                address = other;
                if (started) {
                    turn();
                    look();
                }
            }
        });
    }

    /** Looks for items now, and for other versions of them from now on. */
    void start() {
        thread.execute(() -> {
            if (!started) {
                started = true;
                Future<?> unused =
                        thread.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
                turn();
                look();
            }
        });
    }

    /** Leaves one catalog for the one that is named now. */
    private void turn() {
        release();
        source = null;
        desk.opened(CatalogView.NONE);
        try {
            source = address.isEmpty() ? options.catalog() : options.addresses().apply(address);
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private void look() {
        CatalogSource now = source;
        if (now == null) {
            return;
        }
        try {
            Object found = now.stamp();
            if (!found.equals(stamp)) {
                open(now, found);
            }
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private void open(CatalogSource from, Object found) {
        Catalog catalog;
        try {
            catalog = from.open();
        } catch (RuntimeException e) {
            stamp = from.mayRecover(e) ? stamp : found;
            throw e;
        }
        release();
        stamp = found;
        open = catalog;
        trouble = "";
        desk.opened(CatalogView.of(catalog.schema()));
        CatalogProfile profile = CatalogProfile.of(catalog);
        String counted = DisplayText.count(profile.items(), "item");
        desk.profiled(
                new CatalogView(catalog.schema(), profile, KnownItems.of(catalog)),
                "catalog: %s of %s"
                        .formatted(counted, DisplayText.count(profile.columns().size(), "column")));
    }

    private void release() {
        if (open != null && source != null) {
            source.release(open);
            open = null;
            stamp = null;
        }
    }

    /** Says so once: the same trouble comes back with every look. */
    private void failed(RuntimeException e) {
        String reason = options.reasons().apply(e);
        if (!reason.equals(trouble)) {
            trouble = reason;
            String rest = open == null ? "columns and values are not checked" : "the items read before are used";
            desk.failed("the catalog cannot be used, %s: %s".formatted(rest, reason));
        }
    }

    /** Evaluates rules for every item, unless they are others by then. */
    void count(Analysis rules) {
        thread.execute(() -> {
            if (open == null || !desk.isShown(rules)) {
                return;
            }
            try {
                CatalogReport report =
                        CatalogCheck.run(ruleSet(rules, open), ObservedCatalog.until(() -> !desk.isShown(rules), open));
                desk.counted(rules, report);
            } catch (InvalidRulesException e) {
                desk.refused(rules, e.problems());
            } catch (CancellationException e) {
                // Other rules are waiting.
            } catch (RuntimeException e) {
                failed(e);
            }
        });
    }

    private static RuleSet ruleSet(Analysis rules, Catalog catalog) {
        return RuleSet.parse(rules.sources(), catalog.schema(), rules.snapshot());
    }

    /** Runs tests of rules, those of some names. */
    CompletableFuture<TestReport> test(Analysis rules, Predicate<String> names) {
        return CompletableFuture.supplyAsync(
                () -> {
                    if (open == null) {
                        throw Answers.cannot("there is no catalog to run tests with");
                    }
                    try {
                        return RuleTests.run(ruleSet(rules, Objects.requireNonNull(open)), open, names);
                    } catch (InvalidRulesException e) {
                        throw Answers.cannot("the rules have errors: mend these first");
                    }
                },
                thread);
    }

    /** Waits for what was asked before: for tests. */
    void done() throws InterruptedException, ExecutionException {
        CompletableFuture.runAsync(() -> {}, thread).get();
    }

    @Override
    public void close() {
        thread.execute(this::release);
        thread.shutdown();
    }
}
