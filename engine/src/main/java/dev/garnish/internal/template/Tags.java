package dev.garnish.internal.template;

import dev.garnish.internal.template.Tag.Kind;
import dev.garnish.rules.Source;
import dev.garnish.rules.Span;
import java.util.Optional;

/**
 * The tags of a template from its start to its end, without what stands in comments and in raw blocks. Each character is
 * looked at a few times at most.
 */
final class Tags {
    private final Source source;
    private final String text;
    private final boolean liquid;
    private final Surroundings surroundings;
    private int at;

    /** @param surroundings read what stands between the tags */
    Tags(Source source, boolean liquid, Surroundings surroundings) {
        this.surroundings = surroundings;
        this.source = source;
        this.text = source.text();
        this.liquid = liquid;
    }

    /** {@return the next one; empty behind the last} */
    Optional<Tag> next() {
        while (at < text.length() - 1) {
            if (text.startsWith("{{", at)) {
                Optional<Tag> tag = liquid ? Optional.of(value(Kind.VALUE, 2)) : handlebars();
                if (tag.isPresent()) {
                    return tag;
                }
            } else if (liquid && text.startsWith("{%", at)) {
                Optional<Tag> tag = statement();
                if (tag.isPresent()) {
                    return tag;
                }
            } else {
                surroundings.read(text.charAt(at++));
            }
        }
        return Optional.empty();
    }

    private Optional<Tag> handlebars() {
        if (at > 0 && text.charAt(at - 1) == '\\' && (at < 2 || text.charAt(at - 2) != '\\')) {
            at += braces(at);
            return Optional.empty();
        }
        int inside = at + 2 + (text.startsWith("~", at + 2) ? 1 : 0);
        if (braces(at) >= 4) {
            skipRaw();
            return Optional.empty();
        } else if (text.startsWith("!--", inside)) {
            at = behind(inside + 3, text.startsWith("--~}}", endOfComment(inside + 3)) ? "--~}}" : "--}}");
            return Optional.empty();
        } else if (text.startsWith("!", inside)) {
            at = behind(inside, "}}");
            return Optional.empty();
        }
        return Optional.of(text.startsWith("{", inside) ? value(Kind.PLAIN, inside + 1 - at) : value(Kind.VALUE, 2));
    }

    /** The first of the two ends that a comment can have. */
    private int endOfComment(int from) {
        int end = text.indexOf("--", from);
        while (end >= 0 && !text.startsWith("}}", end + 2) && !text.startsWith("~}}", end + 2)) {
            end = text.indexOf("--", end + 1);
        }
        return end;
    }

    /** Between four braces stands a name, and up to it behind four braces and a slash nothing is read. */
    private void skipRaw() {
        int start = at + 4;
        int end = text.indexOf("}}}}", start);
        String name = end < 0 ? "" : text.substring(start, end).strip().split("\\s", 2)[0];
        at = behind(start, "{{{{/" + name + "}}}}");
    }

    private int behind(int from, String end) {
        int found = text.indexOf(end, from);
        if (found < 0) {
            throw unclosed(at, end);
        }
        return found + end.length();
    }

    private Tag value(Kind kind, int braces) {
        int start = at;
        int end = end(start + braces, "}}");
        int close = end + 2;
        if (kind == Kind.PLAIN) {
            boolean trims = text.startsWith("}~", end - 2);
            if (!trims && !text.startsWith("}", close)) {
                throw unclosed(start, "}}}");
            }
            end -= trims ? 2 : 0;
            close += trims ? 0 : 1;
        }
        at = close;
        return tag(kind, start, start + braces, end, close);
    }

    private Optional<Tag> statement() {
        int start = at;
        int end = end(start + 2, "%}");
        Tag tag = tag(Kind.STATEMENT, start, start + 2, end, end + 2);
        at = tag.close();
        String word = new Words(source, tag.from(), tag.to()).word();
        if (word.equals("comment") || word.equals("raw") || word.equals("doc")) {
            skip(start, word, word.equals("comment"));
            return Optional.empty();
        }
        return Optional.of(tag);
    }

    /** Up to the end of a block in which nothing is read. */
    private void skip(int open, String word, boolean nests) {
        int depth = 1;
        while (depth > 0) {
            int start = text.indexOf("{%", at);
            if (start < 0) {
                throw unclosed(open, "{% end" + word + " %}");
            }
            Tag inner = tag(Kind.STATEMENT, start, start + 2, text.length(), text.length());
            String found = new Words(source, inner.from(), inner.to()).word();
            if (found.equals("end" + word)) {
                depth--;
            } else if (nests && found.equals(word)) {
                depth++;
            }
            at = start + 2;
        }
        at = behind(at, "%}");
    }

    /** Where a tag ends; another one that opens before it, outside quotation marks, shows that it does not. */
    private int end(int from, String end) {
        char quote = 0;
        for (int i = from; i < text.length() - 1; i++) {
            char c = text.charAt(i);
            if (text.startsWith(end, i)) {
                return i;
            } else if (quote == 0 && c == '{' && (text.charAt(i + 1) == '{' || (liquid && text.charAt(i + 1) == '%'))) {
                break;
            } else if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            }
        }
        throw unclosed(at, end);
    }

    /** Without what controls white space around it. */
    private Tag tag(Kind kind, int open, int from, int to, int close) {
        char control = liquid ? '-' : '~';
        int first = from < to && text.charAt(from) == control ? from + 1 : from;
        int last = to > first && text.charAt(to - 1) == control ? to - 1 : to;
        return new Tag(source, kind, open, first, last, close);
    }

    private Broken.Thrown unclosed(int open, String end) {
        int width = Math.min(text.length() - open, Math.min(4, Math.max(2, braces(open))));
        Span at = new Span(source, open, open + width);
        return Broken.of(at, "`" + at.text() + "` is not closed", "`" + end + "` is missing", "");
    }

    private int braces(int open) {
        int many = 0;
        while (open + many < text.length() && text.charAt(open + many) == '{') {
            many++;
        }
        return many;
    }
}
