package dev.garnish.internal.template;

import java.util.Set;

/**
 * HTML as browsers read it, as far as it decides what a value means. What a comment holds for Outlook alone
 * ({@code <!--[if mso]>}) is read like what stands around it.
 */
final class HtmlPlaces implements Places {
    private static final Set<String> LINKS = Set.of("href", "xlink:href", "action", "formaction", "cite");
    private static final Set<String> IMAGES = Set.of("src", "background", "background-url", "poster");

    /** Of names: longer than any that means something. */
    private static final int LONGEST = 20;

    private State state = State.TEXT;

    /** What stands behind {@code <}, a slash included; in a script or a style sheet that of its start. */
    private StringBuilder tag = new StringBuilder();

    /** Of the attribute; in a script or a style sheet what was read last. */
    private StringBuilder name = new StringBuilder();

    /** The mark that ends the value of the attribute. */
    private char quote;

    /** Whether the value of the attribute has begun. */
    private boolean begun;

    /** Hyphens read last in a comment. */
    private int hyphens;

    private CodePlaces script = CodePlaces.script();

    private enum State {
        TEXT,
        TAG,
        /** Between the attributes of a tag. */
        BETWEEN,
        NAME,
        /** Behind the sign that gives an attribute its value. */
        EQUALS,
        QUOTED,
        UNQUOTED,
        COMMENT,
        /** In a script or a style sheet. */
        RAW
    }

    @Override
    public void read(char c) {
        switch (state) {
            case TEXT -> text(c);
            case TAG -> tag(c);
            case BETWEEN, NAME -> name(c);
            case EQUALS -> equals(c);
            case QUOTED, UNQUOTED -> value(c);
            case COMMENT -> comment(c);
            case RAW -> raw(c);
        }
    }

    private void text(char c) {
        if (c == '<') {
            state = State.TAG;
            tag.setLength(0);
        }
    }

    private void tag(char c) {
        if (c == '>' || Character.isWhitespace(c)) {
            between(c);
        } else if (tag.isEmpty() && !Character.isLetter(c) && c != '/' && c != '!') {
            state = State.TEXT;
            text(c);
        } else {
            add(tag, c);
            if (tag.toString().equals("!--")) {
                state = State.COMMENT;
                begun = false;
                hyphens = 2;
            }
        }
    }

    /** An attribute is over, or none has begun. */
    private void between(char c) {
        name.setLength(0);
        state = State.BETWEEN;
        if (c == '>') {
            boolean raw = tag.toString().equals("script") || isStyle();
            state = raw ? State.RAW : State.TEXT;
            script = CodePlaces.script();
        }
    }

    private void name(char c) {
        if (c == '=') {
            state = State.EQUALS;
            begun = false;
        } else if (c == '>') {
            between(c);
        } else if (Character.isWhitespace(c) || c == '/') {
            state = State.BETWEEN;
        } else {
            if (state == State.BETWEEN) {
                name.setLength(0);
            }
            state = State.NAME;
            add(name, c);
        }
    }

    private void equals(char c) {
        if (c == '"' || c == '\'') {
            state = State.QUOTED;
            quote = c;
        } else if (c == '>') {
            between(c);
        } else if (!Character.isWhitespace(c)) {
            state = State.UNQUOTED;
        }
    }

    private void value(char c) {
        boolean ends = state == State.QUOTED ? c == quote : c == '>' || Character.isWhitespace(c);
        begun = true;
        if (ends) {
            between(c == '>' && state == State.UNQUOTED ? c : ' ');
        }
    }

    private void comment(char c) {
        if (c == '[' && !begun) {
            between(' ');
        } else if (c == '>' && hyphens > 1) {
            state = State.TEXT;
        }
        begun = true;
        hyphens = c == '-' ? hyphens + 1 : 0;
    }

    private void raw(char c) {
        script.read(c);
        name.append(Character.toLowerCase(c));
        if (name.length() > LONGEST) {
            name.deleteCharAt(0);
        }
        if (name.toString().endsWith("</" + tag)) {
            tag.insert(0, '/');
            state = State.TAG;
        }
    }

    private static void add(StringBuilder to, char c) {
        if (to.length() < LONGEST) {
            to.append(Character.toLowerCase(c));
        }
    }

    @Override
    public Place show() {
        Place place = switch (state) {
            case TEXT, COMMENT -> Place.MARKUP;
            case TAG, BETWEEN, NAME -> Place.TAG;
            case EQUALS, UNQUOTED -> Place.UNQUOTED;
            case QUOTED -> quoted();
            case RAW -> isStyle() ? Place.STYLE : script.show();
        };
        state = state == State.EQUALS ? State.UNQUOTED : state;
        begun = true;
        return place;
    }

    private Place quoted() {
        String attribute = name.toString();
        if (attribute.startsWith("on")) {
            return Place.HANDLER;
        } else if (LINKS.contains(attribute)) {
            return begun ? Place.LINK_PART : Place.LINK;
        } else if (IMAGES.contains(attribute)) {
            return begun ? Place.LINK_PART : Place.IMAGE;
        }
        return Place.ATTRIBUTE;
    }

    private boolean isStyle() {
        return tag.toString().equals("style");
    }

    @Override
    public Places copy() {
        HtmlPlaces copy = new HtmlPlaces();
        copy.state = state;
        copy.tag = new StringBuilder(tag);
        copy.name = new StringBuilder(name);
        copy.quote = quote;
        copy.begun = begun;
        copy.hyphens = hyphens;
        copy.script = script.copy();
        return copy;
    }
}
