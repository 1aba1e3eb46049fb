package dev.garnish.cli;

import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.event.Recipient;
import dev.garnish.internal.text.Printable;
import dev.garnish.review.Addressee;
import dev.garnish.review.RecipientPreview;
import dev.garnish.review.SampleItems;
import dev.garnish.review.json.PreviewJson;
import dev.garnish.review.page.PreviewPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code garnish preview}: what recipients get, before anybody does. */
final class PreviewCommand implements Verb {
    private static final int MOST_RECIPIENTS = 20;
    private static final int USUAL_SAMPLE = 5;

    private final Console console;

    private final Setup setup = new Setup();
    private final OptionSpec items = Args.option("--items", "IDS", String.class, "The recommended items: 1815,2009.");
    private final OptionSpec event =
            Args.option("--event", "EVENT|-", String.class, "The recipients of an event, each with their own items.");
    private final OptionSpec sample = Args.option(
            "--sample", "N", Integer.class, "N items, spread over the catalog; 5 where nothing else names items.");
    private final OptionSpec recipients = Args.list(
            "--recipient",
            "FILE",
            "Whom the items are shown to: an endpoint, or an event of any host. It may be given several times; without it a"
                    + " recipient without fields.");
    private final OptionSpec id = Args.option("--id", "ID", String.class, "One recipient of the files only.");
    private final OptionSpec html = Args.option(
            "--html",
            "FILE|-",
            Path.class,
            "Writes a page: e-mail, push and SMS, recipients masked; beside it only --format json prints.");
    private final HostOption host = new HostOption();
    private final OptionSpec format = Args.format();

    PreviewCommand(Console console) {
        this.console = console;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Args.spec(
                this,
                "preview",
                "Shows what recipients get: each value with the case that gave it, marked where it is the `else`, cut, or"
                        + " comes after an image that was refused.",
                "",
                "Except in the page it prints what the recipients would read.",
                "",
                "Examples:",
                "  garnish preview",
                "  garnish preview --items 1815,2009 --recipient examples/pinpoint/event.json",
                "  garnish preview --event examples/pinpoint/event.json --html preview.html");
        setup.addTo(spec);
        return spec.addOption(items)
                .addOption(event)
                .addOption(sample)
                .addOption(recipients)
                .addOption(id)
                .addOption(host.spec())
                .addOption(html)
                .addOption(format);
    }

    @Override
    public Integer call() throws IOException {
        setup.read().add(host.given());
        long sources = Stream.of(items, event, sample)
                .filter(one -> one.getValue() != null)
                .count();
        if (sources > 1) {
            throw Failure.usage("--items, --event and --sample exclude each other");
        }
        if (id.getValue() != null && event.getValue() == null && recipients.getValue() == null) {
            throw Failure.usage("--id is for --event and --recipient only");
        }
        Catalog catalog = setup.openCatalog();
        RuleSet rules = setup.loadRules(catalog);
        List<RecipientFile> files = files(rules);
        List<Addressee> addressees;
        try (ProgressLine progress = ProgressLine.on(console, "items")) {
            addressees = addressees(files, progress.counting(catalog));
        }
        int malformed = files.stream().mapToInt(RecipientFile::malformed).sum();
        int all = files.stream().mapToInt(RecipientFile::size).sum() - malformed;
        List<RecipientPreview> previews = addressees.stream()
                .map(one -> RecipientPreview.of(rules, catalog, one))
                .toList();
        if (malformed > 0) {
            console.err().println(SummaryLine.count(malformed, "recipient") + " passed over, not of a host's shape");
        }
        print(previews, id.getValue() == null ? Math.max(0, all - previews.size()) : 0);
        return Exit.OK;
    }

    private List<RecipientFile> files(RuleSet rules) throws IOException {
        List<String> names = new ArrayList<>(Args.listOf(recipients));
        @Nullable String eventFile = event.getValue();
        if (eventFile != null) {
            names.add(0, eventFile);
        }
        List<RecipientFile> files = new ArrayList<>();
        for (String name : names) {
            files.add(RecipientFile.read(setup.input(name, console), host, rules.recipientFields()));
        }
        return files;
    }

    private List<Addressee> addressees(List<RecipientFile> files, Catalog catalog) {
        @Nullable String one = id.getValue();
        List<Addressee> found = one == null
                ? files.stream()
                        .flatMap(file -> file.first(MOST_RECIPIENTS).stream())
                        .limit(MOST_RECIPIENTS)
                        .toList()
                : files.stream().map(file -> file.of(one)).toList();
        boolean haveItems = found.stream().anyMatch(addressee -> addressee.items() != null);
        @Nullable String eventFile = event.getValue();
        if (eventFile != null && !haveItems) {
            throw Failure.badInput(
                    Printable.name(eventFile)
                            + ": expected an event with recommended items, found none: show recipients without items by --recipient");
        }
        @Nullable List<String> shown = chosenItems(haveItems, catalog);
        if (files.isEmpty()) {
            return List.of(new Addressee(Recipient.of(""), shown));
        }
        return shown == null
                ? found
                : found.stream()
                        .map(addressee -> new Addressee(addressee.recipient(), shown))
                        .toList();
    }

    /** Null: those that the recipients came with. */
    private @Nullable List<String> chosenItems(boolean haveItems, Catalog catalog) {
        @Nullable String given = items.getValue();
        if (given != null) {
            List<String> ids = Arrays.stream(given.split(",", -1))
                    .map(String::strip)
                    .filter(one -> !one.isEmpty())
                    .toList();
            if (ids.isEmpty()) {
                throw Failure.usage("--items names no item: expected ids with commas between them");
            }
            return ids;
        }
        @Nullable Integer count = sample.getValue();
        if (count == null && (haveItems || event.getValue() != null)) {
            return null;
        }
        int many = Objects.requireNonNullElse(count, USUAL_SAMPLE);
        if (many < 1) {
            throw Failure.usage("--sample is " + many + ", expected 1 or more");
        }
        return SampleItems.of(catalog, many);
    }

    private void print(List<RecipientPreview> previews, int others) throws IOException {
        @Nullable Path page = html.getValue();
        boolean json = format.getValue() == Format.json;
        if (page != null) {
            setup.write(console, page, PreviewPage.of(previews), json);
        }
        if (json) {
            console.out().println(Report.json(PreviewJson.of(previews, others)));
        } else if (page == null) {
            console.out().print(new PreviewText(TerminalSize.columns(console), console.colour()).of(previews));
        }
        if (others > 0) {
            console.err().println("and " + SummaryLine.count(others, "other recipient") + ": choose one with --id");
        }
    }
}
