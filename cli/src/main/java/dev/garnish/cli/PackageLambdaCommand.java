package dev.garnish.cli;

import dev.garnish.catalog.db.CatalogFile;
import dev.garnish.event.EventFormat;
import dev.garnish.internal.text.Printable;
import dev.garnish.review.CatalogCheck;
import dev.garnish.review.RuleTests;
import dev.garnish.review.TestReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code garnish package lambda}: one zip that AWS Lambda runs. */
final class PackageLambdaCommand implements Verb {
    /** The function's code, a zip set by the launcher. */
    static final String CODE = "garnish.lambda";

    private final Console console;

    private final Setup setup = new Setup();
    private final OptionSpec output = OptionSpec.builder("-o", "--output")
            .type(String.class)
            .paramLabel("FILE")
            .defaultValue("garnish-lambda.zip")
            .description("Where to. An existing file is replaced whole. Without it garnish-lambda.zip.")
            .build();
    private final OptionSpec tried = Args.option(
            "--try",
            "EVENT.json|-",
            String.class,
            "Runs the package with Lambda's runtime client and prints its reply to this event; the report goes to standard"
                    + " error then. Settings are taken from variables GARNISH_*. Linux only.");
    private final HostOption host = new HostOption();
    private final OptionSpec format = Args.format();

    PackageLambdaCommand(Console console) {
        this.console = console;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Args.spec(
                this,
                "lambda",
                "Makes the zip of an AWS Lambda function: code, rules that were checked and tested, and the items as a"
                        + " pack; beside it template.yaml, which deploys it. Prints the calls that let a host use it.",
                "",
                "Examples:",
                "  garnish package lambda",
                "  garnish package lambda --rules my.rules --catalog shop.mv.db -o shop.zip",
                "  garnish package lambda --host mailer.json",
                "  garnish package lambda --try examples/pinpoint/event.json");
        setup.addTo(spec);
        return spec.addOption(output).addOption(host.spec()).addOption(tried).addOption(format);
    }

    @Override
    public Integer call() throws IOException {
        @Nullable String event = tried.getValue();
        if (event == null) {
            make(PackagedHost.of(host), console.out());
            return Exit.OK;
        }
        LocalLambda lambda = LocalLambda.of(System.getenv());
        byte[] json = setup.input(event, console).read(EventFormat.LAMBDA_LIMIT);
        PackagedHost events = PackagedHost.of(host);
        Path zip = make(events, console.err());
        byte[] reply = lambda.invoke(zip, events, json, console.err());
        console.print(reply);
        return Exit.OK;
    }

    /** Gives the package. */
    private Path make(PackagedHost events, PrintStream out) throws IOException {
        try (CatalogFile items = setup.openCatalog()) {
            PackagedRules rules = PackagedRules.read(setup.rulesPath(), items.schema());
            setup.read().add(rules.rules());
            setup.read().add(host.given());
            Path zip = setup.target(output.getValue());
            Template template = Template.beside(zip, events);
            accept(rules, items);
            Manifest manifest = LambdaPackage.write(code(), rules, items, events, zip);
            template.write();
            PackageReport report = new PackageReport(zip, Files.size(zip), manifest, template);
            boolean json = format.getValue() == Format.json;
            out.println(json ? Report.json(report.fields()) : report.text());
            return zip;
        }
    }

    /** Only rules that pass their own tests are packaged; what is odd about them is counted. */
    private void accept(PackagedRules rules, CatalogFile items) {
        int warnings = CatalogCheck.run(rules.rules(), items).warnings().size();
        if (warnings > 0) {
            console.err()
                    .println(Printable.name(setup.rulesPath().toString()) + ": "
                            + SummaryLine.count(warnings, "warning") + ": `garnish check` shows them");
        }
        TestReport tests = RuleTests.run(rules.rules(), items);
        if (!tests.passes()) {
            console.err()
                    .println(new TestText(
                                    tests, console.errColour(), TerminalSize.ofMessages(console, console.errTerminal()))
                            .text(false));
            throw Failure.findings(setup.rulesPath() + ": rules that fail a test are not packaged");
        }
    }

    private static Path code() {
        String code = System.getProperty(CODE);
        if (code == null) {
            throw Failure.environment("the function's code is not here: use the launcher `garnish`, which builds it");
        }
        return Path.of(code);
    }
}
