package dev.garnish.catalog.db.internal.postgres;

import dev.garnish.catalog.db.internal.service.ServiceFile;
import dev.garnish.catalog.db.model.CatalogException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the service that {@code PGSERVICE} names secures the connection; where the catalog is, its address says by now. */
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
        Optional<ServiceFile> service = service(environment);
        if (service.isEmpty()) {
            return environment;
        }
        String name = service.get().name();
        Map<String, String> all = new HashMap<>(environment);
        service.get().settings().forEach((setting, value) -> {
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

    private static Optional<ServiceFile> service(Map<String, String> environment) {
        try {
            return ServiceFile.of(environment);
        } catch (IOException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    private static CatalogException refused(String reason) {
        return CatalogException.environment("catalog: the way to the server: " + reason);
    }
}
