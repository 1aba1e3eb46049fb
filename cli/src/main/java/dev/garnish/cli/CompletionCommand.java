package dev.garnish.cli;

import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code garnish completion}: a script by which a shell completes verbs, options and files. */
final class CompletionCommand implements Verb {
    private static final String NAME = "garnish";

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
        console.out().println(AutoComplete.bash(NAME, all.get()));
        return Exit.OK;
    }
}
