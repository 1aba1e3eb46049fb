package dev.garnish.cli;

import dev.garnish.internal.text.LineWrap;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;

/**
 * The examples below a verb's options, so that each can be copied to a shell: what does not fit a line goes on in the next
 * one behind a backslash, and no word is broken.
 */
final class Examples implements IHelpSectionRenderer {
    private static final String MORE = " \\";
    private static final String INDENT = "    ";

    private final int width;

    Examples(int width) {
        this.width = width;
    }

    @Override
    public String render(Help help) {
        String[] lines = help.commandSpec().usageMessage().footer();
        return List.of(lines).stream()
                .flatMap(line -> folded(line, width).stream())
                .map(line -> line + System.lineSeparator())
                .collect(Collectors.joining());
    }

    static List<String> folded(String line, int width) {
        if (!line.startsWith(" ")) {
            return LineWrap.lines(line, width);
        }
        List<String> folded = new ArrayList<>();
        String rest = line;
        while (rest.length() > width) {
            int blank = lastBlank(rest, width - MORE.length());
            if (blank < 0) {
                break;
            }
            folded.add(rest.substring(0, blank) + MORE);
            rest = INDENT + rest.substring(blank + 1);
        }
        folded.add(rest);
        return folded;
    }

    /**
     * The last one outside quotation marks that is not behind this column, rather one before an option than one before its
     * value; -1 if only those of the indent are left.
     */
    private static int lastBlank(String line, int most) {
        int last = -1;
        int option = -1;
        boolean quoted = false;
        boolean begun = false;
        for (int i = 0; i < line.length() && (i <= most || last < 0); i++) {
            char c = line.charAt(i);
            quoted ^= c == '\'';
            begun |= c != ' ';
            if (c == ' ' && begun && !quoted) {
                last = i;
                option = i <= most && line.startsWith(" -", i) ? i : option;
            }
        }
        return option > most / 2 ? option : last;
    }
}
