package dev.garnish.cli;

import dev.garnish.catalog.CatalogFile;
import dev.garnish.rules.CatalogCheck;
import dev.garnish.rules.RuleTests;
import dev.garnish.rules.TestReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
                "  garnish package lambda --rules my.rules --catalog shop.mv.db -o shop.zip");
        setup.addTo(spec);
        return spec.addOption(output).addOption(format);
    }

    @Override
    public Integer call() throws IOException {
        try (CatalogFile items = setup.openCatalog()) {
            Path zip = setup.target(output.getValue());
            PackagedRules rules = PackagedRules.read(setup.rulesPath(), items.schema());
            Template template = Template.beside(zip);
            accept(rules, items);
            Manifest manifest = LambdaPackage.write(code(), rules, items, zip);
            template.write();
            PackageReport report = new PackageReport(zip, Files.size(zip), manifest, template);
            boolean json = format.getValue() == Format.json;
            console.out().println(json ? Report.json(report.fields()) : report.text());
        }
        return Exit.OK;
    }

    /** Only rules that pass their own tests are packaged; what is odd about them is counted. */
    private void accept(PackagedRules rules, CatalogFile items) {
        int warnings = CatalogCheck.run(rules.rules(), items).warnings().size();
        if (warnings > 0) {
            console.err()
                    .println(setup.rulesPath() + ": " + SummaryLine.count(warnings, "warning")
                            + ": `garnish check` shows them");
        }
        TestReport tests = RuleTests.run(rules.rules(), items);
        if (!tests.passes()) {
            console.err().println(new TestText(tests, console.errColour()).text(false));
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
