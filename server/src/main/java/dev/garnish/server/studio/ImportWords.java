package dev.garnish.server.studio;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an import says, for people who see a page and no terminal: without the options of a command. */
final class ImportWords {
    private static final Pattern ASIDE = Pattern.compile(" \\([^()]*--[a-z][^()]*\\)");
    private static final Pattern COMMAND = Pattern.compile("(?<![\\w-])--[a-z]|\\bgarnish catalog ");
    private static final Pattern CLAUSE = Pattern.compile(": |, or |, and |, for instance ");
    private static final Pattern READ_WITH = Pattern.compile("read with( .*), which fits every row");

    private ImportWords() {}

    /** A line without what only a command can do: an aside, or the clause that begins with it. */
    static String of(String line) {
        Matcher read = READ_WITH.matcher(line);
        if (read.matches()) {
            return readWith(read.group(1));
        }
        String text = ASIDE.matcher(line).replaceAll("");
        for (Matcher found = COMMAND.matcher(text); found.find(); found = COMMAND.matcher(text)) {
            int end = lastClause(text, found.start());
            if (end <= 0) {
                return text;
            }
            text = text.substring(0, end).replaceFirst(": for instance$", "");
        }
        return text;
    }

    private static int lastClause(String text, int before) {
        int last = -1;
        for (Matcher clause = CLAUSE.matcher(text); clause.find() && clause.end() <= before; ) {
            last = clause.start();
        }
        return last;
    }

    private static String readWith(String options) {
        String rows = options.endsWith(" --decimal ,") ? "numbers have a comma before their decimals" : "";
        String one = options.contains(" --merge") ? "rows that have one id become one item" : "";
        return rows.isEmpty() || one.isEmpty() ? one + rows : one + "; " + rows;
    }
}
