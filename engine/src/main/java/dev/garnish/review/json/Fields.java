package dev.garnish.review.json;

import java.util.LinkedHashMap;
import java.util.Map;

/** Objects of JSON whose keys stay in the order given. */
public final class Fields {
    private Fields() {}

    /**
     * An object.
     *
     * @param keysAndValues keys and values in turn; an empty text is left out
     * @return a new map, to which more can be added
     */
    public static Map<String, Object> of(Object... keysAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            if (!keysAndValues[i + 1].equals("")) {
                fields.put((String) keysAndValues[i], keysAndValues[i + 1]);
            }
        }
        return fields;
    }
}
