package dev.garnish.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** How many columns a table may take. */
final class TableWidth {
    /** Overrides what the terminal says. */
    static final String COLUMNS = "garnish.columns";

    private static final int USUAL = 80;

    private TableWidth() {}

    /** As the environment says, else as the terminal, else 80: what is piped is laid out the same everywhere. */
    static int of(Console console) {
        String given = System.getProperty(COLUMNS, System.getenv().getOrDefault("COLUMNS", ""));
        int columns = number(given);
        return columns > 0 || !console.terminal() ? Math.max(40, columns > 0 ? columns : USUAL) : ofTerminal();
    }

    /** A JVM cannot ask itself. */
    private static int ofTerminal() {
        try {
            Process asked = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String size = new String(asked.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            boolean ended = asked.waitFor(1, TimeUnit.SECONDS);
            int columns = ended ? number(size.substring(size.indexOf(' ') + 1)) : 0;
            return columns > 0 ? Math.max(40, columns) : USUAL;
        } catch (IOException e) {
            return USUAL;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return USUAL;
        }
    }

    private static int number(String digits) {
        return digits.matches("\\d{1,4}") ? Integer.parseInt(digits) : 0;
    }
}
