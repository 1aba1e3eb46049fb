package dev.garnish.catalog.db.model;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A database on a PostgreSQL server, of nothing but these four: what a user writes never becomes a part of a JDBC URL.
 *
 * @param host a name, an IPv4 address, or an IPv6 address in brackets
 * @param port 1 to 65535
 */
public record ServerAddress(String user, String host, int port, String database) implements CatalogAddress {
    private static final String SCHEME = "postgresql://";
    private static final String DRIVER = "org.postgresql.Driver";
    private static final int PORT = 5432;
    private static final int LAST_PORT = 65535;
    private static final String NAME = "[A-Za-z0-9_][A-Za-z0-9_.-]{0,62}";
    private static final Pattern FORM = Pattern.compile(SCHEME + "(" + NAME
            + ")@([A-Za-z0-9][A-Za-z0-9.-]{0,252}|\\[[0-9A-Fa-f:.]{2,45}\\])(?::(\\d{1,5}))?/(" + NAME + ")");
    private static final Pattern LIKE = Pattern.compile("(?i)(jdbc|postgres|postgresql):.*", Pattern.DOTALL);

    /** @throws CatalogException if one of the four has another form */
    public ServerAddress {
        String address = SCHEME + user + '@' + host + ':' + port + '/' + database;
        if (!FORM.matcher(address).matches() || port < 1 || port > LAST_PORT) {
            throw malformed();
        }
    }

    private static CatalogException malformed() {
        // What is wrong in it may be secret.
        return CatalogException.badData("catalog address: expected postgresql://user@host[:port]/database, with no"
                + " more behind it, its names of letters, digits, `_`, `.` and `-`");
    }

    /** Whether a text is meant as an address and not as a file's path. */
    static boolean isMeant(String text) {
        return text.contains("://") || LIKE.matcher(text).matches();
    }

    static ServerAddress parse(String text) {
        ServerAddress address = parts(text);
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

    private static ServerAddress parts(String text) {
        if (hasPassword(text)) {
            throw CatalogException.badData(
                    "catalog address: a password stands in it: leave it out, and put it into PGPASSWORD or ~/.pgpass");
        }
        Matcher form = FORM.matcher(text);
        int port = !form.matches() ? 0 : form.group(3) == null ? PORT : Integer.parseInt(form.group(3));
        if (port < 1) {
            throw malformed();
        }
        return new ServerAddress(form.group(1), form.group(2), port, form.group(4));
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
        return SCHEME + user + '@' + host + (port == PORT ? "" : ":" + port) + '/' + database;
    }
}
