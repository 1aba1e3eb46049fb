package dev.garnish.internal.event;

import dev.garnish.internal.json.JsonScanner;
import org.jspecify.annotations.Nullable;

/**
 * Passes members of an entry by comparing them with those of an earlier one. The recipients of an event have mostly the
 * same members, so between the values that differ stand the same bytes. Bytes that equal valid ones are valid where the
 * same grammar holds, and the same holds behind two scalars, whatever they say. What is not alike, a member at a time,
 * is left to be read in the usual way.
 */
final class TemplateMatcher {
    static final int NONE = 0;

    private final byte[] json;
    private final JsonScanner scanner;
    private @Nullable ObjectTemplate outline;
    private @Nullable TemplateCursor tracing;

    /** The entry that is read, where its object opens, and the next member of the outline that it may have. */
    private @Nullable RecipientSpan entry;

    private int open;
    private int member;

    /** Whether something in it was not alike; how many such entries came in a row, and how many are put up with. */
    private boolean isMiss;

    private int misses;
    private int allowedMisses = 3;

    TemplateMatcher(byte[] json, JsonScanner scanner) {
        this.json = json;
        this.scanner = scanner;
    }

    /** An entry begins. When too many were not alike, the one before it is what others are compared with from now on. */
    void begin(RecipientSpan next, int opening) {
        misses = isMiss ? misses + 1 : 0;
        if (entry != null && misses >= allowedMisses) {
            outline = ObjectTemplate.of(json, scanner, entry, open);
            tracing = outline.members() == 0 ? null : new TemplateCursor(json, scanner, outline);
            misses = 0;
            allowedMisses *= 3;
        }
        entry = next;
        open = opening;
        member = 0;
        isMiss = false;
    }

    /**
     * After the last of the members that are like those of the earlier entry, and that are now marked; {@value #NONE}
     * where the one whose key starts here is not.
     */
    int members(int key) {
        if (outline == null || tracing == null || entry == null || member == outline.members()) {
            isMiss = true;
            return NONE;
        }
        int first = member;
        int alike = tracing.follow(first, key);
        if (alike == tracing.end()) {
            member = outline.members();
            return tracing.mark(first, member, entry);
        }
        return passSome(outline, tracing, key, alike, entry);
    }

    private int passSome(ObjectTemplate like, TemplateCursor follower, int key, int expected, RecipientSpan into) {
        int alike = expected < like.memberEnd(member) ? other(like, follower, key) : expected;
        int first = member;
        while (member < like.members() && like.memberEnd(member) <= alike) {
            member++;
        }
        return member == first ? NONE : follower.mark(first, member, into);
    }

    /** The member that was expected next is not there, or is not alike: a later one may be. */
    private int other(ObjectTemplate like, TemplateCursor follower, int key) {
        isMiss = true;
        int keyEnd = scanner.textEnd(key + 1);
        int found = like.find(member, key, keyEnd + 1);
        if (found == like.members()) {
            // Behind a key with escapes nothing is passed: it may be one that comes again.
            member = scanner.isEscaped(keyEnd) ? found : member;
            return NONE;
        }
        int alike = found == member ? NONE : follower.follow(found, key);
        member = alike < like.memberEnd(found) ? found + 1 : found;
        return alike;
    }
}
