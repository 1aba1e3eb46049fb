package dev.garnish.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code garnish} command: picks the verb, runs it, and turns what goes wrong into one line and an exit code. */
@Command(
        name = "garnish",
        description = "Turns recommended item ids into what a message shows, by rules that people edit as plain files.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        footer = {"", "Example:", "  garnish enrich examples/pinpoint/event.json"})
public final class Garnish {
    private Garnish() {}

    public static void main(String[] arguments) {
        System.exit(run(Console.ofProcess(), arguments));
    }

    /** Runs one command and gives its exit code. Nothing escapes. */
    static int run(Console console, String... arguments) {
        int exit = execute(console, arguments);
        try {
            console.flush();
            return exit;
        } catch (Failure failure) {
            return tell(console, failure);
        }
    }

    private static int execute(Console console, String... arguments) {
        try {
            return commandLine(console).execute(arguments);
        } catch (OutOfMemoryError | StackOverflowError e) {
            return tell(console, e);
        }
    }

    private static CommandLine commandLine(Console console) {
        CommandLine all = new CommandLine(new Garnish());
        all.addSubcommand(new EnrichCommand(console));
        all.addSubcommand(new CheckCommand(console));
        all.addSubcommand(new TestCommand(console));
        all.addSubcommand(new ExplainCommand(console));
        all.addSubcommand(new ExplainErrorCommand(console));
        all.addSubcommand(new BenchCommand(console));
        all.getCommandSpec().exitCodeOnUsageHelp(Exit.OK);
        all.getCommandSpec().usageMessage().exitCodeList(CommandLine.Model.UsageMessageSpec.keyValuesMap(Exit.HELP));
        for (CommandLine one : everyLevel(all)) {
            one.getCommandSpec().mixinStandardHelpOptions(true);
            one.getCommandSpec().versionProvider(() -> new String[] {version()});
        }
        all.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
        all.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
        all.setColorScheme(CommandLine.Help.defaultColorScheme(console.colour() ? Ansi.ON : Ansi.OFF));
        all.setCaseInsensitiveEnumValuesAllowed(true);
        all.setParameterExceptionHandler((wrong, given) -> tellUsage(console, wrong));
        all.setExecutionExceptionHandler((thrown, command, parsed) -> tell(console, thrown));
        return all;
    }

    private static List<CommandLine> everyLevel(CommandLine all) {
        List<CommandLine> levels = new ArrayList<>(all.getSubcommands().values());
        levels.add(all);
        return levels;
    }

    private static int tell(Console console, Throwable thrown) {
        Trouble trouble = Trouble.of(thrown, console.errColour());
        console.err().println(trouble.text());
        console.err().flush();
        return trouble.exit();
    }

    private static int tellUsage(Console console, ParameterException wrong) {
        String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        String message = String.valueOf(wrong.getMessage()).lines().findFirst().orElse("");
        console.err().println("garnish: " + message + suggestion(wrong) + "; see " + command + " --help");
        return Exit.USAGE;
    }

    private static String suggestion(ParameterException wrong) {
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            List<String> near = unmatched.getSuggestions();
            return near.isEmpty() ? "" : ", did you mean " + near.get(0) + "?";
        }
        return "";
    }

    static String version() {
        String version = Garnish.class.getPackage().getImplementationVersion();
        return "garnish " + (version == null ? "(unpacked)" : version) + " on Java " + Runtime.version();
    }
}
