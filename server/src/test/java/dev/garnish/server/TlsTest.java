package dev.garnish.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.garnish.Garnish;
import dev.garnish.catalog.db.SampleCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates that the JDK's own keytool makes. */
class TlsTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    private static Path folder = Path.of("");

    private static Path server = Path.of("");
    private static Path client = Path.of("");

    @BeforeAll
    static void makeCertificates() throws Exception {
        server = store("server", "RSA");
        client = store("client", "EC");
        store("stranger", "RSA");
    }

    private static Path store(String name, String algorithm) throws Exception {
        Path store = folder.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        algorithm,
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "SAN=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store.toString()))
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        KeyStore made = open(store);
        Key key = made.getKey(name, PASSWORD.toCharArray());
        Files.writeString(folder.resolve(name + ".key"), pem("PRIVATE KEY", key.getEncoded()));
        Files.writeString(
                folder.resolve(name + ".pem"),
                pem("CERTIFICATE", made.getCertificate(name).getEncoded()));
        return store;
    }

    private static String pem(String what, byte[] encoded) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded) + "\n-----END " + what
                + "-----\n";
    }

    private static KeyStore open(Path store) throws Exception {
        KeyStore opened = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            opened.load(in, PASSWORD.toCharArray());
        }
        return opened;
    }

    /** A client that trusts the server, and proves its name where it has one. */
    private static HttpClient client(boolean hasName) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", open(server).getCertificate("server"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(open(client), PASSWORD.toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(hasName ? keys.getKeyManagers() : null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(tls).build();
    }

    private static int status(GarnishServer server, HttpClient client) throws Exception {
        URI asked = URI.create(server.uri() + "/v1/recommend?items=1815");
        return client.send(HttpRequest.newBuilder(asked).build(), HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private static GarnishServer start(Garnish garnish, TlsFiles files) throws IOException {
        return GarnishServer.builder(garnish)
                .port(0)
                .adminPort(0)
                .tls(files)
                .telemetry(Telemetry.to(new java.io.PrintStream(java.io.OutputStream.nullOutputStream())))
                .start();
    }

    private static Garnish garnish() {
        return Garnish.builder()
                .rules(Running.RULES)
                .catalog(SampleCatalog.open())
                .open();
    }

    @Test
    void aChainAndAKeyInPemOrBothInOneStore() throws Exception {
        for (TlsFiles files : List.of(
                TlsFiles.pem(folder.resolve("server.pem"), folder.resolve("server.key")),
                TlsFiles.pkcs12(server, PASSWORD))) {
            try (Garnish garnish = garnish();
                    GarnishServer running = start(garnish, files)) {
                assertThat(running.uri().getScheme()).isEqualTo("https");
                assertThat(status(running, client(false))).isEqualTo(200);
            }
        }
    }

    @Test
    void clientsProveTheirNamesWhereTheyHaveTo() throws Exception {
        TlsFiles files = TlsFiles.pkcs12(server, PASSWORD).withClientsOf(folder.resolve("client.pem"));
        try (Garnish garnish = garnish();
                GarnishServer running = start(garnish, files)) {
            assertThat(status(running, client(true))).isEqualTo(200);
            assertThatThrownBy(() -> status(running, client(false))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aFileThatCannotBeUsedIsOneLine() throws Exception {
        Path other = Files.writeString(folder.resolve("other"), "-----BEGIN RSA PRIVATE KEY-----\n");
        try (Garnish garnish = garnish()) {
            assertThatThrownBy(() -> start(garnish, TlsFiles.pem(folder.resolve("server.pem"), other)))
                    .hasMessage(other + ": is no private key in PKCS#8 without a password: openssl pkcs8 -topk8 -nodes"
                            + " makes one of another form");
            assertThatThrownBy(() -> start(garnish, TlsFiles.pem(other, folder.resolve("server.key"))))
                    .hasMessageStartingWith(other + ": ");
            Path certificate = folder.resolve("server.pem");
            assertThatThrownBy(() -> start(garnish, TlsFiles.pem(certificate, folder)))
                    .hasMessage(folder + ": is a folder, expected a file");
            assertThatThrownBy(() -> start(garnish, TlsFiles.pem(certificate, server)))
                    .hasMessageStartingWith(server + ": is no private key");
            for (String key : List.of("client.key", "stranger.key")) {
                assertThatThrownBy(() -> start(garnish, TlsFiles.pem(certificate, folder.resolve(key))))
                        .hasMessage(certificate + ": its first certificate is not that of the private key");
            }
            assertThatThrownBy(() -> start(garnish, TlsFiles.pkcs12(server, "wrong")))
                    .hasMessage(server + ": is no PKCS#12 store, or its password is another one");
        }
    }
}
