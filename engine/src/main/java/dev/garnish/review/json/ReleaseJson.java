package dev.garnish.review.json;

import dev.garnish.release.Release;
import java.util.List;
import java.util.Map;

/** The JSON of shipped rules, in the shape of {@code docs/reports.md}. */
public final class ReleaseJson {
    private ReleaseJson() {}

    /**
     * {@return the releases of a folder, as a new map}
     *
     * @param releases written in this order, which is the newest first where they come from a history
     */
    public static Map<String, Object> of(List<Release> releases) {
        return Fields.of("releases", releases.stream().map(ReleaseJson::of).toList());
    }

    /**
     * {@return one release, as a new map; its moment is a text of ISO 8601 in UTC}
     *
     * @param release any of a history
     */
    public static Map<String, Object> of(Release release) {
        Map<String, Object> fields =
                Fields.of("number", release.number(), "when", release.when().toString());
        fields.put("who", release.who());
        fields.put("why", release.why());
        fields.put("checksum", release.checksum());
        fields.put("restores", release.restores());
        fields.put("live", release.isLive());
        return fields;
    }
}
