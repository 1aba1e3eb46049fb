package dev.garnish.review;

import dev.garnish.internal.template.Escapes;
import dev.garnish.internal.template.Place;
import dev.garnish.internal.template.Reading;
import dev.garnish.rules.Code;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges how a template escapes one value of an attribute, by what stands around it. */
final class EscapeCheck {
    private final String name;
    private final ValueContent content;
    private final Escapes escapes;
    private final boolean isLiquid;

    /** What is wrong, and what to write. */
    record Finding(Code code, String message, String label) {}

    private EscapeCheck(Reading.Output output, ValueContent content, boolean isLiquid) {
        this.name = output.attribute();
        this.content = content;
        this.escapes = output.escapes();
        this.isLiquid = isLiquid;
    }

    /** Empty where all is well. */
    static Optional<Finding> of(Reading.Output output, ValueContent content, boolean isLiquid) {
        if (content == ValueContent.PLAIN) {
            return Optional.empty();
        }
        return Optional.ofNullable(new EscapeCheck(output, content, isLiquid).at(output.place()));
    }

    private @Nullable Finding at(Place place) {
        return switch (place) {
            case PLAIN -> inText();
            case MARKUP, ATTRIBUTE -> inHtml();
            case LINK, IMAGE -> asAddress(place == Place.LINK ? "link" : "image");
            case LINK_PART -> inAddress();
            case UNQUOTED, TAG, HANDLER, STYLE -> unescapable(place);
            case STRING -> inString();
            case CODE -> inCode();
        };
    }

    private @Nullable Finding inText() {
        if (content == ValueContent.HTML) {
            return new Finding(
                    Code.TEMPLATE_ESCAPED_FOR_HTML,
                    name + " is HTML, and readers see `&amp;` and tags here",
                    "show an attribute without the option html");
        }
        return escapes.html() > 0 ? notHtml(raw()) : null;
    }

    private Finding notHtml(String label) {
        return new Finding(
                Code.TEMPLATE_ESCAPED_FOR_HTML,
                name + " is escaped for HTML, which this is not: `&` arrives as `&amp;`",
                label);
    }

    private @Nullable Finding inHtml() {
        if (content == ValueContent.TEXT && escapes.html() == 0 && !escapes.url()) {
            return new Finding(
                    Code.TEMPLATE_NOT_ESCAPED,
                    name + " is text, and is not escaped for HTML here",
                    isLiquid ? "write | escape behind it" : "write {{ and }}");
        } else if (escapes.html() > (content == ValueContent.HTML ? 0 : 1)) {
            return new Finding(
                    Code.TEMPLATE_ESCAPED_TWICE, name + " is HTML already, and is escaped once more here", raw());
        }
        return null;
    }

    private @Nullable Finding asAddress(String option) {
        @Nullable Finding ofHtml = inHtml();
        if (ofHtml != null || content == ValueContent.ADDRESS) {
            return ofHtml;
        }
        return new Finding(
                Code.TEMPLATE_ADDRESS,
                name + " may be any text, and an address is expected here",
                "give it the option " + option + " in the rules");
    }

    private @Nullable Finding inAddress() {
        if (escapes.url()) {
            return null;
        }
        boolean open = content == ValueContent.TEXT && escapes.html() == 0;
        return new Finding(
                open ? Code.TEMPLATE_NOT_ESCAPED : Code.TEMPLATE_ADDRESS,
                name + " is a part of an address here, and is not escaped as one",
                isLiquid ? "write | url_encode behind it" : "let the rules make the address, with url(...) and link");
    }

    private @Nullable Finding unescapable(Place place) {
        if (content == ValueContent.ADDRESS && (place == Place.UNQUOTED || place == Place.STYLE)) {
            return place == Place.STYLE && escapes.html() > 0 ? notHtml(raw()) : null;
        } else if (place == Place.HANDLER && escapes.json() && escapes.html() > 0) {
            return null;
        }
        return new Finding(Code.TEMPLATE_PLACE_UNSAFE, name + " stands " + where(place), instead(place));
    }

    private String raw() {
        return isLiquid ? "take the filter out" : "write {{{ and }}}";
    }

    private static String where(Place place) {
        return switch (place) {
            case UNQUOTED -> "in a value without quotation marks, which its first blank ends";
            case HANDLER -> "in a script within a tag, which escaping for HTML does not protect";
            case STYLE -> "in a style sheet, which knows no escape for it";
            default -> "inside a tag, where no escape makes it one value";
        };
    }

    private static String instead(Place place) {
        return switch (place) {
            case UNQUOTED -> "write quotation marks around the value";
            case HANDLER -> "show it in an attribute that begins with data-";
            case STYLE -> "show it in the attribute style of an element";
            default -> "show it as the value of an attribute, in quotation marks";
        };
    }

    private @Nullable Finding inString() {
        if (escapes.html() > 0) {
            return notHtml(content == ValueContent.ADDRESS ? raw() : json());
        } else if (escapes.json() && escapes.quoted()) {
            return new Finding(
                    Code.TEMPLATE_NOT_ESCAPED_FOR_JSON,
                    name + " gets quotation marks by its filter, and stands between others",
                    "take those around it out");
        }
        boolean safe = escapes.json() || escapes.url() || content == ValueContent.ADDRESS;
        return safe ? null : notJson("is text, and is not escaped for JSON here");
    }

    private @Nullable Finding inCode() {
        if (escapes.html() > 0) {
            return notHtml(json());
        }
        return escapes.quoted() ? null : notJson("is text, and stands here without quotation marks");
    }

    private Finding notJson(String what) {
        return new Finding(Code.TEMPLATE_NOT_ESCAPED_FOR_JSON, name + " " + what, json());
    }

    private String json() {
        return isLiquid
                ? "write | json behind it, and no quotation marks around it"
                : "write a helper of your sender that escapes for JSON";
    }
}
