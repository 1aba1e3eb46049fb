package dev.garnish.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.RuleSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mvel2.MVEL;

/** Another dependency of the application's may bring an old MVEL. */
class OldMvelTest {
    private static final String NEEDS =
            "UnsupportedMvelException: rules need MVEL 2.6.0.Final or newer, and the class path has %s:"
                    + " add org.mvel:mvel2 in version 2.6.0.Final";

    @TempDir
    Path folder = Path.of("");

    @Test
    void theMvelOfTheBuildDoes() throws Exception {
        assertThat(load(List.of(mvel()))).isEqualTo("loaded 0");
    }

    @Test
    void anMvelThatLacksAClassIsNamedWithItsVersion() throws Exception {
        for (String lacking :
                List.of("UnresolveablePropertyException", "optimizers/OptimizerFactory", "ParserContext")) {
            assertThat(load(List.of(old("org/mvel2/" + lacking + ".class"))))
                    .as(lacking)
                    .isEqualTo(NEEDS, "version 2.1.9.Final");
        }
    }

    @Test
    void anMvelThatIsNotThereIsNamed() throws Exception {
        assertThat(load(List.of())).isEqualTo(NEEDS, "none");
    }

    /** The second time, the JVM itself says only that a class could not be initialized. */
    private static String load(List<URL> mvel) throws Exception {
        List<URL> all = new ArrayList<>(mvel);
        for (Class<?> one : List.of(RuleSet.class, HostedRules.class, org.jspecify.annotations.Nullable.class)) {
            all.add(place(one));
        }
        try (URLClassLoader loader =
                new URLClassLoader(all.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            var load = loader.loadClass(HostedRules.class.getName()).getMethod("load");
            Object first = load.invoke(null);
            assertThat(load.invoke(null)).isEqualTo(first);
            return (String) first;
        }
    }

    private static URL mvel() {
        return place(MVEL.class);
    }

    private static URL place(Class<?> one) {
        CodeSource source = one.getProtectionDomain().getCodeSource();
        return Objects.requireNonNull(source, one.getName()).getLocation();
    }

    /** The jar as an older version would be: without a class, and with that version's number. */
    private URL old(String lacking) throws Exception {
        Path jar = Files.createTempFile(folder, "mvel", ".jar");
        try (JarFile whole = new JarFile(Path.of(mvel().toURI()).toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (ZipEntry entry : Collections.list(whole.entries())) {
                if (!entry.getName().equals(lacking) && !entry.isDirectory()) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    copy(whole, entry, out);
                }
            }
        }
        return jar.toUri().toURL();
    }

    private static void copy(JarFile whole, ZipEntry entry, OutputStream out) throws IOException {
        if (entry.getName().endsWith("/pom.properties")) {
            out.write("version=2.1.9.Final\n".getBytes(StandardCharsets.UTF_8));
            return;
        }
        try (InputStream in = whole.getInputStream(entry)) {
            in.transferTo(out);
        }
    }
}
