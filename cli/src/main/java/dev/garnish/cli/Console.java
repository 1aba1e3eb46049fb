package dev.garnish.cli;

import java.io.FileDescriptor;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Scanner;

/**
 * Where a command reads and writes: data on {@code out}, everything else on {@code err}.
 *
 * @param terminal whether {@code out} is a terminal, so that people read it and not programs
 * @param colour whether {@code out} takes colours
 * @param errTerminal whether {@code err} is a terminal
 * @param errColour whether {@code err} takes colours
 */
record Console(
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean terminal,
        boolean colour,
        boolean errTerminal,
        boolean errColour) {
    /** Which streams are terminals, as the launcher says: a JVM cannot ask on every version. */
    static final String TERMINALS = "garnish.terminals";

    /** This process's own streams, in UTF-8. */
    static Console ofProcess() {
        String terminals = System.getProperty(TERMINALS, "");
        boolean colours = takesColours(System.getenv());
        return new Console(
                System.in,
                ProcessOutput.to(FileDescriptor.out),
                ProcessOutput.to(FileDescriptor.err),
                terminals.contains("out"),
                colours && terminals.contains("out"),
                terminals.contains("err"),
                colours && terminals.contains("err"));
    }

    /** Whether a person can be asked: what is asked is seen, and {@code in} is no pipe. */
    boolean canAsk() {
        return terminal && errTerminal && System.getProperty(TERMINALS, "in").contains("in");
    }

    /** Whether the answer is yes; only asked where somebody {@link #canAsk can be}. */
    boolean confirms(String question) {
        err.print(question + " [y/N] ");
        err.flush();
        Scanner answers = new Scanner(in, StandardCharsets.UTF_8);
        String answer = answers.hasNextLine() ? answers.nextLine().strip().toLowerCase(Locale.ROOT) : "";
        return answer.equals("y") || answer.equals("yes");
    }

    static boolean takesColours(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    /** What was written leaves, or there is a line about why it could not. */
    void flush() {
        out.flush();
        err.flush();
        if (out.checkError()) {
            if (out instanceof ProcessOutput own && own.readerHasLeft()) {
                throw Failure.readerGone();
            }
            throw Failure.environment("standard output cannot be written to: is it closed or the disk full?");
        }
    }

    /** Prints a reply: for people with line breaks, for programs byte for byte and with one at its end. */
    void print(byte[] json) {
        if (terminal) {
            out.println(PrettyJson.of(json));
        } else {
            out.write(json, 0, json.length);
            if (json[json.length - 1] != '\n') {
                out.write('\n');
            }
        }
        out.flush();
    }
}
