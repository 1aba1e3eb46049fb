package dev.garnish.internal.json;

/** Finds members of objects. */
public final class Members {
    public static final int NONE = -1;

    private final byte[] json;
    private final JsonScanner scanner;

    public Members(byte[] json, JsonScanner scanner) {
        this.json = json;
        this.scanner = scanner;
    }

    /** Whether a key stands in an object. Looks no further than that. */
    public boolean has(int open, String key) {
        int at = scanner.firstMember(open, 1);
        while (json[at] == '"') {
            int keyEnd = scanner.textEnd(at + 1);
            if (JsonText.decode(json, at + 1, keyEnd).equals(key)) {
                return true;
            }
            at = scanner.nextMember(scanner.value(scanner.memberValue(keyEnd), 1));
        }
        return false;
    }

    /** Where the value starts that keys lead to, each in the object of the one before. */
    public int find(int value, String[] path) {
        int at = value;
        for (String key : path) {
            at = at != NONE && json[at] == '{' ? find(at, key) : NONE;
        }
        return at;
    }

    /** Where the value of a key starts; where the key stands twice, the last. {@link #NONE} where it does not stand. */
    public int find(int open, String key) {
        int found = NONE;
        int at = scanner.firstMember(open, 1);
        while (json[at] == '"') {
            int keyEnd = scanner.textEnd(at + 1);
            int value = scanner.memberValue(keyEnd);
            if (JsonText.decode(json, at + 1, keyEnd).equals(key)) {
                found = value;
            }
            at = scanner.nextMember(scanner.value(value, 1));
        }
        return found;
    }
}
