package dev.garnish.cli;

import java.nio.file.Path;
import java.util.ArrayList;
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
    private static final String HOSTS = "$( compReplyArray \"${HOSTFILEjson_option_args[@]}\" )";
    private static final List<String> FILES = List.of("FILE", "DIR", "EVENT", "OLD", "NEW");

    private final Console console;
    private final Supplier<CommandLine> all;

    private final PositionalParamSpec shell = PositionalParamSpec.builder()
            .index("0")
            .arity("1")
            .required(true)
            .type(Shell.class)
            .paramLabel("SHELL")
            .description("bash, zsh or fish.")
            .build();

    /** The shells, as typed. */
    enum Shell {
        bash,
        zsh,
        fish
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
                        "Prints a script by which bash, zsh or fish complete verbs, options, values and files.",
                        "",
                        "Examples:",
                        "  garnish completion bash > ~/.local/share/bash-completion/completions/garnish",
                        "  garnish completion zsh >> ~/.zshrc",
                        "  garnish completion fish > ~/.config/fish/completions/garnish.fish")
                .addPositional(shell);
    }

    @Override
    public Integer call() {
        if (shell.getValue() == Shell.fish) {
            console.out().print(FishCompletion.of(all.get()));
            return Exit.OK;
        }
        if (shell.getValue() == Shell.zsh) {
            // The script is for bash, which zsh imitates once it is asked to.
            console.out().println("autoload -U +X compinit && compinit");
            console.out().println("autoload -U +X bashcompinit && bashcompinit");
        }
        CommandLine complete = all.get();
        complete(complete.getCommandSpec());
        console.out().println(withFiles(AutoComplete.bash(NAME, complete)));
        return Exit.OK;
    }

    /** A host is completed by its name or by the file with its shape. */
    private static String withFiles(String script) {
        return script.replace(HOSTS, HOSTS + " $( compgen -f -- \"${curr_word}\" )");
    }

    /** What takes the name of a file is completed like one, although it may be something else, too. */
    private static void complete(CommandSpec spec) {
        for (OptionSpec option : List.copyOf(spec.options())) {
            if (takesFile(option) && values(option).isEmpty()) {
                spec.remove(option);
                String[] names = option.names();
                spec.addOption(OptionSpec.builder(names[0], Arrays.copyOfRange(names, 1, names.length))
                        .type(Path.class)
                        .build());
            }
        }
        for (PositionalParamSpec parameter : List.copyOf(spec.positionalParameters())) {
            if (takesFile(parameter) && values(parameter).isEmpty()) {
                spec.remove(parameter);
                spec.addPositional(PositionalParamSpec.builder()
                        .index(parameter.index())
                        .type(Path.class)
                        .build());
            }
        }
        spec.subcommands().values().forEach(verb -> complete(verb.getCommandSpec()));
    }

    /** The words that it can be; empty where these are not known. */
    static List<String> values(ArgSpec argument) {
        List<String> values = new ArrayList<>();
        if (argument.completionCandidates() != null) {
            argument.completionCandidates().forEach(values::add);
        }
        return values;
    }

    static boolean takesFile(ArgSpec argument) {
        String label = argument.paramLabel();
        return FILES.stream().anyMatch(label::contains);
    }
}
