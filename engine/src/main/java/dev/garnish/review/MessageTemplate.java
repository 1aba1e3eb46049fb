package dev.garnish.review;

import dev.garnish.rules.Source;
import dev.garnish.rules.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A message template in Handlebars or Liquid, as the places where it reads recommendations. */
final class MessageTemplate {
    private static final Pattern TAG =
            Pattern.compile("(?s)\\{\\{!--.*?--\\}\\}|\\{\\{\\{(.*?)\\}\\}\\}|\\{\\{(.*?)\\}\\}|\\{%(.*?)%\\}");
    private static final Pattern PATH = Pattern.compile(
            "(?<![\\w.\\]\"'])([A-Za-z_]\\w*)\\.(?:\\[([^\\]\\d][^\\]]*)\\]|([A-Za-z0-9_-]+))(?:(\\.)?\\[(\\d{1,9})\\]|\\.(\\d{1,9}))?");
    private static final Pattern HTML =
            Pattern.compile("(?i)<(!doctype|html|body|table|tr|td|div|p|a|img|span|br|h[1-6]|mj-\\w+)\\b");
    private static final Pattern LIQUID = Pattern.compile("\\{%|\\{\\{[^{}]*(\\w\\[\\d+\\]|\\|)[^{}]*\\}\\}");
    private static final Pattern ESCAPES = Pattern.compile("\\|\\s*(escape|escape_once|h|url_encode|json)\\b");
    private static final Pattern OPENS = Pattern.compile("#(if|unless|with|each)\\b|(if|unless|for|case)\\b");
    private static final Pattern CLOSES = Pattern.compile("/(if|unless|with|each)\\b|end(if|unless|for|case)\\b");

    private final Source source;
    private final boolean liquid;
    private final boolean html;
    private final List<Reading> readings = new ArrayList<>();
    private final Deque<Boolean> blocks = new ArrayDeque<>();

    /**
     * A place that reads a value.
     *
     * @param root what stands before the attribute's name
     * @param index the position; -1 if there is none
     * @param shown whether it is put out there, and not asked for by a block or a helper
     * @param escaped whether what is put out is escaped for HTML
     * @param asked whether a block around it asks for recommendations first
     */
    record Reading(Span root, Span attribute, int index, Span place, boolean shown, boolean escaped, boolean asked) {}

    MessageTemplate(Source source) {
        this.source = source;
        this.liquid = LIQUID.matcher(source.text()).find();
        this.html = HTML.matcher(source.text()).find();
        Matcher tags = TAG.matcher(source.text());
        while (tags.find()) {
            for (int kind = 1; kind <= 3; kind++) {
                if (tags.group(kind) != null) {
                    tag(tags.start(kind), tags.end(kind), kind);
                }
            }
        }
    }

    boolean isLiquid() {
        return liquid;
    }

    boolean isHtml() {
        return html;
    }

    List<Reading> readings() {
        return readings;
    }

    /** @param kind 1 between three braces, 2 between two, 3 between a brace and a percent sign */
    private void tag(int start, int end, int kind) {
        String content = source.text().substring(start, end);
        String word = content.replaceFirst("^[~\\s-]+", "");
        if (word.startsWith("!")) {
            return;
        }
        if (CLOSES.matcher(word).lookingAt() && !blocks.isEmpty()) {
            blocks.pop();
        }
        Matcher paths = PATH.matcher(source.text()).region(start, end).useTransparentBounds(true);
        boolean any = false;
        while (paths.find()) {
            any = true;
            boolean first = source.text().substring(start, paths.start()).matches("[~&\\s-]*");
            boolean plain = kind == 1 || word.startsWith("&");
            boolean escaped = liquid ? ESCAPES.matcher(content).find() : !plain;
            readings.add(reading(paths, kind != 3 && first, escaped));
        }
        boolean opens = kind == 3 || word.startsWith("#");
        if (opens && OPENS.matcher(word).lookingAt()) {
            blocks.push(any);
        }
    }

    private Reading reading(Matcher path, boolean shown, boolean escaped) {
        int name = path.group(2) == null ? 3 : 2;
        int place = path.group(5) == null ? 6 : 5;
        int index = path.group(place) == null ? -1 : Integer.parseInt(path.group(place));
        Span attribute = new Span(source, path.start(name), path.end(name));
        return new Reading(
                new Span(source, path.start(1), path.end(1)),
                attribute,
                index,
                index < 0 ? attribute : new Span(source, path.start(place), path.end(place)),
                shown,
                escaped,
                blocks.contains(true));
    }
}
