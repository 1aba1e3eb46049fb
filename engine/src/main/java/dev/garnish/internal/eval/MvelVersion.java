package dev.garnish.internal.eval;

import dev.garnish.rules.UnsupportedMvelException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Properties;
import org.mvel2.CompileException;

/**
 * The version of MVEL on the class path. It is asked for when MVEL cannot be used, and not before, because that takes
 * long.
 */
final class MvelVersion {
    private static final String NEEDED = "2.6.0.Final";
    private static final String PROPERTIES = "META-INF/maven/org.mvel/mvel2/pom.properties";

    private MvelVersion() {}

    /** What says that MVEL is missing or lacks what rules need, of the error that shows it. */
    static UnsupportedMvelException unsupported(LinkageError error) {
        return new UnsupportedMvelException(
                "rules need MVEL " + NEEDED + " or newer, and the class path has " + found()
                        + ": add org.mvel:mvel2 in version " + NEEDED,
                error);
    }

    private static String found() {
        try {
            return "version " + version();
        } catch (LinkageError e) {
            return "none";
        } catch (IOException e) {
            return "an unknown version";
        }
    }

    /** What the jar says of itself that the class comes from; there may be others. */
    private static String version() throws IOException {
        String name = CompileException.class.getName().replace('.', '/') + ".class";
        URL place = CompileException.class.getResource("/" + name);
        if (place == null) {
            throw new IOException(name);
        }
        String jar = place.toString().substring(0, place.toString().length() - name.length());
        try (InputStream in = new URL(jar + PROPERTIES).openStream()) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version", "unknown");
        }
    }
}
