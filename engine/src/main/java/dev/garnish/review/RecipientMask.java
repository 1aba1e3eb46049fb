package dev.garnish.review;

import dev.garnish.event.Recipient;
import dev.garnish.event.RecipientField;
import dev.garnish.internal.text.Graphemes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Hides what a text repeats of a recipient, in any case: the id and all free fields. Channel, country, locale, platform and
 * what hosts say of the recommendation name nobody, and are often what a reviewer looks for.
 */
final class RecipientMask {
    private static final String HIDDEN = "•••";
    private static final Set<String> HARMLESS = Set.of("channel", "country", "locale", "platform");

    /** The longest first, so that a name is hidden before a part of it. */
    private final List<String> secrets;

    private RecipientMask(List<String> secrets) {
        this.secrets = secrets;
    }

    static RecipientMask of(Recipient recipient, List<RecipientField> fields) {
        List<String> secrets = new ArrayList<>(List.of(recipient.id()));
        for (RecipientField field : fields) {
            secrets.addAll(isHarmless(field) ? List.of() : recipient.values(field));
        }
        secrets.removeIf(String::isBlank);
        secrets.sort(Comparator.comparingInt(String::length).reversed());
        return new RecipientMask(secrets);
    }

    private static boolean isHarmless(RecipientField field) {
        return field.group() == RecipientField.Group.CONTEXT
                || (field.group() == RecipientField.Group.PLAIN && HARMLESS.contains(field.name()));
    }

    /** The text with only the first character of each such value left. */
    String in(String text) {
        StringBuilder shown = new StringBuilder();
        for (int at = 0; at < text.length(); ) {
            String found = at(text, at);
            shown.append(found.isEmpty() ? text.substring(at, at + 1) : text(text.substring(at, at + found.length())));
            at += Math.max(1, found.length());
        }
        return shown.toString();
    }

    /** As a word, so that {@code al} is not hidden in {@code for all}. */
    private String at(String text, int at) {
        for (String secret : secrets) {
            int end = at + secret.length();
            if (text.regionMatches(true, at, secret, 0, secret.length())
                    && !(isLetter(text, at - 1) && isLetter(text, at))
                    && !(isLetter(text, end - 1) && isLetter(text, end))) {
                return secret;
            }
        }
        return "";
    }

    private static boolean isLetter(String text, int at) {
        return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
    }

    /** {@code a•••}; empty stays empty. */
    static String text(String secret) {
        return secret.isEmpty() ? "" : secret.substring(0, Graphemes.offset(secret, 1)) + HIDDEN;
    }
}
