package dev.garnish.event;

import java.util.Arrays;

/**
 * Follows an outline through entries that are like the one it was taken of. It learns which scalars differ: only those
 * are scanned, and what stands between them is compared.
 */
final class Tracing {
    private static final int FEW = 4;

    private final byte[] json;
    private final JsonScanner scanner;
    private final Outline outline;

    /** The scalars that differ, in their order: where they start and end in the outline, and whether they are texts. */
    private final int[] starts;

    private final int[] ends;
    private final boolean[] texts;
    private int count;

    /** By scalar that differs, in the entry that is followed: how much further on it starts; whether it holds escapes. */
    private final int[] shifts;

    private final boolean[] escaped;
    private final int[] hashes;

    /** By slot, and behind them for the list: the scalar that differs and ends first behind the start of its value. */
    private final int[] marks;

    Tracing(byte[] json, JsonScanner scanner, Outline outline) {
        this.json = json;
        this.scanner = scanner;
        this.outline = outline;
        this.starts = new int[outline.scalars()];
        this.ends = new int[outline.scalars()];
        this.texts = new boolean[outline.scalars()];
        this.shifts = new int[outline.scalars() + 1];
        this.escaped = new boolean[outline.scalars()];
        this.hashes = new int[outline.scalars()];
        this.marks = new int[outline.entry().fields.length + 1];
        expectDifferences();
    }

    /** Items do differ; and where a number at the end of everything ends is told by the byte behind it. */
    private void expectDifferences() {
        Entry entry = outline.entry();
        int end = outline.members() == 0 ? 0 : outline.memberEnd(outline.members() - 1);
        for (int scalar = 0; scalar < outline.scalars(); scalar++) {
            boolean item = entry.itemCount() > 0
                    && outline.start(scalar) <= entry.itemFrom(entry.itemCount() - 1)
                    && outline.end(scalar) > entry.itemFrom(0);
            if (item || (outline.end(scalar) == end && !outline.isText(scalar))) {
                insert(scalar);
            }
        }
        mark();
    }

    private void insert(int scalar) {
        int at = next(outline.start(scalar));
        int behind = count++ - at;
        System.arraycopy(starts, at, starts, at + 1, behind);
        System.arraycopy(ends, at, ends, at + 1, behind);
        System.arraycopy(texts, at, texts, at + 1, behind);
        starts[at] = outline.start(scalar);
        ends[at] = outline.end(scalar);
        texts[at] = outline.isText(scalar);
    }

    /** The first scalar that differs and ends behind a position. */
    private int next(int position) {
        int next = 0;
        while (next < count && ends[next] <= position) {
            next++;
        }
        return next;
    }

    private void mark() {
        Entry entry = outline.entry();
        for (int slot = 0; slot < entry.fields.length; slot++) {
            marks[slot] = next(entry.fields[slot]);
        }
        marks[entry.fields.length] = next(entry.list);
    }

    /** Up to which position in the outline all is alike, from a member's key on that stands here at another position. */
    int follow(int member, int key) {
        int at = outline.memberStart(member);
        int end = outline.memberEnd(outline.members() - 1);
        int shift = key - at;
        int next = next(at);
        shifts[next] = shift;
        while (true) {
            int stop = next == count ? end : texts[next] ? starts[next] + 1 : starts[next];
            if (!isSame(at, stop, shift)) {
                int difference = difference(at, stop, shift);
                if (!learn(difference, at)) {
                    return difference;
                }
            } else if (next == count) {
                return end;
            }
            int start = starts[next] + shift;
            int to = isItem(next) ? itemEnd(next, start) : scalarEnd(next, start);
            if (to == start) {
                return starts[next];
            }
            escaped[next] = scanner.isEscaped(to - 1);
            at = ends[next++];
            shift = to - at;
            shifts[next] = shift;
        }
    }

    /** A few bytes, as between two items, are compared here: calling for them would take longer. */
    private boolean isSame(int at, int stop, int shift) {
        if (stop + shift > json.length) {
            return false;
        }
        if (stop - at > FEW) {
            return Arrays.equals(json, at, stop, json, at + shift, stop + shift);
        }
        for (int i = at; i < stop; i++) {
            if (json[i] != json[i + shift]) {
                return false;
            }
        }
        return true;
    }

    private int difference(int at, int stop, int shift) {
        int to = Math.min(stop, json.length - shift);
        int same = Arrays.mismatch(json, at, to, json, at + shift, to + shift);
        return same < 0 ? to : at + same;
    }

    /** From now on the scalar at a position is one that differs; not if none stands there that starts behind another. */
    private boolean learn(int difference, int behind) {
        int scalar = outline.scalarAround(difference);
        if (scalar == outline.scalars() || outline.start(scalar) < behind) {
            return false;
        }
        insert(scalar);
        mark();
        return true;
    }

    /** After the scalar that stands here in place of one that differs; where it would start if it is of another kind. */
    private int scalarEnd(int index, int start) {
        if (texts[index]) {
            return json[start] == '"' ? scanner.textEnd(start + 1) + 1 : start;
        }
        return start < json.length && Text.isNumber(json[start]) ? scanner.value(start, 1) : start;
    }

    private boolean isItem(int index) {
        int first = marks[marks.length - 1];
        return index >= first && index < first + outline.entry().itemCount();
    }

    private int itemEnd(int index, int start) {
        if (texts[index] && json[start] == '"') {
            int end = scanner.idEnd(start + 1);
            hashes[index] = scanner.idHash();
            return end + 1;
        }
        int end = scalarEnd(index, start);
        hashes[index] = Text.hash(json, start, end);
        return end;
    }

    /** Where in the entry that was followed the value of a member ends. */
    int memberEnd(int member) {
        int end = outline.memberEnd(member);
        return end + shifts[next(end)];
    }

    /** Marks in the entry that was followed what stands in the members from one to before another. */
    void mark(int firstMember, int endMember, Entry into) {
        Entry entry = outline.entry();
        int from = outline.memberStart(firstMember);
        int to = outline.memberEnd(endMember - 1);
        for (int slot = 0; slot < entry.fields.length; slot++) {
            int field = entry.fields[slot];
            if (field > from && field < to) {
                into.fields[slot] = field + shifts[marks[slot]];
            }
        }
        if (entry.list > from && entry.list < to) {
            int first = marks[entry.fields.length];
            into.list(entry.list + shifts[first]);
            for (int i = first; i < first + entry.itemCount(); i++) {
                int quote = texts[i] ? 1 : 0;
                into.item(starts[i] + shifts[i] + quote, ends[i] + shifts[i + 1] - quote, escaped[i], hashes[i]);
            }
        }
    }
}
