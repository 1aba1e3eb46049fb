package dev.garnish.cli;

import dev.garnish.release.Release;
import dev.garnish.release.RulesReleases;
import dev.garnish.review.json.ReleaseJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code garnish rollback}: the rules that a folder had before. */
final class RollbackCommand implements Verb {
    private final Console console;

    private final PositionalParamSpec folder = ReleaseArgs.folder();
    private final OptionSpec to = Args.option(
            "--to", "NUMBER", Long.class, "The version to bring back; without it the one before. See garnish history.");
    private final OptionSpec why = Args.option("--why", "TEXT", String.class, "rolled back", "Why, for the history.");
    private final OptionSpec by = ReleaseArgs.by();
    private final OptionSpec format = Args.format();

    RollbackCommand(Console console) {
        this.console = console;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Args.spec(
                this,
                "rollback",
                "Brings the rules back that a folder had before, as a new version. Called again, it goes one further back.",
                "",
                "Examples:",
                "  garnish rollback /srv/rules --why 'typing error'",
                "  garnish rollback /srv/rules --to 3");
        return spec.addOption(to).addOption(why).addOption(by).addOption(format).addPositional(folder);
    }

    @Override
    public Integer call() {
        RulesReleases releases = RulesReleases.at(folder.getValue());
        @Nullable Long number = to.getValue();
        String who = ReleaseArgs.who(by);
        String reason = ReleaseArgs.said(why);
        Release made = number == null ? releases.rollback(who, reason) : releases.rollback(number, who, reason);
        boolean json = format.getValue() == Format.json;
        console.out().println(json ? Report.json(ReleaseJson.of(made)) : ReleaseArgs.made(made));
        return Exit.OK;
    }
}
