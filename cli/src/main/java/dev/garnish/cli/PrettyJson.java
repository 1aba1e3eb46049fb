package dev.garnish.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Valid JSON laid out for people. Only white space changes: numbers, escapes and order stay as they are. */
final class PrettyJson {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final byte[] json;
    private int depth;

    private PrettyJson(byte[] json) {
        this.json = json;
    }

    static String of(byte[] json) {
        PrettyJson pretty = new PrettyJson(json);
        pretty.write();
        return pretty.out.toString(StandardCharsets.UTF_8);
    }

    private void write() {
        int at = skipSpace(0);
        while (at < json.length) {
            at = skipSpace(writeToken(at));
        }
    }

    /** Writes what starts here; gives where the next thing starts. */
    private int writeToken(int at) {
        int next = at + 1;
        switch (json[at]) {
            case '{', '[' -> {
                return open(at);
            }
            case '}', ']' -> {
                depth--;
                breakLine();
                out.write(json[at]);
            }
            case ',' -> {
                out.write(',');
                breakLine();
            }
            case ':' -> {
                out.write(':');
                out.write(' ');
            }
            case '"' -> {
                next = endOfText(at);
                out.write(json, at, next - at);
            }
            default -> out.write(json[at]);
        }
        return next;
    }

    private int open(int at) {
        out.write(json[at]);
        int next = skipSpace(at + 1);
        if (json[next] == '}' || json[next] == ']') {
            out.write(json[next]);
            return next + 1;
        }
        depth++;
        breakLine();
        return next;
    }

    private void breakLine() {
        out.write('\n');
        for (int i = 0; i < depth; i++) {
            out.write(' ');
            out.write(' ');
        }
    }

    private int endOfText(int quote) {
        int at = quote + 1;
        while (json[at] != '"') {
            at += json[at] == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    private int skipSpace(int from) {
        int at = from;
        while (at < json.length && json[at] <= ' ' && json[at] >= 0) {
            at++;
        }
        return at;
    }
}
