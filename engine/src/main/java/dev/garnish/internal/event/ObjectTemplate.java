package dev.garnish.internal.event;

import dev.garnish.internal.json.JsonScanner;
import dev.garnish.internal.json.JsonText;
import java.util.Arrays;

/**
 * Where members and scalars stand in the object of one entry that was read, as positions in the event's bytes. A scalar is
 * a text or a number that is no key.
 */
final class ObjectTemplate {
    private static final int MOST_MEMBERS = 64;
    private static final int MOST_SCALARS = 256;
    private static final int USUAL_MEMBERS = 16;
    private static final int USUAL_SCALARS = 32;

    private final byte[] json;
    private final JsonScanner scanner;
    private final RecipientSpan entry;
    private int[] memberStarts = new int[USUAL_MEMBERS];
    private int[] memberEnds = new int[USUAL_MEMBERS];
    private int members;
    private int[] starts = new int[USUAL_SCALARS];
    private int[] ends = new int[USUAL_SCALARS];
    private int scalars;

    private ObjectTemplate(byte[] json, JsonScanner scanner, RecipientSpan entry) {
        this.json = json;
        this.scanner = scanner;
        this.entry = entry;
    }

    /**
     * The outline of an entry whose object opens at a position. It has no members where others cannot be recognized by it: the
     * entry is too large, has a key twice or with escapes, a result that came with it, or not only ids among its items.
     */
    static ObjectTemplate of(byte[] json, JsonScanner scanner, RecipientSpan entry, int open) {
        ObjectTemplate outline = new ObjectTemplate(json, scanner, entry);
        boolean plain = entry.named && entry.badList == 0 && !entry.hasBadItem();
        if (!plain || !outline.takeMembers(open)) {
            outline.members = 0;
        }
        return outline;
    }

    private boolean takeMembers(int open) {
        int key = scanner.firstMember(open, 1);
        while (json[key] == '"') {
            int keyEnd = scanner.textEnd(key + 1);
            if (members == MOST_MEMBERS || scanner.isEscaped(keyEnd) || find(0, key, keyEnd + 1) < members) {
                return false;
            }
            int value = scanner.memberValue(keyEnd);
            int end = scanner.value(value, 1);
            if (members == memberStarts.length) {
                memberStarts = Arrays.copyOf(memberStarts, 2 * members);
                memberEnds = Arrays.copyOf(memberEnds, 2 * members);
            }
            memberStarts[members] = key;
            memberEnds[members++] = end;
            if (!takeScalars(value, end)) {
                return false;
            }
            key = scanner.nextMember(end);
        }
        return true;
    }

    private boolean takeScalars(int from, int to) {
        int at = from;
        while (at < to) {
            boolean scalar = json[at] == '"' || JsonText.isNumber(json[at]);
            int end = scalar ? scanner.value(at, 1) : at + 1;
            if (scalar && (end == to || json[scanner.token(end)] != ':')) {
                if (scalars == MOST_SCALARS) {
                    return false;
                }
                if (scalars == starts.length) {
                    starts = Arrays.copyOf(starts, 2 * scalars);
                    ends = Arrays.copyOf(ends, 2 * scalars);
                }
                starts[scalars] = at;
                ends[scalars++] = end;
            }
            at = end;
        }
        return true;
    }

    RecipientSpan entry() {
        return entry;
    }

    int members() {
        return members;
    }

    /** The member, of those from one on, whose key has these bytes, quotes and all; behind the last if none has. */
    int find(int from, int key, int keyEnd) {
        int member = from;
        while (member < members && !isKey(member, key, keyEnd)) {
            member++;
        }
        return member;
    }

    private boolean isKey(int member, int key, int keyEnd) {
        int start = memberStarts[member];
        int end = start + keyEnd - key;
        return end <= memberEnds[member] && json[end - 1] == '"' && Arrays.equals(json, start, end, json, key, keyEnd);
    }

    /** Where a member's key starts. */
    int memberStart(int member) {
        return memberStarts[member];
    }

    /** Where a member's value ends. */
    int memberEnd(int member) {
        return memberEnds[member];
    }

    /** Where the last member ends. */
    int end() {
        return memberEnds[members - 1];
    }

    int scalars() {
        return scalars;
    }

    int start(int scalar) {
        return starts[scalar];
    }

    int end(int scalar) {
        return ends[scalar];
    }

    boolean isText(int scalar) {
        return json[starts[scalar]] == '"';
    }

    /** The first scalar that ends behind a position. */
    int scalarBehind(int position) {
        int scalar = 0;
        while (scalar < scalars && ends[scalar] <= position) {
            scalar++;
        }
        return scalar;
    }

    /** The scalar, of those from one on, that another byte at a position would be part of; behind the last if none. */
    int scalarAround(int position, int from) {
        int scalar = from;
        while (scalar < scalars && ends[scalar] + (isText(scalar) ? 0 : 1) <= position) {
            scalar++;
        }
        boolean within = scalar < scalars && starts[scalar] + (isText(scalar) ? 1 : 0) <= position;
        return within ? scalar : scalars;
    }
}
