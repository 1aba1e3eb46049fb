package dev.garnish.cli;

import dev.garnish.RulesFormatter;
import dev.garnish.internal.text.Printable;
import dev.garnish.review.json.Fields;
import dev.garnish.review.json.ReviewJson;
import dev.garnish.rules.InvalidRulesException;
import dev.garnish.rules.Problem;
import dev.garnish.rules.Source;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code garnish fmt}: rules files in their one layout. */
final class FmtCommand implements Verb {
    private final Console console;

    private final Setup setup = new Setup();
    private final OptionSpec check =
            Args.flag("--check", "Changes nothing; the exit code is 1 where a file has another layout.");
    private final OptionSpec format = Args.format();

    /** A file and its layout, which is its text as it is where it has problems. */
    private record Formatted(Source source, String text, List<Problem> problems) {
        static Formatted of(Source source) {
            try {
                return new Formatted(source, RulesFormatter.format(source), List.of());
            } catch (InvalidRulesException invalid) {
                return new Formatted(source, source.text(), invalid.problems());
            }
        }

        boolean isChanged() {
            return !text.equals(source.text());
        }
    }

    FmtCommand(Console console) {
        this.console = console;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Args.spec(
                this,
                "fmt",
                "Lays rules out in one way. What they say stays the same, and so do comments; a file with mistakes is left as"
                        + " it is.",
                "",
                "Examples:",
                "  garnish fmt",
                "  garnish fmt --check",
                "  garnish fmt --rules my.rules");
        setup.addRulesTo(spec);
        return spec.addOption(check).addOption(format);
    }

    @Override
    public Integer call() throws FileSystemException {
        Path path = setup.rulesPath();
        List<Formatted> files = RulesFile.all(path).stream().map(Formatted::of).toList();
        if (files.isEmpty()) {
            throw new FileSystemException(path.toString(), null, "holds no file whose name ends in .rules");
        }
        boolean isCheck = check.getValue();
        if (!isCheck) {
            files.stream().filter(Formatted::isChanged).forEach(file -> RulesFile.save(file.source(), file.text()));
        }
        print(files, isCheck ? "has another layout" : "formatted");
        boolean isBroken = files.stream().anyMatch(file -> !file.problems().isEmpty());
        boolean wouldChange = isCheck && files.stream().anyMatch(Formatted::isChanged);
        return isBroken || wouldChange ? Exit.FINDINGS : Exit.OK;
    }

    private void print(List<Formatted> files, String changed) {
        if (format.getValue() == Format.json) {
            console.out().println(Report.json(Fields.of("files", fields(files))));
            return;
        }
        for (Formatted file : files) {
            if (!file.problems().isEmpty()) {
                console.err()
                        .println(Problem.render(
                                file.problems(),
                                console.errColour(),
                                TerminalSize.ofMessages(console, console.errTerminal())));
                console.err().println();
            }
            String name = Printable.name(file.source().name());
            String outcome = !file.problems().isEmpty() ? "left as it is" : file.isChanged() ? changed : "unchanged";
            console.out().println(name + ": " + outcome);
        }
    }

    private static List<Map<String, Object>> fields(List<Formatted> files) {
        List<Map<String, Object>> fields = new ArrayList<>();
        for (Formatted file : files) {
            fields.add(Fields.of(
                    "file", file.source().name(),
                    "changed", file.isChanged(),
                    "problems",
                            file.problems().stream().map(ReviewJson::problem).toList()));
        }
        return fields;
    }
}
