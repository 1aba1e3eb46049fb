package dev.garnish.cli;

import dev.garnish.rules.lang.Code;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code garnish explain-error}: what a code such as R201 means. */
@Command(
        name = "explain-error",
        description = "Tells what a problem's code means and what to do.",
        footer = {"", "Example:", "  garnish explain-error R201"})
final class ExplainErrorCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "CODE", description = "As printed in brackets: R201.")
    private String code = "";

    ExplainErrorCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Code found = Arrays.stream(Code.values())
                .filter(one -> one.id().equals(code.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Failure.usage("there is no code " + code + ", they go from R101 to R5xx"));
        console.out().println(found.id() + ": " + found.explanation());
        return Exit.OK;
    }
}
