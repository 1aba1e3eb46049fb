package dev.garnish.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The script by which fish completes: a line for each verb, option and parameter, with the verbs behind which it stands. */
final class FishCompletion {
    private static final String HEAD = """
            function __garnish_at
                set -l words (commandline -opc | string match -v -- '-*')
                set -l last (math 1 + (count $argv))
                test "$words[2..$last]" = "$argv"
            end

            function __garnish_only
                set -l words (commandline -opc)
                test "$words[2..-1]" = "$argv"
            end

            complete -c garnish -f
            """;

    private final StringBuilder script = new StringBuilder(HEAD);

    static String of(CommandLine command) {
        FishCompletion completion = new FishCompletion();
        completion.verbs(command.getCommandSpec(), List.of());
        return completion.script.toString();
    }

    private void verbs(CommandSpec spec, List<String> path) {
        String here = String.join(" ", path);
        spec.subcommands().forEach((name, verb) -> {
            CommandSpec inner = verb.getCommandSpec();
            line(
                    "__garnish_only " + here,
                    "-a " + name + described(inner.usageMessage().description()));
            List<String> further = new ArrayList<>(path);
            further.add(name);
            verbs(inner, further);
        });
        if (spec.subcommands().isEmpty()) {
            spec.options().forEach(option -> option("__garnish_at " + here, option));
            spec.positionalParameters().forEach(parameter -> parameter("__garnish_at " + here, parameter));
        }
    }

    private void option(String where, OptionSpec option) {
        StringJoiner names = new StringJoiner(" ");
        for (String name : option.names()) {
            names.add(name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1));
        }
        boolean takesValue = option.arity().max() > 0;
        line(where, names + (takesValue ? values(option, " -r") : "") + described(option.description()));
    }

    private void parameter(String where, PositionalParamSpec parameter) {
        String values = values(parameter, "").strip();
        if (!values.isEmpty()) {
            line(where, values);
        }
    }

    private static String values(ArgSpec argument, String needed) {
        List<String> known = CompletionCommand.values(argument);
        String words = known.isEmpty() ? "" : " -a '" + String.join(" ", known) + "'";
        return needed + (CompletionCommand.takesFile(argument) ? " -F" : "") + words;
    }

    private static String described(String[] description) {
        String text = String.join(" ", description);
        int end = text.indexOf(". ");
        String first = end < 0 ? text : text.substring(0, end);
        return " -d '" + first.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private void line(String where, String what) {
        script.append("complete -c garnish -n '")
                .append(where.strip())
                .append("' ")
                .append(what)
                .append('\n');
    }
}
