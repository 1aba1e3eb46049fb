package dev.garnish.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * What a server proves its name with, and whom it trusts: files in PEM or PKCS#12. Immutable.
 *
 * <pre>{@code
 * TlsFiles tls = TlsFiles.pem(Path.of("chain.pem"), Path.of("key.pem")).withClientsOf(Path.of("clients.pem"));
 * }</pre>
 */
public final class TlsFiles {
    private final Path certificate;
    private final Optional<Path> key;
    private final String password;
    private final Optional<Path> clients;

    private TlsFiles(Path certificate, Optional<Path> key, String password, Optional<Path> clients) {
        this.certificate = certificate;
        this.key = key;
        this.password = password;
        this.clients = clients;
    }

    /**
     * A certificate and its key as text.
     *
     * @param chain the server's certificate, and behind it those that lead to its authority
     * @param key the private key as PKCS#8 ({@code BEGIN PRIVATE KEY}), not encrypted: RSA, EC or Ed25519
     * @return the files, which are read when a server starts
     */
    public static TlsFiles pem(Path chain, Path key) {
        return new TlsFiles(chain, Optional.of(key), "", Optional.empty());
    }

    /**
     * A certificate and its key in one store.
     *
     * @param store a file in PKCS#12 with one private key
     * @param password of the store and of its key
     * @return the file, which is read when a server starts
     */
    public static TlsFiles pkcs12(Path store, String password) {
        return new TlsFiles(store, Optional.empty(), password, Optional.empty());
    }

    /**
     * The same, for clients that prove their name, too (mTLS). Others cannot connect.
     *
     * @param authorities certificates in PEM of those who sign clients' certificates
     * @return other files
     */
    public TlsFiles withClientsOf(Path authorities) {
        return new TlsFiles(certificate, key, password, Optional.of(authorities));
    }

    SslContextFactory.Server open() throws IOException {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStore(key.isPresent() ? PemFiles.keyStore(certificate, key.get()) : store());
        tls.setKeyStorePassword(password);
        tls.setEndpointIdentificationAlgorithm(null);
        if (clients.isPresent()) {
            tls.setTrustStore(PemFiles.trustStore(clients.get()));
            tls.setNeedClientAuth(true);
        }
        return tls;
    }

    private KeyStore store() throws IOException {
        try (InputStream in = Files.newInputStream(certificate)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password.toCharArray());
            return store;
        } catch (GeneralSecurityException e) {
            throw new FileSystemException(certificate.toString(), null, "is no PKCS#12 store");
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            throw new FileSystemException(
                    certificate.toString(), null, "is no PKCS#12 store, or its password is another one");
        }
    }
}
