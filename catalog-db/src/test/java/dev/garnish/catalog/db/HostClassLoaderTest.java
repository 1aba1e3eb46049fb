package dev.garnish.catalog.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server loads an application's classes and is rid of them when the application has ended. */
class HostClassLoaderTest {
    @TempDir
    Path folder = Path.of("");

    @Tag("heavy")
    @ParameterizedTest
    @ValueSource(strings = {"shop.mv.db", "shop.pack"})
    void nothingIsLeftOfAnApplicationThatClosedItsCatalog(String catalog) throws Exception {
        assertGone(run(application -> {
            Method importItems = application.getMethod("importItems", Path.class, String.class);
            importItems.invoke(null, folder, "One");
            return application
                    .getMethod("serve", Path.class, String.class, Runnable.class)
                    .invoke(null, folder, catalog, replaced(() -> importItems.invoke(null, folder, "Two")));
        }));
    }

    @Tag("heavy")
    @Test
    void norOfOneWhoseCatalogIsOnAServer() throws Exception {
        String address = PgPlace.create().address().toString();
        assertGone(run(application -> {
            Method importItems = application.getMethod("importItems", String.class, Path.class, String.class);
            importItems.invoke(null, address, folder, "One");
            Object replies = application
                    .getMethod("serve", String.class, Runnable.class)
                    .invoke(null, address, replaced(() -> importItems.invoke(null, address, folder, "Two")));
            application.getMethod("deregisterDrivers").invoke(null);
            return replies;
        }));
    }

    private interface Work {
        Object of(Class<?> application) throws ReflectiveOperationException;
    }

    private interface Replacement {
        void make() throws ReflectiveOperationException;
    }

    private static Runnable replaced(Replacement replacement) {
        return () -> {
            try {
                replacement.make();
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(e.getMessage(), e);
            }
        };
    }

    private static void assertGone(WeakReference<ClassLoader> ended) throws InterruptedException {
        for (int i = 0; i < 300 && ended.get() != null; i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(ended.get()).isNull();
    }

    /** In a method of its own, so that no variable holds the loader afterwards. */
    private static WeakReference<ClassLoader> run(Work work) throws Exception {
        URLClassLoader loader = loader();
        Object replies = work.of(loader.loadClass(HostedApplication.class.getName()));
        assertThat((String) replies).contains("[\"One!\",\"none\"]", "[\"Two!\",\"none\"]");
        loader.close();
        return new WeakReference<>(loader);
    }

    private static URLClassLoader loader() throws MalformedURLException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<URL> places = new ArrayList<>();
        for (String place : classPath.split(File.pathSeparator, -1)) {
            places.add(Path.of(place).toUri().toURL());
        }
        return new URLClassLoader(places.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }
}
