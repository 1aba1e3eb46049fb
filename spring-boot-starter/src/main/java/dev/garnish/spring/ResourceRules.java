package dev.garnish.spring;

import dev.garnish.rules.Source;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Rules that are resources, such as files on the class path, with the tables and files that they name beside them. */
final class ResourceRules {
    private final List<Source> sources = new ArrayList<>();
    private final Map<String, Resource> places = new HashMap<>();

    /** @throws IllegalStateException if there are none, or one cannot be read; the message names it */
    ResourceRules(String pattern) {
        try {
            for (Resource one : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                String name = one.getFilename();
                if (one.isReadable() && name != null) {
                    sources.add(new Source(name, text(one)));
                    places.put(name, one);
                }
            }
        } catch (FileNotFoundException e) {
            sources.clear(); // which is reported
        } catch (IOException e) {
            throw new IllegalStateException("garnish.rules: " + pattern + " cannot be read", e);
        }
        if (sources.isEmpty()) {
            throw new IllegalStateException(
                    "garnish.rules: " + pattern + " names no file: write classpath:rules/*.rules for instance");
        }
    }

    List<Source> sources() {
        return List.copyOf(sources);
    }

    /** A table or another file of rules, named in one of the sources. */
    Optional<String> beside(Source source, String file) {
        Resource place = places.get(source.name());
        if (place == null || file.contains("..") || file.startsWith("/")) {
            return Optional.empty();
        }
        try {
            Resource found = place.createRelative(file);
            return found.isReadable() ? Optional.of(text(found)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String text(Resource resource) throws IOException {
        return resource.getContentAsString(StandardCharsets.UTF_8);
    }
}
