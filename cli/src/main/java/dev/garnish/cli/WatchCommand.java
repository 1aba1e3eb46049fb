package dev.garnish.cli;

import dev.garnish.RuleFiles;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.db.CatalogFile;
import dev.garnish.internal.lookup.ObservedCatalog;
import dev.garnish.review.RulesReview;
import dev.garnish.review.SavedRules;
import dev.garnish.review.StarterRules;
import dev.garnish.rules.InvalidRulesException;
import dev.garnish.rules.RulesSource;
import dev.garnish.rules.Source;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code garnish watch}: what a rule set does, shown anew after every save. */
final class WatchCommand implements Verb {
    private static final long TWICE_A_SECOND = 500_000_000;
    private static final String CLEAR = "\u001b[H\u001b[2J\u001b[3J";

    private final Console console;

    private final Setup setup = new Setup();
    private final OptionSpec items =
            Args.list("--item", "ID", "An item to show; may be given several times. Without it the first three.");

    private final OptionSpec format =
            Args.option("--format", "FORMAT", Format.class, "human", "human, or json: a line after each save.");

    /** The last rules that could be used, and what came of them. */
    private Optional<RulesReview> good = Optional.empty();

    WatchCommand(Console console) {
        this.console = console;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Args.spec(
                this,
                "watch",
                "Checks and tests rules, and shows what they make of some items, after every save. While the rules have a"
                        + " mistake, the last good result stays below it. Ends with Ctrl-C.",
                "",
                "Examples:",
                "  garnish watch",
                "  garnish watch --rules rules --catalog shop.mv.db --item 1815 --item 2009",
                "  garnish watch --format json | my-editor");
        setup.addTo(spec);
        return spec.addOption(items).addOption(format);
    }

    @Override
    public Integer call() throws FileSystemException {
        Path path = setup.rulesPath();
        Catalog catalog = inMemory();
        List<String> pinned = Args.listOf(items).isEmpty() ? StarterRules.items(catalog) : Args.listOf(items);
        if (RuleFiles.sources(path).isEmpty()) {
            throw new FileSystemException(path.toString(), null, "holds no file whose name ends in .rules");
        }
        SavedRules saved = SavedRules.of(new Files(path));
        try {
            while (true) {
                SavedRules.State state = saved.next();
                if (format.getValue() == Format.json) {
                    console.out().println(Report.line(line(state, catalog, pinned)));
                    console.flush();
                } else {
                    show(new WatchText(console, path), state, catalog, pinned);
                }
            }
        } catch (InterruptedException e) {
            return Exit.OK;
        }
    }

    /** Every item is looked at after every save. */
    private Catalog inMemory() {
        try (CatalogFile catalog = setup.openCatalog();
                Stream<Item> all = ObservedCatalog.counted(
                                catalog, slowly(read -> draw(CatalogText.items(read) + " read\n")))
                        .items()) {
            return Catalog.of(catalog.schema(), all.toList());
        }
    }

    private static Map<String, Object> line(SavedRules.State state, Catalog catalog, List<String> pinned) {
        if (!state.trouble().isEmpty()) {
            return WatchJson.unreadable(state.trouble());
        }
        try {
            long started = System.nanoTime();
            RulesReview review = RulesReview.of(state, catalog, pinned).overEveryItem(catalog);
            return WatchJson.good(review, (System.nanoTime() - started) / 1_000_000);
        } catch (InvalidRulesException invalid) {
            return WatchJson.invalid(invalid.problems());
        }
    }

    /** On a terminal in two steps: what takes long comes behind what the author waits for. */
    private void show(WatchText text, SavedRules.State state, Catalog catalog, List<String> pinned) {
        if (!state.trouble().isEmpty()) {
            draw(text, text.trouble(state.trouble(), good));
            return;
        }
        try {
            long started = System.nanoTime();
            RulesReview review = RulesReview.of(state, catalog, pinned);
            good = Optional.of(review);
            if (console.terminal()) {
                draw(text, text.good(review, "every item is being checked"));
            }
            RulesReview whole = review.overEveryItem(ObservedCatalog.counted(
                    catalog, slowly(read -> draw(text, text.good(review, CatalogText.items(read) + " checked")))));
            draw(text, text.good(whole, (System.nanoTime() - started) / 1_000_000 + " ms"));
        } catch (InvalidRulesException invalid) {
            draw(text, text.invalid(invalid.problems(), good));
        }
    }

    private void draw(WatchText text, String screen) {
        draw(console.terminal() ? text.fitted(screen) : screen);
    }

    private void draw(String screen) {
        console.out().print(console.terminal() ? CLEAR + screen : screen);
        console.flush();
    }

    private LongConsumer slowly(LongConsumer shown) {
        return slowly(console, System::nanoTime, shown);
    }

    /** On a terminal what long work has come to, twice a second; elsewhere nothing. */
    static LongConsumer slowly(Console console, LongSupplier nanoTime, LongConsumer shown) {
        long[] drawn = {nanoTime.getAsLong()};
        return read -> {
            if (console.terminal() && nanoTime.getAsLong() - drawn[0] > TWICE_A_SECOND) {
                drawn[0] = nanoTime.getAsLong();
                shown.accept(read);
            }
        };
    }

    /** Named as the author named them, and not by where links lead. */
    private record Files(Path path) implements RulesSource {
        @Override
        public List<Source> sources() throws FileSystemException {
            List<Source> sources = RuleFiles.sources(path);
            if (sources.isEmpty()) {
                throw new FileSystemException(path.toString(), null, "holds no file whose name ends in .rules");
            }
            return sources;
        }

        @Override
        public Optional<String> read(Source rules, String file) {
            return RuleFiles.table(rules, file);
        }
    }
}
