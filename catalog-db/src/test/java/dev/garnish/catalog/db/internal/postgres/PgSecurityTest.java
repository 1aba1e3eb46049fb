package dev.garnish.catalog.db.internal.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.garnish.catalog.db.PgServer;
import dev.garnish.catalog.db.model.CatalogException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

class PgSecurityTest {
    private static PGSimpleDataSource with(String... pairs) {
        Map<String, String> environment = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            environment.put(pairs[i], pairs[i + 1] == null ? "" : pairs[i + 1]);
        }
        PGSimpleDataSource source = new PGSimpleDataSource();
        PgSecurity.apply(environment, Map.of(), source);
        return source;
    }

    @ParameterizedTest
    @CsvSource({
        ",,",
        "disable,,disable",
        "prefer,,prefer",
        "require,,require",
        "verify-ca,,verify-ca",
        "verify-full,,verify-full",
        ",/ca.pem,verify-full",
        "require,/ca.pem,verify-ca",
        "verify-ca,/ca.pem,verify-ca",
        ",system,verify-full",
        "verify-ca,system,verify-full",
    })
    void theModeIsWhatIsAskedForOrStronger(String asked, String root, String mode) {
        PGSimpleDataSource source = with("PGSSLMODE", asked, "PGSSLROOTCERT", root);
        assertThat(source.getSslMode()).isEqualTo(mode);
        assertThat(source.getSslRootCert()).isEqualTo("system".equals(root) ? null : root);
        assertThat(source.getSslfactory())
                .isEqualTo(
                        "system".equals(root)
                                ? "org.postgresql.ssl.DefaultJavaSSLFactory"
                                : "org.postgresql.ssl.LibPQFactory");
    }

    @ParameterizedTest
    @CsvSource({
        ",verify-full,,/ca.pem,verify-full,/ca.pem",
        "verify-full,disable,/ca.pem,,verify-full,/ca.pem",
        "require,verify-ca,/env.pem,/ca.pem,verify-ca,/ca.pem",
        "prefer,,,/ca.pem,prefer,/ca.pem",
        ",,,/ca.pem,verify-full,/ca.pem",
        "disable,require,,,require,",
        ",prefer,,system,verify-full,",
    })
    void ofWhatEnvironmentAndAddressAskForTheStrongerCounts(
            String mode, String addressed, String root, String addressedRoot, String expected, String expectedRoot) {
        Map<String, String> environment = new HashMap<>();
        Map<String, String> address = new HashMap<>();
        put(environment, "PGSSLMODE", mode);
        put(environment, "PGSSLROOTCERT", root);
        put(address, "sslmode", addressed);
        put(address, "sslrootcert", addressedRoot);
        PGSimpleDataSource source = new PGSimpleDataSource();
        PgSecurity.apply(environment, address, source);
        assertThat(source.getSslMode()).isEqualTo(expected);
        assertThat(source.getSslRootCert()).isEqualTo(expectedRoot);
    }

    private static void put(Map<String, String> map, String name, @Nullable String value) {
        if (value != null) {
            map.put(name, value);
        }
    }

    @Test
    void aServerThatCannotDoWhatIsAskedForIsNotTalkedTo() throws Exception {
        String address = PgServer.shared().newDatabase();
        PGSimpleDataSource source = with("PGSSLMODE", "require");
        source.setPortNumbers(new int[] {Integer.parseInt(address.replaceAll(".*:(\\d+)/.*", "$1"))});
        source.setDatabaseName("postgres");
        source.setUser("garnish");
        SQLException refused = catchThrowableOfType(SQLException.class, source::getConnection);
        assertThat(refused.getMessage()).contains("SSL");
    }

    @Test
    void aClientsOwnCertificateIsPresented() {
        PGSimpleDataSource source = with("PGSSLCERT", "/me.crt", "PGSSLKEY", "/me.pk8", "PGCHANNELBINDING", "require");
        assertThat(source.getSslCert()).isEqualTo("/me.crt");
        assertThat(source.getSslKey()).isEqualTo("/me.pk8");
        assertThat(source.getChannelBinding()).isEqualTo("require");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PGSSLMODE | full | PGSSLMODE is none of disable, allow, prefer, require, verify-ca, verify-full",
                "PGSSLMODE | VERIFY-FULL | PGSSLMODE is none of disable, allow, prefer, require, verify-ca, verify-full",
                "PGCHANNELBINDING | yes | PGCHANNELBINDING is none of disable, prefer, require",
                "PGREQUIREAUTH | scram-sha-256 | PGREQUIREAUTH is set, which is not supported: unset it; PGSSLMODE=verify-full asks for the most",
                "PGSSLCRL | /crl | PGSSLCRL is set, which is not supported: unset it; PGSSLMODE=verify-full asks for the most",
            })
    void whatIsAskedForAndNotUnderstoodIsRefused(String name, String value, String message) {
        assertThat(catchThrowableOfType(CatalogException.class, () -> with(name, value)))
                .hasMessage("catalog: the way to the server: " + message);
    }
}
