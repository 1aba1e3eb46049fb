package dev.garnish.internal.template;

/**
 * How a value is escaped on its way to where it is shown.
 *
 * @param html how many times for HTML
 * @param url whether as a part of an address
 * @param json whether for JSON
 * @param quoted whether quotation marks were put around it, too
 */
public record Escapes(int html, boolean url, boolean json, boolean quoted) {
    static final Escapes NONE = new Escapes(0, false, false, false);

    boolean isNone() {
        return equals(NONE);
    }

    Escapes forHtml() {
        return new Escapes(html + 1, url, json, quoted);
    }

    /** If it is not yet. */
    Escapes onceForHtml() {
        return html == 0 ? forHtml() : this;
    }

    Escapes asPartOfAddress() {
        return new Escapes(html, true, json, quoted);
    }

    Escapes forJson(boolean withMarks) {
        return new Escapes(html, url, true, quoted || withMarks);
    }
}
