package dev.garnish.cli;

import dev.garnish.internal.text.DisplayWidth;
import dev.garnish.internal.text.Printable;
import dev.garnish.review.RulesReview;
import dev.garnish.rules.Problem;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One screen of {@code garnish watch}: the problem on top, and below it what the rules make of the pinned items. */
final class WatchText {
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

    private final Console console;
    private final Path rules;
    private final int width;
    private final int lines;

    WatchText(Console console, Path rules) {
        this.console = console;
        this.rules = rules;
        this.width = TerminalSize.columns(console);
        this.lines = TerminalSize.lines(console);
    }

    /**
     * Rules that can be used.
     *
     * @param state how far the check is, or how long it took
     */
    String good(RulesReview review, String state) {
        String warnings = SummaryLine.count(review.warnings().size(), "warning");
        String head = header("%s, %s, %s".formatted(warnings, tests(review), state));
        return head + problems(review.warnings()) + failures(review) + preview(review);
    }

    /** Rules that cannot be used, above the last ones that could. */
    String invalid(List<Problem> problems, Optional<RulesReview> good) {
        long errors = problems.stream().filter(Problem::isError).count();
        return header(SummaryLine.count(errors, "error")) + problems(problems) + last(good);
    }

    /** Rules that cannot be read. */
    String trouble(String reason, Optional<RulesReview> good) {
        return header(Printable.text(reason)) + last(good);
    }

    /** As much from its top as the terminal has room for: what scrolled away would be the problem. */
    String fitted(String screen) {
        if (lines == 0) {
            return screen;
        }
        List<String> all = screen.lines().toList();
        int shown = 0;
        int taken = 0;
        while (shown < all.size() && taken + height(all.get(shown)) <= lines - 2) {
            taken += height(all.get(shown++));
        }
        int left = all.size() - shown;
        return left == 0
                ? screen
                : String.join("\n", all.subList(0, shown)) + "\n... and " + SummaryLine.count(left, "line")
                        + " more: make the window higher, or pin fewer items with --item\n";
    }

    private int height(String line) {
        int columns = DisplayWidth.of(COLOUR.matcher(line).replaceAll(""));
        return 1 + Math.max(0, columns - 1) / width;
    }

    private String header(String outcome) {
        return "%s  %s  %s\n\n"
                .formatted(
                        LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS),
                        Printable.name(rules.toString()),
                        outcome);
    }

    private static String tests(RulesReview review) {
        return SummaryLine.count(review.tests().tests().size(), "test") + ", "
                + review.tests().failed() + " failed";
    }

    private String problems(List<Problem> problems) {
        return problems.isEmpty()
                ? ""
                : Problem.render(problems, console.colour(), TerminalSize.ofMessages(console, console.terminal()))
                        + "\n\n";
    }

    private String failures(RulesReview review) {
        return review.tests().passes()
                ? ""
                : new TestText(review.tests(), console.colour(), TerminalSize.ofMessages(console, console.terminal()))
                                .text(false)
                        + "\n\n";
    }

    private String last(Optional<RulesReview> good) {
        return good.map(review -> "The last good result:\n\n" + preview(review)).orElse("");
    }

    private String preview(RulesReview review) {
        return new PreviewText(width, console.colour()).of(List.of(review.shown()));
    }
}
