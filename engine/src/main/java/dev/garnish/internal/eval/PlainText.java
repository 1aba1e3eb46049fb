package dev.garnish.internal.eval;

import dev.garnish.internal.text.Entities;
import java.util.Locale;
import java.util.Set;

/**
 * HTML as a reader sees it, in one pass: tags, comments, scripts and styles are taken out, entities read, and white space
 * is one blank; where a line or a block ends, a line break.
 */
final class PlainText {
    private static final Set<String> BLOCKS = Set.of(
            "br",
            "p",
            "div",
            "li",
            "ul",
            "ol",
            "tr",
            "table",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "section",
            "article",
            "blockquote",
            "dt",
            "dd",
            "pre",
            "header",
            "footer");

    private static final Set<String> HIDDEN = Set.of("script", "style");

    private final String html;
    private final StringBuilder plain = new StringBuilder();
    private int at;

    /** Nothing is looked for any more that was not there: each search goes to the end at most once. */
    private boolean noMoreTags;

    private PlainText(String html) {
        this.html = html;
    }

    static String of(String html) {
        return new PlainText(html).read();
    }

    private String read() {
        while (at < html.length()) {
            char c = html.charAt(at);
            if (c == '<' && isTag()) {
                tag();
            } else if (c == '&') {
                at = Entities.read(html, at, plain);
            } else {
                blank(c);
                at++;
            }
        }
        return plain.toString().strip();
    }

    private void blank(char c) {
        if (!isBlank(c)) {
            plain.append(c);
        } else if (plain.length() > 0 && !isBlank(plain.charAt(plain.length() - 1))) {
            plain.append(' ');
        }
    }

    /** White space of HTML: others, such as a blank that does not break, stay as they are. */
    private static boolean isBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    private boolean isTag() {
        char next = at + 1 < html.length() ? html.charAt(at + 1) : ' ';
        return !noMoreTags && (isLetter(next) || next == '/' || next == '!' || next == '?');
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private void tag() {
        boolean comment = html.startsWith("<!--", at);
        int end = comment ? html.indexOf("-->", at + 4) : endOfTag();
        if (end < 0) {
            noMoreTags = true;
            blank('<');
            at++;
            return;
        }
        String name = comment ? "" : name();
        boolean opens = html.charAt(at + 1) != '/';
        at = end + (comment ? 3 : 1);
        if (BLOCKS.contains(name)) {
            lineBreak();
        } else if (opens && HIDDEN.contains(name)) {
            skipTo("</" + name);
        }
    }

    private String name() {
        int from = html.charAt(at + 1) == '/' ? at + 2 : at + 1;
        int to = from;
        while (to < html.length()
                && to - from < 12
                && (isLetter(html.charAt(to)) || Character.isDigit(html.charAt(to)))) {
            to++;
        }
        return html.substring(from, to).toLowerCase(Locale.ROOT);
    }

    /** The `>` that ends a tag, not one in a quoted value. */
    private int endOfTag() {
        char quote = 0;
        for (int i = at + 1; i < html.length(); i++) {
            char c = html.charAt(i);
            if (quote == 0 && c == '>') {
                return i;
            }
            if (c == '"' || c == '\'') {
                quote = quote == 0 ? c : quote == c ? 0 : quote;
            }
        }
        return -1;
    }

    private void lineBreak() {
        int end = plain.length();
        while (end > 0 && isBlank(plain.charAt(end - 1))) {
            end--;
        }
        plain.setLength(end);
        if (end > 0) {
            plain.append('\n');
        }
    }

    private void skipTo(String closing) {
        for (int i = at; i < html.length(); i++) {
            if (html.regionMatches(true, i, closing, 0, closing.length())) {
                at = i;
                return;
            }
        }
        at = html.length();
    }
}
