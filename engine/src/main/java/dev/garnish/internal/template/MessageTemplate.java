package dev.garnish.internal.template;

import dev.garnish.rules.Source;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A message template in Handlebars or Liquid, as the places where it reads recommendations.
 *
 * @param isLiquid whether it is in Liquid
 * @param readings in the order of the template, up to where it is broken
 * @param broken where it cannot be read on; empty if it can be read as a whole
 */
public record MessageTemplate(boolean isLiquid, List<Reading> readings, Optional<Broken> broken) {
    private static final Pattern STATEMENT = Pattern.compile(
            "\\{%-?\\s*(?:#|(?:assign|capture|case|comment|cycle|decrement"
                    + "|echo|else|elsif|end\\w+|for|if|ifchanged|include|increment|liquid|raw|render|tablerow|unless|when)\\b)");
    private static final Pattern HANDLEBARS = Pattern.compile("^[~\\s]*(?:[#/^>!&{]|else\\b)|\\.\\[");
    private static final Pattern LIQUID = Pattern.compile("\\||\\w\\[");

    /** {@return a template of HTML as far as it can be read} */
    public static MessageTemplate ofHtml(Source source) {
        return of(source, new HtmlPlaces());
    }

    /** {@return a template of JSON as far as it can be read} */
    public static MessageTemplate ofJson(Source source) {
        return of(source, CodePlaces.json());
    }

    /** {@return a template of plain text as far as it can be read} */
    public static MessageTemplate ofText(Source source) {
        return of(source, new PlainPlaces());
    }

    private static MessageTemplate of(Source source, Places start) {
        Surroundings surroundings = new Surroundings(start);
        boolean liquid = isLiquid(source.text());
        Readings readings = new Readings();
        Optional<Broken> broken = Optional.empty();
        try {
            if (liquid) {
                Liquid.read(source, readings, surroundings);
            } else {
                Handlebars.read(source, readings, surroundings);
            }
        } catch (Broken.Thrown thrown) {
            broken = Optional.of(thrown.broken());
        }
        return new MessageTemplate(liquid, readings.all(), broken);
    }

    /** By the first tag that only one of the two languages has. */
    private static boolean isLiquid(String text) {
        if (STATEMENT.matcher(text).find()) {
            return true;
        }
        int open = text.indexOf("{{");
        int close = open < 0 ? -1 : text.indexOf("}}", open);
        while (close >= 0) {
            String inside = text.substring(open + 2, close);
            if (HANDLEBARS.matcher(inside).find()) {
                return false;
            } else if (LIQUID.matcher(inside).find()) {
                return true;
            }
            open = text.indexOf("{{", close);
            close = open < 0 ? -1 : text.indexOf("}}", open);
        }
        return false;
    }
}
