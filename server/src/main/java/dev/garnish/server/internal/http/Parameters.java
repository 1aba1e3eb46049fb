package dev.garnish.server.internal.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.util.UrlEncoded;
import org.jspecify.annotations.Nullable;

/** The parameters of a query, decoded strictly. Immutable. Messages name a parameter only where its name is one of ours. */
public final class Parameters {
    private static final int MOST = 200;

    private final Map<String, List<String>> values;

    private Parameters(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * The parameters of a query as it came.
     *
     * @param query null where there is none
     * @throws ProblemException if it is malformed or has too many
     */
    public static Parameters of(@Nullable String query) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        if (query != null) {
            if (query.chars().filter(c -> c == '&').count() >= MOST) {
                throw refused("the query may have " + MOST + " parameters at most");
            }
            decode(query, values);
        }
        return new Parameters(values);
    }

    private static void decode(String query, Map<String, List<String>> values) {
        try {
            UrlEncoded.decodeUtf8To(
                    query,
                    0,
                    query.length(),
                    (name, value) -> values.computeIfAbsent(name, any -> new ArrayList<>(1))
                            .add(value),
                    false,
                    false,
                    false);
        } catch (IllegalArgumentException e) {
            throw refused("the query is not UTF-8 in percent-encoding");
        }
    }

    /** The one value of a parameter; empty where it is missing. */
    public String one(String name) {
        List<String> all = values.getOrDefault(name, List.of());
        if (all.size() > 1) {
            throw refused("the parameter " + name + " is given " + all.size() + " times, expected once");
        }
        return all.isEmpty() ? "" : all.get(0);
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** By name behind the prefix all values, of the parameters whose names begin with it. */
    public Map<String, List<String>> behind(String prefix) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        values.forEach((name, all) -> {
            if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), all);
            }
        });
        return found;
    }

    /** Fails where a parameter is none of these and does not begin with the prefix. */
    public void requireOnly(Set<String> names, String prefix) {
        int position = 0;
        for (String name : values.keySet()) {
            position++;
            if (!names.contains(name) && (prefix.isEmpty() || !name.startsWith(prefix))) {
                throw refused("parameter " + position + " is unknown, expected "
                        + String.join(", ", names.stream().sorted().toList())
                        + (prefix.isEmpty() ? "" : " and " + prefix + "FIELD"));
            }
        }
    }

    public static ProblemException refused(String detail) {
        return new ProblemException(Problem.badRequest(detail));
    }
}
