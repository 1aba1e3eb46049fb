package dev.garnish.catalog.db.internal.postgres;

import dev.garnish.catalog.db.internal.text.Failures;
import dev.garnish.catalog.db.model.CatalogException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code PGSERVICE} stands for, in {@code PGSERVICEFILE}, {@code ~/.pg_service.conf} or {@code
 * PGSYSCONFDIR/pg_service.conf}. The address says where the catalog is; a service says how the connection is secured.
 */
final class PgService {
    /** What the environment calls a service's settings. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("password", "PGPASSWORD"),
            Map.entry("sslmode", "PGSSLMODE"),
            Map.entry("sslrootcert", "PGSSLROOTCERT"),
            Map.entry("sslcert", "PGSSLCERT"),
            Map.entry("sslkey", "PGSSLKEY"),
            Map.entry("channel_binding", "PGCHANNELBINDING"),
            Map.entry("require_auth", "PGREQUIREAUTH"),
            Map.entry("requiressl", "PGREQUIRESSL"),
            Map.entry("sslcrl", "PGSSLCRL"),
            Map.entry("sslcrldir", "PGSSLCRLDIR"),
            Map.entry("ssl_min_protocol_version", "PGSSLMINPROTOCOLVERSION"),
            Map.entry("sslnegotiation", "PGSSLNEGOTIATION"));

    /** What the address says, or what has nothing to do with security. */
    private static final List<String> PASSED_OVER = List.of(
            "host", "hostaddr", "port", "user", "dbname", "application_name", "connect_timeout", "client_encoding");

    private PgService() {}

    /** The environment with a service's settings in it; of two modes the stronger one. */
    static Map<String, String> over(Map<String, String> environment) {
        String name = environment.getOrDefault("PGSERVICE", "");
        if (name.isEmpty()) {
            return environment;
        }
        Map<String, String> all = new HashMap<>(environment);
        settings(name, files(environment)).forEach((setting, value) -> {
            String variable = NAMES.getOrDefault(setting, "");
            if (variable.equals("PGSSLMODE")) {
                all.merge(variable, value, PgSecurity::stronger);
            } else if (!variable.isEmpty()) {
                all.put(variable, value);
            } else if (!PASSED_OVER.contains(setting)) {
                throw refused("service `%s`: its setting `%s` is not supported: leave it out".formatted(name, setting));
            }
        });
        return all;
    }

    private static List<Path> files(Map<String, String> environment) {
        String given = environment.getOrDefault("PGSERVICEFILE", "");
        List<Path> files = new ArrayList<>();
        files.add(given.isEmpty() ? Path.of(System.getProperty("user.home", ""), ".pg_service.conf") : Path.of(given));
        String folder = environment.getOrDefault("PGSYSCONFDIR", "");
        if (!folder.isEmpty()) {
            files.add(Path.of(folder, "pg_service.conf"));
        }
        return files;
    }

    private static Map<String, String> settings(String name, List<Path> files) {
        for (Path file : files) {
            Optional<Map<String, String>> found = Files.exists(file) ? section(name, file) : Optional.empty();
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw refused("PGSERVICE is `%s`, which is not in %s".formatted(name, files.get(0)));
    }

    private static Optional<Map<String, String>> section(String name, Path file) {
        Optional<Map<String, String>> section = Optional.empty();
        try {
            for (String line :
                    Files.readAllLines(file).stream().map(String::strip).toList()) {
                boolean isHead = line.startsWith("[") && line.endsWith("]");
                if (isHead && section.isPresent()) {
                    return section;
                } else if (isHead && line.equals("[" + name + "]")) {
                    section = Optional.of(new HashMap<>());
                } else if (section.isPresent() && line.indexOf('=') > 0 && !line.startsWith("#")) {
                    int equals = line.indexOf('=');
                    section.get()
                            .put(
                                    line.substring(0, equals).strip(),
                                    line.substring(equals + 1).strip());
                }
            }
            return section;
        } catch (IOException e) {
            throw refused("the service file %s cannot be read: %s".formatted(file, Failures.reason(e)));
        }
    }

    private static CatalogException refused(String reason) {
        return CatalogException.environment("catalog: the way to the server: " + reason);
    }
}
