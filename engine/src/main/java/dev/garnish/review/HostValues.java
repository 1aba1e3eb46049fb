package dev.garnish.review;

import dev.garnish.event.RecipientField;
import dev.garnish.internal.text.Suggestion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The notations that hosts use in a recipient's fields, and the value that a rule with another notation must mean. */
public final class HostValues {
    /** Amazon Pinpoint's {@code ChannelType}; the other hosts send no channel. */
    static final List<String> CHANNELS = List.of(
            "EMAIL",
            "SMS",
            "PUSH",
            "GCM",
            "APNS",
            "APNS_SANDBOX",
            "APNS_VOIP",
            "APNS_VOIP_SANDBOX",
            "ADM",
            "BAIDU",
            "VOICE",
            "IN_APP",
            "CUSTOM");

    /** Those that are known; applications choose the case, and others. */
    private static final List<String> PLATFORMS = List.of("iOS", "Android");

    private HostValues() {}

    /**
     * A text that a field never is.
     *
     * @param message what is wrong with it
     * @param meant what it must mean; empty where that is not certain
     * @param help what hosts send
     */
    record Fault(String message, String meant, String help) {}

    /**
     * The texts that hosts send in a field.
     *
     * @param field of a recipient
     * @return the most common first; empty where any may come
     */
    public static List<String> of(RecipientField field) {
        if (field.equals(RecipientField.plain("platform"))) {
            return PLATFORMS;
        }
        return isChannel(field) ? CHANNELS : List.of();
    }

    static boolean isChannel(RecipientField field) {
        return field.equals(RecipientField.plain("channel"));
    }

    /**
     * What is wrong with a text that a field is compared with.
     *
     * @param subject as written, for messages
     * @param made what a rule makes of the field before it compares; the same text if nothing
     */
    static Optional<Fault> fault(RecipientField field, String subject, UnaryOperator<String> made, String text) {
        if (field.group() != RecipientField.Group.PLAIN) {
            return Optional.empty();
        }
        return switch (field.name()) {
            case "channel" -> channel(subject, CHANNELS.stream().map(made).toList(), text);
            case "country" ->
                text.matches("[A-Za-z]{2}")
                        ? written(
                                text,
                                made.apply(country(text)),
                                "a country is two capital letters such as %s, not %s",
                                "that is how Amazon Pinpoint sends countries")
                        : Optional.empty();
            case "locale" ->
                text.matches("[A-Za-z]{2,3}[-_][A-Za-z]{2}")
                        ? written(
                                text,
                                made.apply(locale(text)),
                                "a locale is written %s, not %s",
                                "that is how Amazon Pinpoint sends locales")
                        : Optional.empty();
            case "platform" -> platform(subject, PLATFORMS.stream().map(made).toList(), text);
            default -> Optional.empty();
        };
    }

    private static Optional<Fault> channel(String subject, List<String> all, String text) {
        return all.contains(text)
                ? Optional.empty()
                : Optional.of(new Fault(
                        "`%s` is never %s".formatted(subject, DisplayText.quote(text)),
                        near(all, text).orElse(""),
                        "the channels are " + String.join(", ", all)));
    }

    private static Optional<String> near(List<String> all, String text) {
        String plain = text.replaceAll("[- ]", "_");
        Optional<String> same = all.stream()
                .filter(one -> one.equalsIgnoreCase(plain) || one.equalsIgnoreCase(plain.replace("_", "")))
                .findFirst();
        return same.isPresent() ? same : Suggestion.among(all, text);
    }

    private static Optional<Fault> platform(String subject, List<String> all, String text) {
        boolean known = all.stream().anyMatch(text::equalsIgnoreCase);
        return known
                ? Optional.empty()
                : Suggestion.among(all, text)
                        .map(near -> new Fault(
                                "`%s` is hardly ever %s".formatted(subject, DisplayText.quote(text)),
                                near,
                                "applications write %s, in upper or lower case".formatted(String.join(" or ", all))));
    }

    private static Optional<Fault> written(String text, String right, String message, String help) {
        return right.equals(text)
                ? Optional.empty()
                : Optional.of(
                        new Fault(message.formatted(DisplayText.quote(right), DisplayText.quote(text)), right, help));
    }

    private static String country(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        return upper.equals("UK") ? "GB" : upper;
    }

    private static String locale(String text) {
        int at = text.length() - 3;
        return text.substring(0, at).toLowerCase(Locale.ROOT) + "_"
                + text.substring(at + 1).toUpperCase(Locale.ROOT);
    }
}
