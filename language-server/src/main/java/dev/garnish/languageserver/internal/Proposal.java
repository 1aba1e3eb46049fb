package dev.garnish.languageserver.internal;

import dev.garnish.internal.lang.parse.Word.Role;
import dev.garnish.rules.Span;

/**
 * What an author may want to write.
 *
 * @param label what a list shows
 * @param detail what it shows behind it: a type, how many items have a value
 * @param help what it shows beside it; may be empty
 * @param role what it stands for
 * @param replaced what it is written in place of
 * @param text what is written
 */
public record Proposal(String label, String detail, String help, Role role, Span replaced, String text) {
    /** What an editor compares with what is written already. */
    public String filter() {
        if (role == Role.ITEM) {
            return text + " " + detail; // Found by its title, too.
        }
        return replaced.text().startsWith(".") ? "." + label : text;
    }
}
