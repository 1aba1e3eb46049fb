package dev.garnish.cli;

import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.event.EventFormat;
import dev.garnish.event.ReplyEnvelope;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code garnish bench}: a rule author's quick answer on their own rules. */
final class BenchCommand implements Verb {
    private final Console console;

    private final Setup setup = new Setup();
    private final PositionalParamSpec event = Args.event();
    private final OptionSpec seconds = Args.option("--seconds", "N", int.class, "3", "How long to measure.");
    private final HostOption host = new HostOption();
    private final OptionSpec format = Args.format();

    BenchCommand(Console console) {
        this.console = console;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Args.spec(
                this,
                "bench",
                "Measures what an event costs with these rules, and which attributes and cases cost most.",
                "",
                "Example:",
                "  garnish bench --rules my.rules examples/pinpoint/event.json");
        setup.addTo(spec);
        return spec.addOption(seconds).addOption(host.spec()).addOption(format).addPositional(event);
    }

    @Override
    public Integer call() throws IOException {
        byte[] json = new Input(event.getValue(), console.in()).read(EventFormat.LAMBDA_LIMIT);
        Catalog catalog = setup.openCatalog();
        RuleSet rules = setup.loadRules(catalog);
        Bench.Result measured =
                new Bench(rules, catalog, host.formats(ReplyEnvelope.BARE).of(json), json).measure(seconds());
        console.out()
                .println(
                        format.getValue() == Format.json
                                ? Report.json(BenchText.fields(measured))
                                : BenchText.of(measured));
        return Exit.OK;
    }

    private int seconds() {
        int given = seconds.getValue();
        if (given < 1 || given > 600) {
            throw Failure.usage("--seconds is " + given + ", expected 1 to 600");
        }
        return given;
    }
}
