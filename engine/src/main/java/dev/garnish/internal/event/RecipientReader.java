package dev.garnish.internal.event;

import dev.garnish.internal.json.JsonScanner;
import dev.garnish.internal.json.JsonText;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Passes the object of one recipient once, and marks what the tree leads to. Where a key stands twice, the last counts,
 * as for JSON parsers that build objects.
 */
final class RecipientReader {
    private final byte[] json;
    private final JsonScanner scanner;
    private final FieldTree tree;
    private final @Nullable FieldTree itemTree;
    private final boolean takesOneItem;

    /** Null in a fresh JVM, where comparing takes longer than scanning. */
    private final @Nullable TemplateMatcher matcher;

    /** Where the id of the item starts that was passed last; 0 where it has none. */
    private int itemId;

    RecipientReader(byte[] json, JsonScanner scanner, EventReader format) {
        this.json = json;
        this.scanner = scanner;
        this.tree = format.tree();
        this.itemTree = format.itemTree();
        this.takesOneItem = format.shape().takesOneItem();
        // A matcher knows only ids that are scalars and stand one behind the other.
        boolean areScalars = itemTree == null && !format.shape().takesCommas();
        this.matcher = areScalars && !scanner.isFresh() ? new TemplateMatcher(json, scanner) : null;
    }

    /** After the object at a position, which is the value of an entry and stands inside {@code depth} others. */
    int object(int open, int depth, RecipientSpan entry) {
        entry.object = true;
        entry.named = true;
        entry.first = true;
        entry.insert = open + 1;
        entry.resume = open + 1;
        int key = scanner.firstMember(open, depth + 1);
        if (matcher != null) {
            matcher.begin(entry, open);
        }
        while (json[key] == '"') {
            int alike = matcher == null ? TemplateMatcher.NONE : matcher.members(key);
            int after = alike == TemplateMatcher.NONE ? member(key, tree, depth + 1, entry) : alike;
            if (entry.named) {
                entry.first = false;
                entry.insert = after;
                entry.resume = after;
            }
            key = scanner.nextMember(after);
        }
        return key + 1;
    }

    private int member(int key, FieldTree node, int depth, RecipientSpan entry) {
        int keyEnd = scanner.textEnd(key + 1);
        FieldTree found =
                scanner.isEscaped(keyEnd) ? findEscaped(node, key + 1, keyEnd) : node.find(json, key + 1, keyEnd);
        int value = scanner.memberValue(keyEnd);
        return found == null ? scanner.value(value, depth) : marked(value, found, depth, entry);
    }

    private @Nullable FieldTree findEscaped(FieldTree node, int from, int to) {
        byte[] plain = JsonText.decode(json, from, to).getBytes(StandardCharsets.UTF_8);
        return node.find(plain, 0, plain.length);
    }

    private int marked(int value, FieldTree found, int depth, RecipientSpan entry) {
        forget(found, entry);
        for (int slot : found.slots()) {
            entry.fields[slot] = value;
        }
        if (found.isItems()) {
            return items(value, depth, entry);
        }
        if (found.isResult()) {
            return result(value, depth, entry);
        }
        return found.leadsFurther() && json[value] == '{'
                ? members(value, found, depth, entry)
                : scanner.value(value, depth);
    }

    private static void forget(FieldTree node, RecipientSpan entry) {
        for (FieldTree next : node.below()) {
            for (int slot : next.slots()) {
                entry.fields[slot] = 0;
            }
            if (next.isItems()) {
                entry.unlist();
            }
            forget(next, entry);
        }
    }

    private int members(int open, FieldTree node, int depth, RecipientSpan entry) {
        int key = scanner.firstMember(open, depth + 1);
        while (json[key] == '"') {
            key = scanner.nextMember(member(key, node, depth + 1, entry));
        }
        return key + 1;
    }

    private int result(int value, int depth, RecipientSpan entry) {
        int after = scanner.value(value, depth);
        entry.named = false;
        entry.insert = value;
        entry.resume = after;
        return after;
    }

    /** Marks the items of the list at a position, or that there stands something else; gives the position after it. */
    int items(int value, int depth, RecipientSpan entry) {
        if (json[value] != '[') {
            if (takesOneItem && isId(value)) {
                entry.list(value);
                return id(value, entry);
            }
            entry.unlist();
            entry.badList = json[value] == 'n' ? 0 : value;
            return scanner.value(value, depth);
        }
        entry.list(value);
        int element = scanner.firstElement(value, depth + 1);
        while (json[element] != ']') {
            element = scanner.nextElement(item(element, depth + 1, entry));
        }
        return element + 1;
    }

    private int item(int at, int depth, RecipientSpan entry) {
        if (itemTree != null) {
            return objectItem(at, depth, itemTree, entry);
        }
        if (isId(at)) {
            return id(at, entry);
        }
        entry.noItem(at);
        return scanner.value(at, depth);
    }

    private boolean isId(int at) {
        return json[at] == '"' || JsonText.isNumber(json[at]);
    }

    private int id(int at, RecipientSpan entry) {
        if (json[at] == '"') {
            int end = scanner.idEnd(at + 1);
            entry.id(json, at + 1, end, scanner.isEscaped(end), scanner.hash());
            return end + 1;
        }
        int after = scanner.value(at, 1);
        entry.item(at, after, false, JsonText.hash(json, at, after));
        return after;
    }

    private int objectItem(int at, int depth, FieldTree ids, RecipientSpan entry) {
        itemId = 0;
        int after = json[at] == '{' ? itemMembers(at, ids, depth) : scanner.value(at, depth);
        if (itemId != 0 && isId(itemId)) {
            id(itemId, entry);
        } else {
            entry.noItem(at);
        }
        return after;
    }

    private int itemMembers(int open, FieldTree node, int depth) {
        int key = scanner.firstMember(open, depth + 1);
        while (json[key] == '"') {
            int keyEnd = scanner.textEnd(key + 1);
            FieldTree found =
                    scanner.isEscaped(keyEnd) ? findEscaped(node, key + 1, keyEnd) : node.find(json, key + 1, keyEnd);
            int value = scanner.memberValue(keyEnd);
            if (found != null) {
                itemId = found.isItems() ? value : 0;
            }
            key = scanner.nextMember(
                    found != null && found.leadsFurther() && json[value] == '{'
                            ? itemMembers(value, found, depth + 1)
                            : scanner.value(value, depth + 1));
        }
        return key + 1;
    }
}
