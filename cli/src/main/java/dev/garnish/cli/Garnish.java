package dev.garnish.cli;

import dev.garnish.catalog.db.CatalogChanges;
import dev.garnish.internal.text.Printable;
import dev.garnish.internal.text.Suggestion;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code garnish} command: picks the verb, runs it, and turns what goes wrong into one line and an exit code. */
public final class Garnish {
    /** Narrower help cannot be laid out. */
    private static final int LEAST_WIDTH = 55;

    /** Two dashes alone begin everything. */
    private static final int LEAST_BEGUN = 3;

    private Garnish() {}

    /**
     * Runs one command and ends the JVM with its exit code: 0 fine, 1 findings, 2 usage, 3 bad data, 4 environment, 70 a fault of
     * Garnish's own.
     *
     * @param arguments a verb and what it takes
     */
    public static void main(String[] arguments) {
        Console console = Console.ofProcess();
        CatalogChanges changes = new CatalogChanges();
        boolean mayChange = arguments.length > 0 && arguments[0].equals("catalog");
        System.exit(
                mayChange
                        ? Interruption.guard(console, changes, () -> run(console, changes, arguments))
                        : run(console, changes, arguments));
    }

    /** Runs one command and gives its exit code. Nothing escapes. */
    static int run(Console console, String... arguments) {
        return run(console, new CatalogChanges(), arguments);
    }

    private static int run(Console console, CatalogChanges changes, String... arguments) {
        int exit = execute(console, changes, arguments);
        try {
            console.flush();
            return exit;
        } catch (Failure failure) {
            return report(console, failure);
        }
    }

    private static int execute(Console console, CatalogChanges changes, String... given) {
        String[] arguments = helpAsOption(given);
        try {
            return commandLine(console, changes, arguments).execute(arguments);
        } catch (Error e) {
            // Of memory, or of a class that cannot be loaded: picocli lets them through.
            return report(console, e);
        }
    }

    /** {@code garnish help check} is {@code garnish check --help}. */
    private static String[] helpAsOption(String... given) {
        if (given.length == 0 || !given[0].equals("help")) {
            return given;
        }
        String[] arguments = Arrays.copyOfRange(given, 1, given.length + 1);
        arguments[arguments.length - 1] = "--help";
        return arguments;
    }

    private static CommandLine commandLine(Console console, CatalogChanges changes, String... arguments) {
        CommandLine all = new CommandLine(root());
        Map<String, Function<Console, CommandSpec>> verbs = verbs(changes);
        String named = arguments.length == 0 ? "" : arguments[0];
        verbs.forEach((name, verb) -> {
            // A verb that is not run is needed for help and suggestions only.
            if (name.equals(named) || !verbs.containsKey(named)) {
                all.addSubcommand(name, verb.apply(console));
            }
        });
        all.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
        all.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
        all.setColorScheme(CommandLine.Help.defaultColorScheme(console.colour() ? Ansi.ON : Ansi.OFF));
        int width = Math.max(LEAST_WIDTH, TerminalSize.columns(console));
        all.setUsageHelpWidth(width);
        Map<String, IHelpSectionRenderer> sections = all.getHelpSectionMap();
        sections.put(UsageMessageSpec.SECTION_KEY_FOOTER, new Examples(width));
        all.setHelpSectionMap(sections);
        all.setCaseInsensitiveEnumValuesAllowed(true);
        all.setParameterExceptionHandler((wrong, given) -> tellUsage(console, wrong));
        all.setExecutionExceptionHandler((thrown, command, parsed) -> report(console, thrown));
        return all;
    }

    private static Map<String, Function<Console, CommandSpec>> verbs(CatalogChanges changes) {
        Map<String, Function<Console, CommandSpec>> verbs = new LinkedHashMap<>();
        verbs.put("init", console -> new InitCommand(console).spec());
        verbs.put("enrich", console -> new EnrichCommand(console).spec());
        verbs.put("check", console -> new CheckCommand(console).spec());
        verbs.put("test", console -> new TestCommand(console).spec());
        verbs.put("watch", console -> new WatchCommand(console).spec());
        verbs.put("lsp", console -> new LspCommand(console).spec());
        verbs.put("fmt", console -> new FmtCommand(console).spec());
        verbs.put("explain", console -> new ExplainCommand(console).spec());
        verbs.put("explain-error", console -> new ExplainErrorCommand(console).spec());
        verbs.put("preview", console -> new PreviewCommand(console).spec());
        verbs.put("coverage", console -> new CoverageCommand(console).spec());
        verbs.put("diff", console -> new DiffCommand(console).spec());
        verbs.put("render", console -> new RenderCommand(console).spec());
        verbs.put("serve", console -> new ServeCommand(console).spec());
        verbs.put("studio", console -> new StudioCommand(console).spec());
        verbs.put("bench", console -> new BenchCommand(console).spec());
        verbs.put("ship", console -> new ShipCommand(console).spec());
        verbs.put("history", console -> new HistoryCommand(console).spec());
        verbs.put("rollback", console -> new RollbackCommand(console).spec());
        verbs.put("catalog", console -> CatalogVerbs.spec(console, changes));
        verbs.put("package", PackageVerbs::spec);
        verbs.put("completion", console -> new CompletionCommand(console, () -> commandLine(console, changes)).spec());
        return verbs;
    }

    private static CommandSpec root() {
        CommandSpec spec = Args.withHelp(CommandSpec.create().name("garnish"));
        spec.usageMessage()
                .description("Turns recommended item ids into what a message shows, by rules that people edit as plain"
                        + " files.")
                .synopsisSubcommandLabel("COMMAND")
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(UsageMessageSpec.keyValuesMap(Exit.HELP))
                .footer("", "Example:", "  garnish enrich examples/pinpoint/event.json");
        return spec;
    }

    private static int report(Console console, Throwable thrown) {
        Trouble trouble =
                Trouble.of(thrown, console.errColour(), TerminalSize.ofMessages(console, console.errTerminal()));
        if (!trouble.text().isEmpty()) {
            console.err().println(trouble.text());
            console.err().flush();
        }
        return trouble.exit();
    }

    private static int tellUsage(Console console, ParameterException wrong) {
        String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        String message = String.valueOf(wrong.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .replace("option option", "option")
                .replaceFirst(" is not an? (int|long)$", " is no whole number");
        console.err()
                .println("garnish: " + Printable.name(message) + suggestion(wrong) + "; see " + command + " --help");
        return Exit.USAGE;
    }

    private static String suggestion(ParameterException wrong) {
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            String written = unmatched.getUnmatched().get(0).split("=", 2)[0];
            return begun(wrong, written)
                    .or(() -> Suggestion.among(unmatched.getSuggestions(), written))
                    .map(near -> ", did you mean " + near + "?")
                    .orElse("");
        }
        return "";
    }

    /** The shortest option that begins with what was written, which is too short to be near to it. */
    private static Optional<String> begun(ParameterException wrong, String written) {
        return wrong.getCommandLine().getCommandSpec().optionsMap().keySet().stream()
                .filter(option -> written.length() > LEAST_BEGUN && option.startsWith(written))
                .min(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()));
    }

    static String version() {
        return "garnish " + number() + " on Java " + Runtime.version();
    }

    static String number() {
        String version = Garnish.class.getPackage().getImplementationVersion();
        return version == null ? "(unpacked)" : version;
    }
}
