package dev.garnish.cli;

import picocli.CommandLine.Model.CommandSpec;

/** {@code garnish package}: rules and items with the code that serves them, by where it is to run. */
final class PackageVerbs {
    private PackageVerbs() {}

    static CommandSpec spec(Console console) {
        CommandSpec spec = Args.withHelp(CommandSpec.create().name("package"));
        spec.usageMessage()
                .description("Packs rules and items with the code that serves them.")
                .synopsisSubcommandLabel("COMMAND")
                .footer("", "Example:", "  garnish package lambda --rules rules --catalog shop.mv.db");
        Verb lambda = new PackageLambdaCommand(console);
        CommandSpec one = lambda.spec();
        return spec.addSubcommand(one.name(), one);
    }
}
