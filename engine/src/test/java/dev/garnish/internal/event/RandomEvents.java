package dev.garnish.internal.event;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Pinpoint events from a seed: valid JSON, written as oddly as JSON allows. The same seed gives the same bytes. */
public final class RandomEvents {
    private static final String[] NAMES = {
        "",
        "Sofia",
        "Martínez",
        "\\u00e9",
        "\\\"quoted\\\"",
        "\\\\",
        "a/b",
        "a\\/b",
        "日本語",
        "🎬",
        "\\ud83c\\udfac",
        "\\u0000",
        "x{y}[z],:",
        "LastName ",
        "tab\\tnew\\nline",
        "\\u0052ecommendations",
        "ÿ"
    };
    /** In texts also half of a surrogate pair, which jackson-core takes there but not in names. */
    private static final String[] TEXTS = {
        "\\ud800", "", "Sofia", "Martínez", "a\\/b", "日本語", "🎬", "\\udfac", "}", "\\\\"
    };

    private static final String[] NUMBERS = {
        "0", "-0", "1.10", "1e2", "1E+02", "-12.5e-3", "1234567890123456789012345678901234567890", "0.0", "1E400"
    };
    private static final String[] KEYS = {
        "ChannelType", "Address", "OptOut", "Location", "Demographic", "Metrics", "EffectiveDate", "Channel\\u0054ype"
    };

    private final Random random;
    private final StringBuilder out = new StringBuilder();
    private final boolean compact;

    private RandomEvents(long seed) {
        random = new Random(seed);
        compact = random.nextInt(3) == 0;
    }

    public static byte[] of(long seed) {
        return new RandomEvents(seed).event().getBytes(StandardCharsets.UTF_8);
    }

    private String event() {
        space();
        out.append('{');
        for (int i = random.nextInt(3); i > 0; i--) {
            member("Application" + i, 3);
            comma();
        }
        key("Endpoints");
        endpoints();
        for (int i = random.nextInt(3); i > 0; i--) {
            comma();
            member(chance(9) ? "endpoints" : "Journey" + i, 3);
        }
        space();
        out.append('}');
        space();
        return out.toString();
    }

    private void endpoints() {
        out.append('{');
        space();
        int count = random.nextInt(6);
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                comma();
            }
            key(chance(6) ? pick(NAMES) : "e-" + i + "/~" + random.nextInt(3));
            if (chance(20)) {
                value(2);
            } else {
                endpoint();
            }
        }
        space();
        out.append('}');
    }

    private void endpoint() {
        out.append('{');
        space();
        int count = random.nextInt(8);
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                comma();
            }
            endpointMember();
        }
        space();
        out.append('}');
    }

    private void endpointMember() {
        switch (random.nextInt(9)) {
            case 0, 1, 2 -> items();
            case 3 -> user();
            case 4 -> attributes("Attributes");
            case 5 -> {
                if (chance(3)) {
                    member("Recommendations", 3);
                } else {
                    member(pick(NAMES), 3);
                }
            }
            default -> member(pick(KEYS), 2);
        }
    }

    private void items() {
        key(chance(8) ? "RecommendationItem\\u0073" : "RecommendationItems");
        if (chance(12)) {
            value(2);
            return;
        }
        out.append('[');
        space();
        int count = random.nextInt(6);
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                comma();
            }
            item();
        }
        space();
        out.append(']');
    }

    private void item() {
        switch (random.nextInt(12)) {
            case 0 -> out.append(1000 + random.nextInt(20));
            case 1 -> out.append("\"\\u00310").append(10 + random.nextInt(20)).append('"');
            case 2 -> value(chance(8) ? 2 : 0);
            default -> out.append('"').append(1000 + random.nextInt(20)).append('"');
        }
    }

    private void user() {
        key("User");
        out.append('{');
        if (chance(2)) {
            attributes("UserAttributes");
            comma();
            member("UserId", 0);
        }
        space();
        out.append('}');
    }

    private void attributes(String name) {
        key(name);
        out.append('{');
        key(chance(2) ? "FirstName" : pick(NAMES));
        out.append('[');
        text();
        space();
        out.append("]}");
    }

    private void member(String name, int depth) {
        key(name);
        value(depth);
    }

    private void key(String name) {
        space();
        out.append('"').append(name).append('"');
        space();
        out.append(':');
        space();
    }

    private void value(int depth) {
        switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> out.append(pick(NUMBERS));
            case 1 -> out.append(pick(new String[] {"true", "false", "null"}));
            case 6 -> list(depth - 1);
            case 7 -> object(depth - 1);
            default -> text();
        }
    }

    private void list(int depth) {
        out.append('[');
        space();
        for (int i = random.nextInt(4); i > 0; i--) {
            value(depth);
            if (i > 1) {
                comma();
            }
        }
        space();
        out.append(']');
    }

    private void object(int depth) {
        out.append('{');
        space();
        for (int i = random.nextInt(4); i > 0; i--) {
            member(chance(3) ? "RecommendationItems" : pick(NAMES), depth);
            if (i > 1) {
                comma();
            }
        }
        space();
        out.append('}');
    }

    private void text() {
        out.append('"');
        for (int i = random.nextInt(4); i > 0; i--) {
            out.append(pick(TEXTS));
        }
        out.append('"');
    }

    private void comma() {
        space();
        out.append(',');
        space();
    }

    private void space() {
        if (!compact && chance(2)) {
            out.append(pick(new String[] {" ", "\n", "\n    ", "\r\n\t", "  \t ", "\n          "}));
        }
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private String pick(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
