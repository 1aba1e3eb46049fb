package dev.garnish.cli;

import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.event.Recipient;
import dev.garnish.internal.text.Printable;
import dev.garnish.review.Addressee;
import dev.garnish.review.Explainer;
import dev.garnish.review.Explanation;
import dev.garnish.review.RecipientExplanation;
import dev.garnish.review.json.ReviewJson;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code garnish explain}: why an item is shown as it is. */
final class ExplainCommand implements Verb {
    private final Console console;

    private final Setup setup = new Setup();
    private final PositionalParamSpec item =
            Args.optional("0", "ITEM", "The item's id. Without it: all that the recipient gets.");
    private final PositionalParamSpec attribute = Args.optional("1", "ATTRIBUTE", "One attribute only.");
    private final OptionSpec recipient = Args.option(
            "--recipient",
            "FILE|-",
            String.class,
            "Whom it is shown to: an endpoint, or an event of any host, or lines of events.");
    private final OptionSpec id = Args.option(
            "--id",
            "ID",
            String.class,
            "Which recipient of the event; without it the only one, and for an ITEM the first.");
    private final HostOption host = new HostOption();
    private final OptionSpec format = Args.format();

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Args.spec(
                this,
                "explain",
                "Shows why an item is shown as it is: the cases tried, what each read and gave, and what is sent; or all"
                        + " that a recipient of an event gets.",
                "",
                "It prints what the item and the recipient hold.",
                "",
                "Examples:",
                "  garnish explain 1815",
                "  garnish explain 1010 Genre --recipient examples/pinpoint/event.json",
                "  garnish explain --recipient examples/pinpoint/event.json --id endpointIDexample-1");
        setup.addTo(spec);
        return spec.addOption(recipient)
                .addOption(id)
                .addOption(host.spec())
                .addOption(format)
                .addPositional(item)
                .addPositional(attribute);
    }

    @Override
    public Integer call() throws IOException {
        @Nullable String asked = item.getValue();
        @Nullable String file = recipient.getValue();
        if (asked == null && file == null) {
            throw Failure.usage("Missing required parameter: 'ITEM'; see garnish explain --help");
        } else if (file == null && id.getValue() != null) {
            throw Failure.usage("--id is for --recipient only");
        }
        Catalog catalog = setup.openCatalog();
        RuleSet rules = setup.loadRules(catalog);
        @Nullable RecipientFile recipients = file == null ? null : recipients(file, rules);
        if (asked == null) {
            recipient(rules, catalog, Objects.requireNonNull(recipients));
        } else {
            item(rules, catalog, asked, recipients);
        }
        return Exit.OK;
    }

    private RecipientFile recipients(String file, RuleSet rules) throws IOException {
        return RecipientFile.read(new Input(file, console.in()), host, rules.recipientFields());
    }

    private void item(RuleSet rules, Catalog catalog, String asked, @Nullable RecipientFile recipients) {
        @Nullable
        Recipient whom = recipients == null
                ? null
                : chosen(recipients, recipients::first).recipient();
        Explanation all = Explainer.explain(rules, catalog, asked, whom);
        @Nullable String name = attribute.getValue();
        Explanation explanation = name == null ? all : all.only(known(name, rules));
        print(ReviewJson.explanation(explanation), () -> ExplanationText.of(explanation));
    }

    private void recipient(RuleSet rules, Catalog catalog, RecipientFile recipients) {
        Addressee one = chosen(recipients, recipients::only);
        RecipientExplanation explanation = Explainer.explain(rules, catalog, one.recipient(), one.items());
        print(ReviewJson.explanation(explanation), () -> ExplanationText.of(explanation));
    }

    private Addressee chosen(RecipientFile recipients, Supplier<Addressee> fallback) {
        @Nullable String given = id.getValue();
        return given == null ? fallback.get() : recipients.of(given);
    }

    private void print(Map<String, Object> fields, Supplier<String> text) {
        console.out()
                .println(
                        format.getValue() == Format.json
                                ? Report.json(fields)
                                : TerminalSize.fitted(console, text.get()));
    }

    private static String known(String name, RuleSet rules) {
        List<String> names = rules.attributes();
        if (!names.contains(name)) {
            throw Failure.usage(
                    "the rules have no attribute " + Printable.name(name) + ", only " + String.join(", ", names));
        }
        return name;
    }
}
