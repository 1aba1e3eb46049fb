package dev.garnish.cli;

import dev.garnish.catalog.db.CatalogFile;
import dev.garnish.catalog.db.CatalogImport;
import dev.garnish.catalog.db.ImportMapping;
import dev.garnish.catalog.db.ProposedImport;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.internal.text.Printable;
import dev.garnish.review.StarterRules;
import dev.garnish.rules.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code garnish init}: a folder to start from, with rules for the user's own items. */
final class InitCommand implements Verb {
    private static final String CATALOG = "items.mv.db";
    private static final String RULES = "rules/items.rules";
    private static final String SAMPLE = "items.csv";

    private final Console console;

    private final OptionSpec from = Args.option(
            "--from",
            "FILE",
            Path.class,
            "Your own items: CSV, JSON, JSON Lines or a feed. Without it a sample of eight.");
    private final OptionSpec id = Args.option(
            "--id", "COLUMN", String.class, "The column of the ids; without it the likeliest one is taken and named.");
    private final OptionSpec format = Args.format();
    private final PositionalParamSpec folder = PositionalParamSpec.builder()
            .index("0")
            .arity("0..1")
            .type(Path.class)
            .defaultValue(".")
            .paramLabel("DIR")
            .description("The folder, which is made if it is not there; without it the current one.")
            .build();

    InitCommand(Console console) {
        this.console = console;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Args.spec(
                this,
                "init",
                "Writes rules, a catalog, an event, tests and a README to start from. What is there is never overwritten.",
                "",
                "Examples:",
                "  garnish init shop",
                "  garnish init shop --from items.csv",
                "  garnish init shop --from products_export.csv --id Handle");
        return spec.addOption(from).addOption(id).addOption(format).addPositional(folder);
    }

    @Override
    public Integer call() throws IOException {
        Path target = folder.getValue();
        @Nullable Path own = from.getValue();
        List<String> names = new ArrayList<>(List.of(RULES, CATALOG, "event.json", "README.md"));
        if (own == null) {
            names.add(SAMPLE);
        } else {
            new Input(own.toString(), console.in()).file();
        }
        for (Path folder = target; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                throw Failure.environment(Printable.name(folder.toString()) + ": is a file: name a folder");
            }
        }
        refuseExisting(target, names);
        Path stage = NewFolder.staged(target);
        try {
            ProposedImport proposed = fill(stage, target, own);
            NewFolder.moveInto(target, stage, names);
            print(target, names, proposed);
        } catch (CatalogException e) {
            throw undecided(e, stage, target);
        } finally {
            NewFolder.delete(stage);
        }
        return Exit.OK;
    }

    private static void refuseExisting(Path target, List<String> names) {
        List<String> there = names.stream()
                .filter(name -> Files.exists(target.resolve(name)))
                .map(name -> Printable.name(target.resolve(name).normalize().toString()))
                .toList();
        if (!there.isEmpty()) {
            throw Failure.environment(
                    "%s: there already: nothing was written; name another folder".formatted(String.join(", ", there)));
        }
    }

    private ProposedImport fill(Path stage, Path target, @Nullable Path own) throws IOException {
        if (own == null) {
            Files.writeString(stage.resolve(SAMPLE), resource(SAMPLE));
        }
        Path items = own == null ? stage.resolve(SAMPLE) : own;
        ProposedImport proposed = imported(stage.resolve(CATALOG), items);
        try (CatalogFile catalog = CatalogFile.open(stage.resolve(CATALOG))) {
            Files.createDirectory(stage.resolve("rules"));
            Files.writeString(stage.resolve(RULES), rules(catalog, items).text());
            String ids = StarterRules.items(catalog).stream()
                    .map(InitCommand::quoted)
                    .collect(Collectors.joining(", "));
            Files.writeString(
                    stage.resolve("event.json"), resource("event.json").replace("ITEMS", ids));
        }
        Path source = own == null ? target.resolve(SAMPLE).normalize() : own;
        Files.writeString(
                stage.resolve("README.md"),
                resource("README.md")
                        .replace("CATALOG", CATALOG)
                        .replace("SOURCE", source.toString())
                        .replace("COMMANDS", String.join("\n", commands(target)))
                        .replace(
                                "IMPORT",
                                proposed.command(source, target.resolve(CATALOG).normalize())));
        return proposed;
    }

    /** With the first options that fit all rows; a mapping file beside the items is used as it is. */
    private ProposedImport imported(Path catalog, Path items) throws IOException {
        Path mapping = MappingFile.beside(items);
        Optional<ImportMapping> kept =
                Files.exists(mapping) ? Optional.of(MappingFile.load(mapping)) : Optional.empty();
        return ProposedImport.of(items, id.getValue(), kept.isPresent(), () -> {
                    CatalogImport wanted =
                            CatalogImport.of(catalog, List.of(items)).extend();
                    kept.ifPresent(one -> MappingFile.set(one, wanted));
                    return wanted;
                })
                .run();
    }

    /** What the file does not show is asked by an import, whose answers can be kept beside the file. */
    private static RuntimeException undecided(CatalogException e, Path stage, Path target) {
        String message = String.valueOf(e.getMessage()).replace(stage.toString(), target.toString());
        boolean isAsked = e.kind() == CatalogException.Kind.BAD_DATA && message.contains("garnish catalog import");
        return isAsked
                ? Failure.badInput(
                        message + " --dry-run --save, which keeps the answer beside the file; then run init again")
                : e;
    }

    private static Source rules(CatalogFile catalog, Path items) {
        try {
            return StarterRules.of("items.rules", catalog);
        } catch (IllegalArgumentException e) {
            throw Failure.badInput(Printable.name(items.toString()) + ": " + e.getMessage());
        }
    }

    private static String quoted(String text) {
        return Report.json(text);
    }

    private static List<String> commands(Path target) {
        String garnish = Launcher.command();
        String with = " --rules %s --catalog %s"
                .formatted(
                        ProposedImport.shell(target.resolve("rules").normalize().toString()),
                        ProposedImport.shell(target.resolve(CATALOG).normalize().toString()));
        return List.of(
                garnish + " test" + with,
                garnish + " check" + with,
                garnish + " preview --event "
                        + ProposedImport.shell(
                                target.resolve("event.json").normalize().toString()) + with);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = InitCommand.class.getResourceAsStream("init/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the build left out " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void print(Path target, List<String> names, ProposedImport proposed) {
        List<String> files = names.stream()
                .sorted()
                .map(name -> target.resolve(name).normalize().toString())
                .toList();
        if (format.getValue() == Format.json) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("files", files);
            fields.put("items", proposed.items());
            fields.put("remarks", proposed.remarks());
            fields.put("next", commands(target));
            console.out().println(Report.json(fields));
            return;
        }
        proposed.remarks().forEach(remark -> console.err().println(Printable.text(remark)));
        files.forEach(file -> console.out().println(Printable.name(file)));
        console.out().println();
        console.out().println(SummaryLine.count(proposed.items(), "item") + " imported. The next three commands:");
        int width = TerminalSize.ofMessages(console, console.terminal());
        commands(target).stream()
                .flatMap(command -> Examples.folded("  " + command, width).stream())
                .forEach(console.out()::println);
    }
}
