package dev.garnish.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code garnish completion}: a script by which a shell completes verbs, options and files. */
final class CompletionCommand implements Verb {
    private static final String NAME = "garnish";
    private static final List<String> FILES = List.of("FILE", "DIR", "EVENT", "OLD", "NEW");

    private final Console console;
    private final Supplier<CommandLine> all;

    private final PositionalParamSpec shell = PositionalParamSpec.builder()
            .index("0")
            .arity("1")
            .required(true)
            .type(Shell.class)
            .paramLabel("SHELL")
            .description("bash or zsh.")
            .build();

    /** The shells, as typed. */
    enum Shell {
        bash,
        zsh
    }

    /** @param all the command with every verb */
    CompletionCommand(Console console, Supplier<CommandLine> all) {
        this.console = console;
        this.all = all;
    }

    @Override
    public CommandSpec spec() {
        return Args.spec(
                        this,
                        "completion",
                        "Prints a script by which bash or zsh complete verbs, options and files.",
                        "",
                        "Examples:",
                        "  garnish completion bash > ~/.local/share/bash-completion/completions/garnish",
                        "  garnish completion zsh >> ~/.zshrc")
                .addPositional(shell);
    }

    @Override
    public Integer call() {
        if (shell.getValue() == Shell.zsh) {
            // The script is for bash, which zsh imitates once it is asked to.
            console.out().println("autoload -U +X compinit && compinit");
            console.out().println("autoload -U +X bashcompinit && bashcompinit");
        }
        CommandLine complete = all.get();
        complete(complete.getCommandSpec());
        console.out().println(AutoComplete.bash(NAME, complete));
        return Exit.OK;
    }

    /** What takes the name of a file is completed like one, although it may be something else, too. */
    private static void complete(CommandSpec spec) {
        for (OptionSpec option : List.copyOf(spec.options())) {
            if (takesFile(option)) {
                spec.remove(option);
                String[] names = option.names();
                spec.addOption(OptionSpec.builder(names[0], Arrays.copyOfRange(names, 1, names.length))
                        .type(Path.class)
                        .build());
            }
        }
        for (PositionalParamSpec parameter : List.copyOf(spec.positionalParameters())) {
            if (takesFile(parameter)) {
                spec.remove(parameter);
                spec.addPositional(PositionalParamSpec.builder()
                        .index(parameter.index())
                        .type(Path.class)
                        .build());
            }
        }
        spec.subcommands().values().forEach(verb -> complete(verb.getCommandSpec()));
    }

    private static boolean takesFile(ArgSpec argument) {
        String label = argument.paramLabel();
        return FILES.stream().anyMatch(label::contains);
    }
}
