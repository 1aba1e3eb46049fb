package dev.garnish.cli;

import dev.garnish.internal.text.Printable;
import dev.garnish.rules.Code;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code garnish explain-error}: what a code such as R201 means. */
final class ExplainErrorCommand implements Verb {
    private final Console console;

    private final PositionalParamSpec code = PositionalParamSpec.builder()
            .index("0")
            .arity("1")
            .required(true)
            .type(String.class)
            .paramLabel("CODE")
            .completionCandidates(Stream.of(Code.values()).map(Code::id).toList())
            .description("As printed in brackets: R201.")
            .build();

    ExplainErrorCommand(Console console) {
        this.console = console;
    }

    @Override
    public CommandSpec spec() {
        return Args.spec(
                        this,
                        "explain-error",
                        "Tells what a problem's code means and what to do.",
                        "",
                        "Example:",
                        "  garnish explain-error R201")
                .addPositional(code);
    }

    @Override
    public Integer call() {
        String asked = code.getValue();
        Code found = Code.of(asked).orElseThrow(() -> unknown(asked));
        console.out().println(TerminalSize.fitted(console, found.id() + ": " + found.explanation()));
        return Exit.OK;
    }

    private static Failure unknown(String asked) {
        Code[] all = Code.values();
        return Failure.usage("there is no code %s, they go from %s to %s"
                .formatted(Printable.name(asked), all[0].id(), all[all.length - 1].id()));
    }
}
