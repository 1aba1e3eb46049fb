package dev.garnish.internal.event;

import dev.garnish.event.EventFormat;
import dev.garnish.event.InvalidEventException;
import dev.garnish.event.PersonalizeFormat;
import dev.garnish.event.RecipientField;
import dev.garnish.internal.json.JsonScanner;
import dev.garnish.internal.json.JsonText;
import dev.garnish.internal.json.Members;
import java.util.List;
import java.util.Set;

/** Reads lines of Personalize's batch inference output for one choice of fields. */
final class PersonalizeReader implements EventReader {
    private static final String ITEMS = "/output/recommendedItems";

    /** No host carries such a reply, so that this only bounds memory. */
    private static final int MAX_REPLY = 4 * EventFormat.LAMBDA_LIMIT;

    private static final Set<RecipientField> USER = Set.of(RecipientField.plain("id"), RecipientField.plain("user_id"));

    private final PersonalizeFormat format;
    private final ReplyShape frame;
    private final FieldTree tree;
    private final boolean[] asksUser;

    /**
     * A reader that marks the user in the slot behind the last of those that were asked for.
     *
     * @param asksUser by slot, whether it is the user's id that was asked for
     */
    private PersonalizeReader(PersonalizeFormat format, ReplyShape frame, FieldTree tree, boolean[] asksUser) {
        this.format = format;
        this.frame = frame;
        this.tree = tree;
        this.asksUser = asksUser;
    }

    static PersonalizeReader of(PersonalizeFormat format, List<RecipientField> fields) {
        int userSlot = fields.size();
        FieldTree tree = FieldTree.root()
                .with(userSlot, "input", "userId")
                .withItems("output", "recommendedItems")
                .withResult("Recommendations");
        boolean[] asksUser = new boolean[fields.size()];
        for (int slot = 0; slot < asksUser.length; slot++) {
            asksUser[slot] = USER.contains(fields.get(slot));
        }
        return new PersonalizeReader(format, shape(), tree, asksUser);
    }

    private static ReplyShape shape() {
        return new ReplyShape(
                "",
                "Recommendations",
                "",
                new ReplyShape.Names("", ITEMS, "a user"),
                new ReplyShape.Needs(true, false, false, MAX_REPLY, MAX_REPLY));
    }

    @Override
    public PersonalizeFormat format() {
        return format;
    }

    @Override
    public Event read(byte[] json) {
        if (json.length > format.maxBytes()) {
            throw new InvalidEventException("event: " + json.length + " bytes, expected at most " + format.maxBytes());
        }
        JsonScanner scanner = new JsonScanner(json);
        RecipientSpan entry = new RecipientSpan(asksUser.length + 1);
        int open = scanner.start("a JSON object with input and output");
        if (json[open] == '{') {
            scanner.end(new RecipientReader(json, scanner, tree).object(open, 0, entry));
            requireItems(json, entry, scanner, open);
            markUser(json, entry, scanner, open);
        } else {
            scanner.end(scanner.value(open, 0));
            throw new InvalidEventException(
                    "event: expected an object with input and output, found " + JsonText.kind(json[open]));
        }
        return new Event(json, frame, 0, json.length, new RecipientSpan[] {entry});
    }

    private static void requireItems(byte[] json, RecipientSpan entry, JsonScanner scanner, int open) {
        if (entry.badList != 0) {
            throw new InvalidEventException(
                    "event " + ITEMS + ": expected a list of item ids, found " + JsonText.kind(json[entry.badList]));
        }
        if (!entry.hasItems()) {
            int error = new Members(json, scanner).find(open, "error");
            throw new InvalidEventException(
                    error == Members.NONE || json[error] == 'n'
                            ? "event " + ITEMS + ": expected a list of item ids, found none"
                            : "event /error: Amazon Personalize gave an error and no items");
        }
    }

    /** The entry's id is the user's; that of nobody is empty. */
    private void markUser(byte[] json, RecipientSpan entry, JsonScanner scanner, int open) {
        int user = entry.fields[asksUser.length];
        for (int slot = 0; slot < asksUser.length; slot++) {
            entry.fields[slot] = asksUser[slot] ? user : 0;
        }
        entry.place = new RecipientSpan.Place("", null);
        entry.start = open;
        entry.idStart = open;
        entry.idEnd = open + 1;
        if (user != 0 && json[user] == '"') {
            entry.idStart = user;
            entry.idEnd = scanner.textEnd(user + 1);
        } else if (user != 0 && JsonText.isNumber(json[user])) {
            entry.idStart = user - 1;
            entry.idEnd = scanner.value(user, 1);
        }
        entry.end = json.length;
    }
}
