package dev.garnish.catalog.db.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A database on a PostgreSQL server, of nothing but these: what a user writes never becomes a part of a JDBC URL.
 *
 * @param user who connects
 * @param host a name, an IPv4 address, or an IPv6 address in brackets
 * @param port 1 to 65535
 * @param database its name on the server
 * @param security what is asked for of the connection, {@code sslmode} and {@code sslrootcert} as libpq has them; a connection
 *     is never weaker than this and than the environment asks for
 */
public record ServerAddress(String user, String host, int port, String database, Map<String, String> security)
        implements CatalogAddress {
    private static final String SCHEME = "postgresql://";
    private static final String DRIVER = "org.postgresql.Driver";
    private static final int PORT = 5432;
    private static final int LAST_PORT = 65535;
    private static final String NAME = "[A-Za-z0-9_][A-Za-z0-9_.-]{0,62}";
    private static final Pattern FORM = Pattern.compile(SCHEME + "(" + NAME
            + ")@([A-Za-z0-9][A-Za-z0-9.-]{0,252}|\\[[0-9A-Fa-f:.]{2,45}\\])(?::(\\d{1,5}))?/(" + NAME + ")");
    private static final String MODE = "sslmode";
    private static final String ROOT = "sslrootcert";
    private static final List<String> MODES =
            List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");
    private static final Pattern ROOT_FORM = Pattern.compile("[^\\p{Cntrl}?&=]{1,4096}");
    private static final Pattern LIKE = Pattern.compile("(?i)(jdbc|postgres|postgresql):.*", Pattern.DOTALL);

    /**
     * Copies the map. Names are of ASCII letters, digits, {@code _}, {@code .} and {@code -}, 63 at most, so that none of them
     * can end its part of a JDBC URL and begin another.
     *
     * @param user who connects
     * @param host a name, an IPv4 address, or an IPv6 address in brackets
     * @param port 1 to 65535
     * @param database its name on the server
     * @param security {@code sslmode} and {@code sslrootcert}, either or none
     * @throws CatalogException if one of them has another form
     */
    public ServerAddress {
        security = Map.copyOf(security);
        String address = SCHEME + user + '@' + host + ':' + port + '/' + database;
        if (!FORM.matcher(address).matches() || port < 1 || port > LAST_PORT || !isAllowed(security)) {
            throw malformed();
        }
    }

    /**
     * One of whose connection only the environment says more: {@code PGSSLMODE}, {@code PGSSLROOTCERT}.
     *
     * @param user who connects
     * @param host a name, an IPv4 address, or an IPv6 address in brackets
     * @param port 1 to 65535
     * @param database its name on the server
     * @throws CatalogException if one of them has another form
     */
    public ServerAddress(String user, String host, int port, String database) {
        this(user, host, port, database, Map.of());
    }

    private static boolean isAllowed(Map<String, String> security) {
        return MODES.contains(security.getOrDefault(MODE, "require"))
                && ROOT_FORM.matcher(security.getOrDefault(ROOT, "system")).matches()
                && Set.of(MODE, ROOT).containsAll(security.keySet());
    }

    static CatalogException malformed() {
        // What is wrong in it may be secret.
        return CatalogException.badData("catalog address: expected postgresql://user@host[:port]/database, its names"
                + " of letters, digits, `_`, `.` and `-`; behind it at most ?sslmode=, sslrootcert=, table= and columns=,"
                + " with & between them");
    }

    /** Whether a text is meant as an address and not as a file's path. */
    static boolean isMeant(String text) {
        return text.contains("://") || LIKE.matcher(text).matches();
    }

    static ServerAddress parse(String text, Map<String, String> security, Map<String, String> environment) {
        ServerAddress address = parts(text, security, environment);
        try {
            Class.forName(DRIVER, false, ServerAddress.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw CatalogException.environment(
                    "catalog %s: the libraries for PostgreSQL are not here: add org.postgresql:postgresql, com.zaxxer:HikariCP"
                                    .formatted(address)
                            + " and org.flywaydb:flyway-database-postgresql",
                    e);
        }
        return address;
    }

    static void requireNoPassword(String text) {
        if (hasPassword(text)) {
            throw CatalogException.badData(
                    "catalog address: a password stands in it: leave it out, and put it into PGPASSWORD or ~/.pgpass");
        }
    }

    private static ServerAddress parts(String text, Map<String, String> security, Map<String, String> environment) {
        requireNoPassword(text);
        Matcher form = FORM.matcher(ServedAddress.completed(text, environment));
        int port = !form.matches() ? 0 : form.group(3) == null ? PORT : Integer.parseInt(form.group(3));
        if (port < 1) {
            throw malformed();
        }
        return new ServerAddress(form.group(1), form.group(2), port, form.group(4), security);
    }

    private static boolean hasPassword(String text) {
        int from = text.indexOf("://");
        int to = text.lastIndexOf('@');
        boolean inUser = from >= 0 && to > from && text.substring(from + 3, to).contains(":");
        return inUser || text.toLowerCase(Locale.ROOT).contains("password=");
    }

    @Override
    public Optional<Path> file() {
        return Optional.empty();
    }

    @Override
    public String toString() {
        String options = new TreeMap<>(security)
                .entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining("&"));
        return SCHEME
                + user
                + '@'
                + host
                + (port == PORT ? "" : ":" + port)
                + '/'
                + database
                + (options.isEmpty() ? "" : "?" + options);
    }
}
