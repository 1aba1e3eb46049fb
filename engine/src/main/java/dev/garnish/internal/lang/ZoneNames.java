package dev.garnish.internal.lang;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Time zones as people write them, with the name that the language wants instead. */
public final class ZoneNames {
    private ZoneNames() {}

    /** {@code Europe/Berlin} of {@code europe/berlin} or {@code Berlin}; empty where none or several are meant. */
    public static Optional<String> like(String written) {
        String name = written.strip().replace(' ', '_').toLowerCase(Locale.ROOT);
        if (name.equals("utc") || name.equals("gmt") || name.equals("z")) {
            return Optional.of("UTC");
        }
        List<String> found = ZoneId.getAvailableZoneIds().stream()
                .filter(id -> Days.zone(id).isPresent() && !id.startsWith("Etc/"))
                .filter(id -> id.toLowerCase(Locale.ROOT).equals(name)
                        || id.toLowerCase(Locale.ROOT).endsWith("/" + name))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }
}
