package dev.garnish.review.page;

/**
 * Writes HTML: the one place where texts are escaped, so that no title or address of a catalog becomes markup. Not safe for
 * several threads.
 */
final class Html {
    private final StringBuilder out = new StringBuilder();

    /** Opens an element; attributes as names and values in turn. */
    Html open(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
        out.append('>');
        return this;
    }

    Html close(String tag) {
        out.append("</").append(tag).append(">\n");
        return this;
    }

    Html text(String text) {
        escape(text);
        return this;
    }

    /** A text that comes from outside, isolated from the direction of what stands around it. */
    Html foreign(String text) {
        return open("bdi").text(text).endInline("bdi");
    }

    /** An element that holds a text. */
    Html element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    /** A cell of a table that holds a number. */
    Html number(long number) {
        return element("td", Numbers.of(number), "class", "number");
    }

    /** Closes an element within a line. */
    Html endInline(String tag) {
        out.append("</").append(tag).append('>');
        return this;
    }

    /** Markup of our own. */
    Html markup(String markup) {
        out.append(markup);
        return this;
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(isAllowed(text, i) ? c : '\ufffd');
            }
        }
    }

    /** Whether a document may hold it: no control character, no half of a character. */
    private static boolean isAllowed(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        } else if (Character.isLowSurrogate(c)) {
            return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        }
        return c == '\n' || c == '\t' || !(Character.isISOControl(c) || (c & 0xFFFE) == 0xFFFE);
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
