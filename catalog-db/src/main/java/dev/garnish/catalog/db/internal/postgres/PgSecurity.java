package dev.garnish.catalog.db.internal.postgres;

import dev.garnish.catalog.db.model.CatalogException;
import java.util.List;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * How a connection is secured, after the variables of PostgreSQL's own programs. It is never weaker than they ask for: what
 * is not understood is refused, and a root certificate without a mode means that the server has to prove its name.
 */
final class PgSecurity {
    private static final List<String> MODES =
            List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

    /** What else could be asked for, and is not done. */
    private static final List<String> UNSUPPORTED = List.of(
            "PGREQUIREAUTH", "PGREQUIRESSL", "PGSSLCRL", "PGSSLCRLDIR", "PGSSLMINPROTOCOLVERSION", "PGSSLNEGOTIATION");

    private PgSecurity() {}

    /** @param address what the address asks for beside the environment */
    static void apply(Map<String, String> environment, Map<String, String> address, PGSimpleDataSource source) {
        for (String name : UNSUPPORTED) {
            if (!value(environment, name).isEmpty()) {
                throw refused(
                        name + " is set, which is not supported: unset it; PGSSLMODE=verify-full asks for the most");
            }
        }
        String root = address.getOrDefault("sslrootcert", value(environment, "PGSSLROOTCERT"));
        String asked = stronger(value(environment, "PGSSLMODE"), address.getOrDefault("sslmode", ""));
        String mode = mode(asked, root);
        if (!mode.isEmpty()) {
            source.setSslMode(mode);
        }
        if (root.equals("system")) {
            source.setSslfactory("org.postgresql.ssl.DefaultJavaSSLFactory");
        } else if (!root.isEmpty()) {
            source.setSslRootCert(root);
        }
        set(value(environment, "PGSSLCERT"), source::setSslCert);
        set(value(environment, "PGSSLKEY"), source::setSslKey);
        channel(value(environment, "PGCHANNELBINDING"), source);
    }

    private static void channel(String binding, PGSimpleDataSource source) {
        if (!binding.isEmpty() && !List.of("disable", "prefer", "require").contains(binding)) {
            throw refused("PGCHANNELBINDING is none of disable, prefer, require");
        }
        set(binding, source::setChannelBinding);
    }

    /** Of two modes the one that asks for more. */
    static String stronger(String one, String other) {
        if (!one.isEmpty() && !MODES.contains(one)) {
            throw refused("PGSSLMODE is none of " + String.join(", ", MODES));
        }
        return MODES.indexOf(other) > MODES.indexOf(one) ? other : one;
    }

    /** As libpq does, which checks a certificate whenever there is one to check it with. */
    private static String mode(String asked, String root) {
        if (root.isEmpty()) {
            return asked;
        }
        if (asked.isEmpty() || root.equals("system")) {
            return "verify-full";
        }
        return asked.equals("require") ? "verify-ca" : asked;
    }

    private interface Setting {
        void to(String value);
    }

    private static void set(String value, Setting setting) {
        if (!value.isEmpty()) {
            setting.to(value);
        }
    }

    private static String value(Map<String, String> environment, String name) {
        return environment.getOrDefault(name, "");
    }

    private static CatalogException refused(String reason) {
        return CatalogException.environment("catalog: the way to the server: " + reason);
    }
}
