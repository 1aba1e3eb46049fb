package dev.garnish.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Predicate;

/** A CycloneDX bill of materials, cut down from what the code was built with to what a package holds. */
final class Sbom {
    /** The name that tools look for. */
    static final String NAME = "bom.json";

    private static final String OURS = "dev.garnish";

    private Sbom() {}

    /**
     * Leaves the components that a package holds: its own modules, whose classes it holds as files, and its jars.
     *
     * @param holds whether the package holds a file
     */
    static String of(Path built, Predicate<String> holds) throws IOException {
        JsonNode bom = new ObjectMapper().readTree(Files.readAllBytes(built));
        Set<String> kept = new HashSet<>();
        kept.add(bom.path("metadata").path("component").path("bom-ref").asText());
        for (Iterator<JsonNode> i = bom.path("components").iterator(); i.hasNext(); ) {
            JsonNode component = i.next();
            if (component.path("group").asText().equals(OURS) || holds.test(jar(component))) {
                kept.add(component.path("bom-ref").asText());
            } else {
                i.remove();
            }
        }
        for (Iterator<JsonNode> i = bom.path("dependencies").iterator(); i.hasNext(); ) {
            JsonNode dependency = i.next();
            if (!kept.contains(dependency.path("ref").asText())) {
                i.remove();
            } else if (dependency.path("dependsOn") instanceof ArrayNode on) {
                on.removeIf(ref -> !kept.contains(ref.asText()));
            }
        }
        return Report.json(bom) + "\n";
    }

    private static String jar(JsonNode component) {
        return "lib/" + component.path("name").asText() + "-"
                + component.path("version").asText() + ".jar";
    }
}
