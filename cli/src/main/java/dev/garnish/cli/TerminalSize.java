package dev.garnish.cli;

import dev.garnish.internal.text.DisplayWidth;
import dev.garnish.internal.text.LineWrap;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How many columns and lines fit. */
final class TerminalSize {
    /** Overrides what the terminal says. */
    static final String COLUMNS = "garnish.columns";

    /** The same for lines. */
    static final String LINES = "garnish.lines";

    private static final Pattern HEAD = Pattern.compile(" *\\S+ {2,}(?=\\S)");
    private static final int FURTHER = 4;

    private static final int USUAL = 80;
    private static final int FEWEST = 40;

    private TerminalSize() {}

    /** As the environment says, else as the terminal, else 80: what is piped is laid out the same everywhere. */
    static int columns(Console console) {
        int given = given(COLUMNS, "COLUMNS");
        int asked = given > 0 || !(console.terminal() || console.errTerminal()) ? given : ofTerminal(1);
        return asked > 0 ? Math.max(FEWEST, asked) : USUAL;
    }

    /** Of messages, which go on to the right where no window ends them. */
    static int ofMessages(Console console, boolean onTerminal) {
        return onTerminal ? columns(console) : Integer.MAX_VALUE;
    }

    /** A text for people in lines that fit a terminal, if there is one. */
    static String fitted(Console console, String text) {
        return console.terminal() ? fitted(text, columns(console)) : text;
    }

    /** What goes on in the next line stands below what two blanks part from the line's first word, if they do. */
    static String fitted(String text, int width) {
        String fitted = text.lines().map(line -> fittedLine(line, width)).collect(Collectors.joining("\n"));
        return fitted + (text.endsWith("\n") ? "\n" : "");
    }

    private static String fittedLine(String line, int width) {
        Matcher head = HEAD.matcher(line);
        int indent = head.lookingAt()
                ? DisplayWidth.of(head.group())
                : line.length() - line.stripLeading().length() + FURTHER;
        return LineWrap.indented(line, width, " ".repeat(Math.min(width / 3, indent)));
    }

    /** As the environment says, else as the terminal; 0 where nobody knows, or there is none. */
    static int lines(Console console) {
        int given = given(LINES, "LINES");
        return !console.terminal() ? 0 : given > 0 ? given : ofTerminal(0);
    }

    private static int given(String property, String variable) {
        return number(System.getProperty(property, System.getenv().getOrDefault(variable, "")));
    }

    /** A JVM cannot ask itself. */
    private static int ofTerminal(int index) {
        try {
            Process asked = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String size = new String(asked.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            boolean ended = asked.waitFor(1, TimeUnit.SECONDS);
            String[] numbers = size.split(" ", 2);
            return ended && numbers.length == 2 ? number(numbers[index]) : 0;
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static int number(String digits) {
        return digits.matches("\\d{1,4}") ? Integer.parseInt(digits) : 0;
    }
}
