package dev.garnish.catalog.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.garnish.catalog.db.model.CatalogAddress;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.catalog.db.model.ServerAddress;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real server that offers TLS, with a certificate for 127.0.0.1 and for no other name. */
class PgTlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private static Path folder = Path.of("");

    private static PgServer server = PgServer.start();
    private static String address = "";

    @BeforeAll
    static void secure() throws Exception {
        KeyStore keys = made("shop");
        made("stranger");
        Path key = server.own(
                "server.key", pem("PRIVATE KEY", keys.getKey("shop", PASSWORD).getEncoded()));
        Path certificate = server.own("server.crt", Files.readString(folder.resolve("shop.pem")));
        ServerAddress made = server.database();
        server.run(made.database(), "create table item (item_id text primary key)", "insert into item values ('a')");
        server.run(made.database(), "alter system set ssl_key_file = '" + key + "'");
        server.run(made.database(), "alter system set ssl_cert_file = '" + certificate + "'");
        server.run(made.database(), "alter system set ssl = on");
        server.stop();
        server.run();
        address = made.toString();
    }

    @AfterAll
    static void end() {
        server.close();
    }

    /** A key and a certificate that it signs itself, which is written to a file. */
    private static KeyStore made(String name) throws Exception {
        Path store = folder.resolve(name + ".p12");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-ext",
                        "bc:c",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD)))
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        Files.writeString(
                folder.resolve(name + ".pem"),
                pem("CERTIFICATE", keys.getCertificate(name).getEncoded()));
        return keys;
    }

    private static String pem(String kind, byte[] bytes) {
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                .formatted(kind, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes));
    }

    private static CatalogAddress with(String mode, String root) {
        return CatalogAddress.parse("%s?sslmode=%s&sslrootcert=%s".formatted(address, mode, folder.resolve(root)));
    }

    private static void assertRefused(CatalogAddress refused, String message) {
        for (int mostInMemory : new int[] {0, 100}) {
            assertThat(catchThrowableOfType(
                            CatalogException.class,
                            () -> DbCatalog.open(refused, mostInMemory).close()))
                    .hasMessage("catalog %s: %s", refused, message);
        }
    }

    @Test
    void aServerWhoseCertificateIsVouchedForServes() {
        for (String mode : List.of("require", "verify-ca", "verify-full")) {
            try (DbCatalog open = DbCatalog.open(with(mode, "shop.pem"), 100)) {
                assertThat(open.items()).hasSize(1);
            }
        }
    }

    @Test
    void aServerWithAnotherCertificateIsNotTalkedTo() {
        for (String mode : List.of("require", "verify-ca", "verify-full")) {
            assertRefused(
                    with(mode, "stranger.pem"),
                    "the server's certificate is not vouched for by the root certificate: check sslrootcert");
        }
    }

    @Test
    void aServerOfAnotherNameIsNotTalkedToWhereItsNameCounts() {
        CatalogAddress named =
                CatalogAddress.parse(with("verify-full", "shop.pem").toString().replace("127.0.0.1", "localhost"));
        assertRefused(named, "the server's certificate is for another host: check the host, or ask for verify-ca");
        CatalogAddress unnamed = CatalogAddress.parse(named.toString().replace("verify-full", "verify-ca"));
        try (DbCatalog open = DbCatalog.open(unnamed, 100)) {
            assertThat(open.items()).hasSize(1);
        }
    }

    @Test
    void aServerWithoutTlsIsNotTalkedToWhereItIsAskedFor() throws Exception {
        CatalogAddress plain = CatalogAddress.parse(PgServer.shared().newDatabase() + "?sslmode=require");
        assertRefused(plain, "the server does not offer TLS, which is asked for: check sslmode");
    }
}
