package dev.garnish.catalog.db.model;

import dev.garnish.catalog.db.internal.service.ServiceFile;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A server's address that leaves out what the service says that the environment names. */
final class ServedAddress {
    private static final Pattern PARTS = Pattern.compile(
            "postgresql://(?:([^@:/\\[\\]]+)@)?(\\[[^\\[\\]@/]+\\]|[^@:/\\[\\]]+)?(?::(\\d+))?(?:/([^/:@]*))?");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]*|[0-9A-Fa-f]*:[0-9A-Fa-f:.]+");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

    private ServedAddress() {}

    /** The whole address; the text itself where nothing is left out, or no service is named. The port is the host's. */
    static String completed(String text, Map<String, String> environment) {
        Matcher parts = PARTS.matcher(text);
        boolean isWhole = parts.matches() && parts.group(1) != null && parts.group(2) != null && parts.group(4) != null;
        if (isWhole || !parts.matches()) {
            return text;
        }
        Optional<ServiceFile> named = service(environment);
        if (named.isEmpty()) {
            return text;
        }
        ServiceFile service = named.get();
        String host = parts.group(2) != null ? parts.group(2) : host(service);
        String port = parts.group(2) != null
                        || parts.group(3) != null
                        || !service.settings().containsKey("port")
                ? parts.group(3)
                : setting(service, "port", PORT);
        return "postgresql://"
                + given(parts.group(1), service, "user")
                + '@'
                + host
                + (port == null ? "" : ":" + port)
                + '/'
                + given(parts.group(4), service, "dbname");
    }

    private static Optional<ServiceFile> service(Map<String, String> environment) {
        try {
            return ServiceFile.of(environment);
        } catch (IOException e) {
            throw CatalogException.environment("catalog: the way to the server: " + e.getMessage(), e);
        }
    }

    private static String given(@Nullable String part, ServiceFile service, String setting) {
        return part == null || part.isEmpty() ? setting(service, setting, NAME) : part;
    }

    private static String host(ServiceFile service) {
        if (service.settings().containsKey("hostaddr")) {
            throw refused(service, "its setting `hostaddr` is not supported: leave it out, and name the host");
        }
        String host = setting(service, "host", HOST);
        return host.contains(":") ? "[" + host + "]" : host;
    }

    private static String setting(ServiceFile service, String name, Pattern form) {
        String value = service.settings().getOrDefault(name, "");
        if (value.isEmpty()) {
            throw refused(
                    service, "it has no `%s`, and neither has the address: expected it in either".formatted(name));
        }
        if (!form.matcher(value).matches()) {
            throw refused(
                    service,
                    name.equals("host")
                            ? "its `host` is not one name or address: expected one server over TCP"
                            : "its `%s` cannot be used: expected %s"
                                    .formatted(
                                            name,
                                            name.equals("port") ? "a number" : "letters, digits, `_`, `.` and `-`"));
        }
        return value;
    }

    private static CatalogException refused(ServiceFile service, String reason) {
        return CatalogException.environment(
                "catalog: the way to the server: service `%s`: %s".formatted(service.name(), reason));
    }
}
