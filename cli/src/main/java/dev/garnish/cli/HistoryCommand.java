package dev.garnish.cli;

import dev.garnish.internal.text.Printable;
import dev.garnish.release.Release;
import dev.garnish.release.RulesReleases;
import dev.garnish.review.json.ReleaseJson;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code garnish history}: what was shipped to a folder. */
final class HistoryCommand implements Verb {
    private final Console console;

    private final PositionalParamSpec folder = ReleaseArgs.folder();
    private final OptionSpec format = Args.format();

    HistoryCommand(Console console) {
        this.console = console;
    }

    @Override
    public CommandSpec spec() {
        return Args.spec(
                        this,
                        "history",
                        "Lists the rules that were shipped to a folder, the newest first: when, by whom and why. Hosts read"
                                + " the one with a star.",
                        "",
                        "Example:",
                        "  garnish history /srv/rules")
                .addOption(format)
                .addPositional(folder);
    }

    @Override
    public Integer call() throws NoSuchFileException {
        Path path = folder.getValue();
        List<Release> releases = RulesReleases.at(path).history();
        if (releases.isEmpty() && Files.notExists(path)) {
            throw new NoSuchFileException(path.toString());
        } else if (releases.isEmpty() && !Files.isDirectory(path)) {
            throw Failure.environment(Printable.name(path.toString()) + ": is a file: name a folder");
        }
        if (format.getValue() == Format.json) {
            console.out().println(Report.json(ReleaseJson.of(releases)));
        } else {
            console.out().print(TerminalSize.fitted(console, ReleaseArgs.table(releases)));
            if (releases.isEmpty()) {
                console.err().println("nothing was shipped here yet");
            }
        }
        return Exit.OK;
    }
}
