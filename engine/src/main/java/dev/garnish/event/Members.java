package dev.garnish.event;

/** Finds members in objects of a document that {@link JsonScanner} has passed. */
final class Members {
    static final int NONE = -1;

    private final byte[] json;
    private final JsonScanner scanner;

    Members(byte[] json, JsonScanner scanner) {
        this.json = json;
        this.scanner = scanner;
    }

    /** Where the value of a key starts; where the key stands twice, the last. {@link #NONE} where it does not stand. */
    int find(int open, String key) {
        int found = NONE;
        int at = scanner.firstMember(open, 1);
        while (json[at] == '"') {
            int keyEnd = scanner.textEnd(at + 1);
            int value = scanner.memberValue(keyEnd);
            if (Text.decode(json, at + 1, keyEnd).equals(key)) {
                found = value;
            }
            at = scanner.nextMember(scanner.value(value, 1));
        }
        return found;
    }
}
