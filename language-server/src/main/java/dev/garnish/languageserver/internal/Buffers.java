package dev.garnish.languageserver.internal;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The documents that are open in the editor. For use by one thread. */
public final class Buffers {
    private final Map<String, Document> byUri = new LinkedHashMap<>();

    public void put(Document document) {
        byUri.put(document.uri(), document);
    }

    public void close(String uri) {
        byUri.remove(uri);
    }

    public Optional<Document> find(String uri) {
        return Optional.ofNullable(byUri.get(uri));
    }

    public Optional<Document> named(String name) {
        return byUri.values().stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** In the order in which they were opened. */
    public List<Document> all() {
        return List.copyOf(byUri.values());
    }

    /** The URI by which the editor knows a file or a document. */
    public String uri(String name) {
        return named(name)
                .map(Document::uri)
                .orElseGet(() -> isUri(name) ? name : Path.of(name).toUri().toString());
    }

    private boolean isUri(String name) {
        return Document.path(name).isPresent() || name.matches("[a-z][a-z0-9+.-]+:.*");
    }

    Collection<Document> documents() {
        return byUri.values();
    }
}
