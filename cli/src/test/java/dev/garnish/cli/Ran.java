package dev.garnish.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** One run of the command: what it printed and how it ended. */
record Ran(int exit, String out, String err) {
    /** The project's folder. */
    static final Path PROJECT = Path.of("..");

    static Ran garnish(String... arguments) {
        return garnish(new byte[0], false, arguments);
    }

    static Ran onTerminal(String... arguments) {
        return garnish(new byte[0], true, arguments);
    }

    static Ran garnish(byte[] in, boolean terminal, String... arguments) {
        System.setProperty(Setup.HOME, PROJECT.toString());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console =
                new Console(new ByteArrayInputStream(in), print(out), print(err), terminal, terminal, terminal, false);
        int exit = Garnish.run(console, arguments);
        return new Ran(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    byte[] bytes() {
        return out.getBytes(StandardCharsets.UTF_8);
    }

    /** What was printed without the line break that ends it. */
    byte[] reply() {
        if (!out.endsWith("}\n")) {
            throw new AssertionError("no reply that ends with a line break: " + out);
        }
        return out.substring(0, out.length() - 1).getBytes(StandardCharsets.UTF_8);
    }
}
