package dev.garnish.cli;

import dev.garnish.Catalog;
import dev.garnish.Recipient;
import dev.garnish.rules.Explainer;
import dev.garnish.rules.Explanation;
import dev.garnish.rules.RuleSet;
import dev.garnish.rules.lang.Program;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code garnish explain}: why an item is shown as it is. */
@Command(
        name = "explain",
        description =
                "Shows why an item is shown as it is: the cases tried, what each read and gave, and what is sent.",
        footer = {
            "",
            "It prints what the item and the recipient hold.",
            "",
            "Examples:",
            "  garnish explain 1815",
            "  garnish explain 1010 Genre --recipient examples/pinpoint/event.json"
        })
final class ExplainCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final Setup setup = new Setup();

    @Parameters(index = "0", paramLabel = "ITEM", description = "The item's id.")
    private String item = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "ATTRIBUTE", description = "One attribute only.")
    private @Nullable String attribute;

    @Option(
            names = "--recipient",
            paramLabel = "FILE|-",
            description = "Whom it is shown to: an endpoint, or an event whose first endpoint is taken.")
    private @Nullable String recipient;

    @Option(
            names = "--format",
            defaultValue = "human",
            description = "${COMPLETION-CANDIDATES}; without it ${DEFAULT-VALUE}.")
    private Format format = Format.human;

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Catalog catalog = setup.openCatalog();
        RuleSet rules = setup.loadRules(catalog);
        Explanation explanation = Explainer.explain(rules, catalog, item, recipient(rules));
        if (attribute != null) {
            explanation = explanation.only(known(attribute, rules));
        }
        console.out().println(format == Format.json ? Report.json(explanation) : ExplanationText.of(explanation));
        return Exit.OK;
    }

    private @Nullable Recipient recipient(RuleSet rules) throws IOException {
        return recipient == null
                ? null
                : RecipientFile.read(
                        new Input(recipient, console.in()), rules.program().recipientFields());
    }

    private static String known(String name, RuleSet rules) {
        List<String> names = rules.program().attributes().stream()
                .map(Program.Attribute::name)
                .toList();
        if (!names.contains(name)) {
            throw Failure.usage("the rules have no attribute " + name + ", only " + String.join(", ", names));
        }
        return name;
    }
}
