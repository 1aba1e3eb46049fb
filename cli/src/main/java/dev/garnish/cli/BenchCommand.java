package dev.garnish.cli;

import dev.garnish.Catalog;
import dev.garnish.event.EventFormat;
import dev.garnish.rules.RuleSet;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code garnish bench}: a rule author's quick answer on their own rules. */
@Command(
        name = "bench",
        description = "Measures what an event costs with these rules, and which attributes and cases cost most.",
        footer = {"", "Example:", "  garnish bench --rules my.rules examples/pinpoint/event.json"})
final class BenchCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final Setup setup = new Setup();

    @Option(names = "--seconds", defaultValue = "3", description = "How long to measure; without it ${DEFAULT-VALUE}.")
    private int seconds = 3;

    @Option(
            names = "--format",
            defaultValue = "human",
            description = "${COMPLETION-CANDIDATES}; without it ${DEFAULT-VALUE}.")
    private Format format = Format.human;

    @Parameters(paramLabel = "EVENT.json|-", description = "The event; - reads standard input.")
    private String event = "-";

    BenchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (seconds < 1 || seconds > 600) {
            throw Failure.usage("--seconds is " + seconds + ", expected 1 to 600");
        }
        byte[] json = new Input(event, console.in()).read(EventFormat.LAMBDA_LIMIT);
        Catalog catalog = setup.openCatalog();
        RuleSet rules = setup.loadRules(catalog);
        Bench.Result measured = new Bench(rules, catalog, json).measure(seconds);
        console.out().println(format == Format.json ? Report.json(measured) : BenchText.of(measured));
        return Exit.OK;
    }
}
