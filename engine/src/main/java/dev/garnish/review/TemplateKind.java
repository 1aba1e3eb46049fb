package dev.garnish.review;

import dev.garnish.internal.template.MessageTemplate;
import dev.garnish.rules.Source;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a message template makes, which decides how it is to escape what it shows. */
public enum TemplateKind {
    /** A web page, such as the body of an e-mail. */
    HTML,
    /** A push notification's payload, for instance. */
    JSON,
    /** An SMS or a subject: readers see every character as it stands. */
    TEXT;

    private static final Map<String, TemplateKind> ENDINGS =
            Map.of("html", HTML, "htm", HTML, "xhtml", HTML, "mjml", HTML, "json", JSON, "txt", TEXT, "sms", TEXT);

    /** Says in which language a template is, and nothing of what it makes. */
    private static final Pattern LANGUAGE = Pattern.compile("\\.(hbs|handlebars|mustache|liquid|tpl)$");

    private static final Pattern TAG =
            Pattern.compile("(?i)</?(!doctype|html|head|body|table|tr|t[dh]|div|p|a|b|i|u|em|strong"
                    + "|img|span|br|hr|h[1-6]|[uo]l|li|center|font|small|script|style|mj-\\w+)\\b");
    private static final Pattern OBJECT = Pattern.compile("^\\s*(\\{\\s*[\"}]|\\[\\s*[\"\\[{\\]])");

    /** {@return what a file's name says, as in {@code mail.html} or {@code push.json.liquid}; empty if it says nothing} */
    public static Optional<TemplateKind> ofName(String name) {
        String ofKind = LANGUAGE.matcher(name.toLowerCase(Locale.ROOT)).replaceFirst("");
        return Optional.ofNullable(ENDINGS.get(ofKind.substring(ofKind.lastIndexOf('.') + 1)));
    }

    /** {@return what a template's name says, or else its text} */
    public static TemplateKind of(Source template) {
        return ofName(template.name()).orElseGet(() -> ofText(template.text()));
    }

    private static TemplateKind ofText(String text) {
        if (OBJECT.matcher(text).find()) {
            return JSON;
        }
        return TAG.matcher(text).find() ? HTML : TEXT;
    }

    MessageTemplate read(Source template) {
        return switch (this) {
            case HTML -> MessageTemplate.ofHtml(template);
            case JSON -> MessageTemplate.ofJson(template);
            case TEXT -> MessageTemplate.ofText(template);
        };
    }
}
