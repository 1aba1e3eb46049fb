package dev.garnish.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates and keys as text, put into stores in memory. */
final class PemFiles {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final char[] NO_PASSWORD = {};
    private static final String NOT_OF_KEY = "its first certificate is not that of the private key";

    /** By the names of keys' algorithms; EdDSA has one name for both. */
    private static final Map<String, String> SIGNATURES = Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA");

    private PemFiles() {}

    static KeyStore keyStore(Path chain, Path key) throws IOException {
        Certificate[] certificates = certificates(chain).toArray(Certificate[]::new);
        try {
            PrivateKey own = privateKey(key);
            if (!isOf(own, certificates[0].getPublicKey())) {
                throw refused(chain, NOT_OF_KEY);
            }
            KeyStore store = empty();
            store.setKeyEntry("server", own, NO_PASSWORD, certificates);
            return store;
        } catch (GeneralSecurityException e) {
            throw refused(chain, NOT_OF_KEY);
        }
    }

    /** The store would take any key, and then no client could connect. */
    private static boolean isOf(PrivateKey key, PublicKey known) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(SIGNATURES.getOrDefault(key.getAlgorithm(), key.getAlgorithm()));
        signature.initSign(key);
        byte[] made = signature.sign();
        signature.initVerify(known);
        return signature.verify(made);
    }

    static KeyStore trustStore(Path authorities) throws IOException {
        try {
            KeyStore store = empty();
            for (Certificate one : certificates(authorities)) {
                store.setCertificateEntry("authority-" + store.size(), one);
            }
            return store;
        } catch (GeneralSecurityException e) {
            throw refused(authorities, "holds a certificate that cannot be used");
        }
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }

    private static Collection<? extends Certificate> certificates(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.isEmpty()) {
                throw refused(file, "holds no certificate");
            }
            return found;
        } catch (CertificateException e) {
            throw refused(file, "is no certificate in PEM");
        }
    }

    private static PrivateKey privateKey(Path file) throws IOException {
        Matcher text = KEY.matcher(AsciiFile.read(file));
        if (text.find()) {
            PKCS8EncodedKeySpec encoded =
                    new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(text.group(1)));
            for (String algorithm : List.of("RSA", "EC", "Ed25519")) {
                try {
                    return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
                } catch (GeneralSecurityException e) {
                    // It is of another one.
                }
            }
        }
        throw refused(
                file,
                "is no private key in PKCS#8 without a password: openssl pkcs8 -topk8 -nodes makes one of another form");
    }

    private static FileSystemException refused(Path file, String reason) {
        return new FileSystemException(file.toString(), null, reason);
    }
}
