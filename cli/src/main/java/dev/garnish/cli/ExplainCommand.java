package dev.garnish.cli;

import dev.garnish.Catalog;
import dev.garnish.Printable;
import dev.garnish.Recipient;
import dev.garnish.rules.Explainer;
import dev.garnish.rules.Explanation;
import dev.garnish.rules.RuleSet;
import dev.garnish.rules.lang.Program;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code garnish explain}: why an item is shown as it is. */
final class ExplainCommand implements Verb {
    private final Console console;

    private final Setup setup = new Setup();
    private final PositionalParamSpec item = Args.parameter("0", "ITEM", "The item's id.");
    private final PositionalParamSpec attribute = PositionalParamSpec.builder()
            .index("1")
            .arity("0..1")
            .type(String.class)
            .paramLabel("ATTRIBUTE")
            .description("One attribute only.")
            .build();
    private final OptionSpec recipient = Args.option(
            "--recipient",
            "FILE|-",
            String.class,
            "Whom it is shown to: an endpoint, or an event whose first endpoint is taken.");
    private final OptionSpec format = Args.format();

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Args.spec(
                this,
                "explain",
                "Shows why an item is shown as it is: the cases tried, what each read and gave, and what is sent.",
                "",
                "It prints what the item and the recipient hold.",
                "",
                "Examples:",
                "  garnish explain 1815",
                "  garnish explain 1010 Genre --recipient examples/pinpoint/event.json");
        setup.addTo(spec);
        return spec.addOption(recipient).addOption(format).addPositional(item).addPositional(attribute);
    }

    @Override
    public Integer call() throws IOException {
        Catalog catalog = setup.openCatalog();
        RuleSet rules = setup.loadRules(catalog);
        Explanation explanation = explanation(rules, catalog);
        boolean json = format.getValue() == Format.json;
        console.out().println(json ? Report.json(explanation) : ExplanationText.of(explanation));
        return Exit.OK;
    }

    private Explanation explanation(RuleSet rules, Catalog catalog) throws IOException {
        Explanation all = Explainer.explain(rules, catalog, item.getValue(), recipient(rules));
        @Nullable String name = attribute.getValue();
        return name == null ? all : all.only(known(name, rules));
    }

    private @Nullable Recipient recipient(RuleSet rules) throws IOException {
        @Nullable String file = recipient.getValue();
        return file == null
                ? null
                : RecipientFile.read(
                        new Input(file, console.in()), rules.program().recipientFields());
    }

    private static String known(String name, RuleSet rules) {
        List<String> names = rules.program().attributes().stream()
                .map(Program.Attribute::name)
                .toList();
        if (!names.contains(name)) {
            throw Failure.usage(
                    "the rules have no attribute " + Printable.name(name) + ", only " + String.join(", ", names));
        }
        return name;
    }
}
