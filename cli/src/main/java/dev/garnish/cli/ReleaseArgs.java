package dev.garnish.cli;

import dev.garnish.internal.text.Printable;
import dev.garnish.release.Release;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What the verbs about shipped rules take and print. */
final class ReleaseArgs {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final int CHECKSUM = 12;

    private ReleaseArgs() {}

    static PositionalParamSpec folder() {
        return PositionalParamSpec.builder()
                .index("0")
                .arity("1")
                .required(true)
                .type(Path.class)
                .paramLabel("DIR")
                .description("The folder that hosts read their rules from.")
                .build();
    }

    static OptionSpec by() {
        return Args.option("--by", "NAME", String.class, "Who does it; without it the user's name on this machine.");
    }

    static String who(OptionSpec by) {
        @Nullable String given = by.getValue();
        return given == null ? System.getProperty("user.name", "") : said(by);
    }

    /** What the history is to say, which it cannot be asked later. */
    static String said(OptionSpec text) {
        String given = text.getValue();
        if (given.isBlank()) {
            throw Failure.usage(text.longestName() + " is empty: the history shows it");
        }
        return given;
    }

    static String made(Release release) {
        String restored = release.restores() == 0 ? "" : ", which is version " + release.restores() + " again";
        return "version %d by %s: %s%s"
                .formatted(release.number(), Printable.name(release.who()), Printable.text(release.why()), restored);
    }

    /** In columns as wide as they need. */
    static String table(List<Release> releases) {
        int number =
                width(releases.stream().map(one -> String.valueOf(one.number())).toList());
        int who = width(releases.stream().map(one -> Printable.name(one.who())).toList());
        StringBuilder text = new StringBuilder();
        for (Release one : releases) {
            String line = String.join(
                    "  ",
                    (one.isLive() ? "* " : "  ") + right(String.valueOf(one.number()), number),
                    TIME.format(one.when()),
                    left(Printable.name(one.who()), who),
                    Printable.text(one.why()) + (one.restores() == 0 ? "" : " (version " + one.restores() + " again)"),
                    one.checksum()
                            .substring(0, Math.min(CHECKSUM, one.checksum().length())));
            text.append(line.stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static String right(String text, int width) {
        return " ".repeat(width - text.length()) + text;
    }

    private static String left(String text, int width) {
        return text + " ".repeat(width - text.codePointCount(0, text.length()));
    }

    private static int width(List<String> texts) {
        return texts.stream()
                .mapToInt(text -> text.codePointCount(0, text.length()))
                .max()
                .orElse(0);
    }
}
