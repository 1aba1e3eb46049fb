package dev.garnish.catalog.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Applications put libraries into their own jar under another package, by the rules of Maven's shade plugin. */
class RelocatedTest {
    private static final String FROM = "dev/garnish/";
    private static final String TO = "shaded/garnish/";
    private static final String FROM_NAME = "dev.garnish.";
    private static final String TO_NAME = "shaded.garnish.";
    private static final String SERVICES = "META-INF/services/";

    @TempDir
    Path folder = Path.of("");

    @Test
    void classesAndResourcesOfAnotherPackageDoTheSame() throws Exception {
        URL jar = relocated();
        try (URLClassLoader loader = new URLClassLoader(libraries(jar), ClassLoader.getPlatformClassLoader())) {
            Class<?> application = loader.loadClass("shaded.garnish.catalog.db.HostedApplication");
            application.getMethod("importItems", Path.class, String.class).invoke(null, folder, "One");
            Runnable nothing = () -> {};
            for (String catalog : List.of("shop.mv.db", "shop.pack")) {
                Object replies = application
                        .getMethod("serve", Path.class, String.class, Runnable.class)
                        .invoke(null, folder, catalog, nothing);
                assertThat((String) replies).contains("[\"One!\",\"none\"]");
            }
            Class<?> sample = loader.loadClass("shaded.garnish.catalog.db.SampleCatalog");
            assertThat(sample.getMethod("open").invoke(null)).isNotNull();
        }
    }

    /** All but our own, and the jar. */
    private static URL[] libraries(URL jar) throws IOException {
        List<URL> places = new ArrayList<>(List.of(jar));
        for (String place : classPath()) {
            if (!isOurs(Path.of(place))) {
                places.add(Path.of(place).toUri().toURL());
            }
        }
        return places.toArray(URL[]::new);
    }

    private static String[] classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .split(File.pathSeparator, -1);
    }

    /** A folder of classes, or the jar of a module that was packaged before. */
    private static boolean isOurs(Path place) {
        return Files.isDirectory(place.resolve(FROM))
                || place.getFileName().toString().startsWith("garnish-");
    }

    private URL relocated() throws IOException {
        Path jar = folder.resolve("shaded.jar");
        Set<String> written = new HashSet<>();
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String place : classPath()) {
                if (isOurs(Path.of(place)) && Files.isDirectory(Path.of(place))) {
                    relocate(Path.of(place), out, written);
                } else if (isOurs(Path.of(place))) {
                    try (FileSystem packaged = FileSystems.newFileSystem(Path.of(place))) {
                        relocate(packaged.getPath("/"), out, written);
                    }
                }
            }
        }
        assertThat(written).contains(TO + "Garnish.class", TO + "catalog/db/internal/flyway/migration/V1__item.sql");
        return jar.toUri().toURL();
    }

    private static void relocate(Path place, JarOutputStream out, Set<String> written) throws IOException {
        try (Stream<Path> all = Files.walk(place)) {
            for (Path file : new TreeSet<>(all.toList())) {
                String name = place.relativize(file)
                        .toString()
                        .replace(File.separatorChar, '/')
                        .replaceFirst("/$", "");
                String entry =
                        name.replace(FROM, TO).replace(FROM_NAME, TO_NAME) + (Files.isDirectory(file) ? "/" : "");
                if (isOurs(entry) && written.add(entry)) {
                    out.putNextEntry(new ZipEntry(entry));
                    if (Files.isRegularFile(file)) {
                        out.write(relocated(name, Files.readAllBytes(file)));
                    }
                }
            }
        }
    }

    private static boolean isOurs(String entry) {
        return entry.startsWith(TO) || entry.startsWith(SERVICES + TO_NAME);
    }

    private static byte[] relocated(String name, byte[] bytes) throws IOException {
        if (name.startsWith(SERVICES)) {
            return new String(bytes, StandardCharsets.UTF_8)
                    .replace(FROM_NAME, TO_NAME)
                    .getBytes(StandardCharsets.UTF_8);
        }
        return name.endsWith(".class") ? relocated(bytes) : bytes;
    }

    /** Names of classes become others wherever they stand, a text only where it begins with the package. */
    private static byte[] relocated(byte[] bytes) throws IOException {
        Set<Integer> texts = texts(bytes);
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        DataOutputStream out = new DataOutputStream(result);
        out.writeLong(in.readLong());
        int count = in.readUnsignedShort();
        out.writeShort(count);
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            out.writeByte(tag);
            if (tag == 1) {
                out.writeUTF(relocated(in.readUTF(), texts.contains(i)));
            } else {
                out.write(in.readNBytes(length(tag)));
                i += tag == 5 || tag == 6 ? 1 : 0;
            }
        }
        in.transferTo(out);
        return result.toByteArray();
    }

    private static String relocated(String text, boolean isText) {
        if (!isText) {
            return text.replace(FROM, TO);
        }
        String dots = FROM.replace('/', '.');
        return text.startsWith(FROM)
                ? TO + text.substring(FROM.length())
                : text.startsWith(dots) ? TO.replace('/', '.') + text.substring(dots.length()) : text;
    }

    /** Which entries of a class's constants are the text of a literal. */
    private static Set<Integer> texts(byte[] bytes) throws IOException {
        Set<Integer> texts = new HashSet<>();
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        in.readLong();
        int count = in.readUnsignedShort();
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            if (tag == 1) {
                in.readUTF();
            } else if (tag == 8) {
                texts.add(in.readUnsignedShort());
            } else {
                in.skipNBytes(length(tag));
                i += tag == 5 || tag == 6 ? 1 : 0;
            }
        }
        return texts;
    }

    /** Bytes of an entry behind its tag. */
    private static int length(int tag) {
        return switch (tag) {
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
            case 5, 6 -> 8;
            case 7, 8, 16, 19, 20 -> 2;
            case 15 -> 3;
            default -> throw new IllegalArgumentException("tag " + tag);
        };
    }
}
