package dev.garnish.internal.event;

import dev.garnish.internal.json.JsonScanner;
import dev.garnish.internal.json.JsonText;
import java.util.Arrays;

/**
 * Follows an outline through entries that are like the one it was taken of. It learns which scalars differ: only those
 * are scanned, and what stands between them is compared.
 */
final class TemplateCursor {
    private static final int FEW = 4;

    private final byte[] json;
    private final JsonScanner scanner;
    private final ObjectTemplate outline;
    private final int end;

    /** The scalars that differ, in their order; where they start and end in the outline, and whether they are texts. */
    private final int[] scalars;

    private final int[] starts;
    private final int[] ends;
    private final boolean[] texts;
    private int count;

    /** Which of them are the items. */
    private int firstItem;

    private int endItem;

    /** By scalar that differs, in the entry that is followed: how much further on it starts. */
    private final int[] shifts;

    /** By item, whether it holds escapes, and its hash. */
    private final boolean[] escaped;

    private final int[] hashes;

    /** By slot the scalar that differs and ends first behind the start of its value, where that is up to date. */
    private final int[] marks;

    private boolean marked;

    TemplateCursor(byte[] json, JsonScanner scanner, ObjectTemplate outline) {
        this.json = json;
        this.scanner = scanner;
        this.outline = outline;
        this.end = outline.end();
        int most = outline.scalars();
        this.scalars = new int[most];
        this.starts = new int[most];
        this.ends = new int[most];
        this.texts = new boolean[most];
        this.shifts = new int[most + 1];
        this.escaped = new boolean[outline.entry().itemCount()];
        this.hashes = new int[outline.entry().itemCount()];
        this.marks = new int[outline.entry().fields.length];
        expectDifferences();
    }

    /** Items do differ; and where a number at the end of everything ends shows in the byte behind it. */
    private void expectDifferences() {
        RecipientSpan entry = outline.entry();
        int item = entry.itemCount() == 0 ? 0 : outline.scalarBehind(entry.itemFrom(0));
        for (int i = 0; i < entry.itemCount(); i++) {
            insert(count, item + i);
        }
        endItem = count;
        int last = outline.scalars() - 1;
        boolean open = last >= 0 && !outline.isText(last) && outline.end(last) == end;
        if (open && (count == 0 || scalars[count - 1] != last)) {
            insert(count, last);
        }
    }

    private void insert(int index, int scalar) {
        int behind = count++ - index;
        System.arraycopy(scalars, index, scalars, index + 1, behind);
        System.arraycopy(starts, index, starts, index + 1, behind);
        System.arraycopy(ends, index, ends, index + 1, behind);
        System.arraycopy(texts, index, texts, index + 1, behind);
        scalars[index] = scalar;
        starts[index] = outline.start(scalar);
        ends[index] = outline.end(scalar);
        texts[index] = outline.isText(scalar);
        marked = false;
    }

    /** The first scalar that differs and ends behind a position. */
    private int next(int position) {
        int next = 0;
        while (next < count && ends[next] <= position) {
            next++;
        }
        return next;
    }

    /** Where in the outline the last member ends. */
    int end() {
        return end;
    }

    /** Up to which position in the outline all is alike, from a member's key on that stands here at another position. */
    int follow(int member, int key) {
        int at = outline.memberStart(member);
        int shift = key - at;
        int next = next(at);
        shifts[next] = shift;
        while (true) {
            int stop = next == count ? end : texts[next] ? starts[next] + 1 : starts[next];
            if (!isSame(at, stop, shift)) {
                int difference = difference(at, stop, shift);
                if (!learn(difference, at, next)) {
                    return difference;
                }
            } else if (next == count) {
                return end;
            }
            int start = starts[next] + shift;
            int to = isItem(next) ? itemEnd(next - firstItem, start) : scalarEnd(next, start);
            if (to == start) {
                return starts[next];
            }
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
    private boolean learn(int difference, int behind, int next) {
        int scalar = outline.scalarAround(difference, next == 0 ? 0 : scalars[next - 1]);
        if (scalar == outline.scalars() || outline.start(scalar) < behind) {
            return false;
        }
        insert(next, scalar);
        if (next <= firstItem && firstItem < endItem) {
            firstItem++;
            endItem++;
        }
        return true;
    }

    /** After the scalar that stands here in place of one that differs; where it would start if it is of another kind. */
    private int scalarEnd(int index, int start) {
        if (texts[index]) {
            return json[start] == '"' ? scanner.textEnd(start + 1) + 1 : start;
        }
        return start < json.length && JsonText.isNumber(json[start]) ? scanner.value(start, 1) : start;
    }

    private boolean isItem(int index) {
        return index >= firstItem && index < endItem;
    }

    private int itemEnd(int item, int start) {
        if (texts[firstItem + item] && json[start] == '"') {
            int end = scanner.idEnd(start + 1);
            escaped[item] = scanner.isEscaped(end);
            hashes[item] = scanner.hash();
            return end + 1;
        }
        int end = scalarEnd(firstItem + item, start);
        escaped[item] = false;
        hashes[item] = JsonText.hash(json, start, end);
        return end;
    }

    /** Marks in the entry that was followed what stands in the members from one to before another; after those. */
    int mark(int firstMember, int endMember, RecipientSpan into) {
        RecipientSpan entry = outline.entry();
        int from = outline.memberStart(firstMember);
        int to = outline.memberEnd(endMember - 1);
        if (!marked) {
            for (int slot = 0; slot < marks.length; slot++) {
                marks[slot] = next(entry.fields[slot]);
            }
            marked = true;
        }
        for (int slot = 0; slot < marks.length; slot++) {
            int field = entry.fields[slot];
            if (field > from && field < to) {
                into.fields[slot] = field + shifts[marks[slot]];
            }
        }
        if (entry.list > from && entry.list < to) {
            into.list(entry.list + shifts[firstItem == endItem ? next(entry.list) : firstItem]);
            for (int i = firstItem; i < endItem; i++) {
                int quote = texts[i] ? 1 : 0;
                into.id(
                        json,
                        starts[i] + shifts[i] + quote,
                        ends[i] + shifts[i + 1] - quote,
                        escaped[i - firstItem],
                        hashes[i - firstItem]);
            }
        }
        return to + shifts[to == end ? count : next(to)];
    }
}
