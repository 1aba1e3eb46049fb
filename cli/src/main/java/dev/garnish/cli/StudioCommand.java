package dev.garnish.cli;

import dev.garnish.server.studio.Studio;
import dev.garnish.server.studio.StudioOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code garnish studio}: a page where rules are edited, seen and shipped, until a signal ends it. */
final class StudioCommand implements Verb {
    private final Console console;

    private final Setup setup = new Setup();
    private final OptionSpec rules = Args.option(
            "--rules",
            "FILE|DIR",
            Path.class,
            "A rules file or a folder of them; without it the folder rules here, which the first file makes.");
    private final OptionSpec port =
            Args.option("--port", "N", Integer.class, "0", "The port on this machine; 0 is any that is free.");
    private final OptionSpec noBrowser = Args.flag("--no-browser", "Opens no browser; the address is printed anyway.");
    private final OptionSpec releases = Args.option(
            "--releases",
            "DIR",
            Path.class,
            "The folder that hosts read their rules from: its history is shown, and rules are shipped to it.");

    StudioCommand(Console console) {
        this.console = console;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Args.spec(
                this,
                "studio",
                "Opens a page on this machine where rules are edited: problems as you type, what recipients get, why, how"
                        + " many items each case has, what changes, tests, and shipping. It prints the page's address, which"
                        + " lets one browser in. Ends with Ctrl-C or SIGTERM, after what is under way. See docs/studio.md.",
                "",
                "Without --catalog the items are those of items.mv.db beside the rules, where that is there, else the sample.",
                "",
                "Examples:",
                "  garnish studio",
                "  garnish studio --rules rules --catalog shop.mv.db --releases /srv/rules",
                "  garnish studio --no-browser --port 8090");
        setup.addCatalogTo(spec);
        return spec.addOption(rules).addOption(port).addOption(noBrowser).addOption(releases);
    }

    @Override
    public Integer call() throws IOException {
        try (Studio studio = Studio.start(options())) {
            URI address = studio.address();
            console.out().println(address);
            console.out().flush();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(studio), "garnish-stop"));
            if (!noBrowser.<Boolean>getValue()) {
                open(address);
            }
            studio.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Exit.OK;
    }

    private StudioOptions options() {
        int number = port.getValue();
        if (number < 0 || number > ServeCommand.MOST_PORT) {
            throw Failure.usage("--port is " + number + ", expected 0 to " + ServeCommand.MOST_PORT);
        }
        @Nullable Path shipped = releases.getValue();
        return new StudioOptions(
                rules.getValue() == null ? Path.of("rules") : rules.getValue(),
                setup.givenCatalog().orElse(null),
                number,
                state(),
                shipped,
                thrown -> Trouble.of(thrown, false).reason(),
                Garnish.number(),
                console.err());
    }

    /** A folder of the user's for what programs remember, as this system has it. */
    private static Path state() {
        @Nullable String given = System.getenv("XDG_STATE_HOME");
        @Nullable String windows = System.getenv("LOCALAPPDATA");
        Path home = Path.of(System.getProperty("user.home", "."));
        if (given != null && Path.of(given).isAbsolute()) {
            return Path.of(given, "garnish", "studio");
        } else if (windows != null) {
            return Path.of(windows, "garnish", "studio");
        }
        return home.resolve(Path.of(".local", "state", "garnish", "studio"));
    }

    /** By the system's own way; where there is none, the address is on the screen. */
    private static void open(URI address) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        List<String> opener = system.contains("win")
                ? List.of("rundll32", "url.dll,FileProtocolHandler")
                : List.of(system.contains("mac") ? "open" : "xdg-open");
        ProcessBuilder process = new ProcessBuilder(new ArrayList<>(opener));
        process.command().add(address.toString());
        try {
            Process unused = process.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            // There is no desktop here.
        }
    }

    /** Of a signal: what is under way ends, and that is a good end. */
    private void end(Studio studio) {
        studio.close();
        console.err().flush();
        Runtime.getRuntime().halt(Exit.OK);
    }
}
