package dev.garnish.catalog.db.internal.flyway;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Enumeration;
import java.util.Set;
import java.util.function.ToIntFunction;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * Loads Flyway's classes a second time. Whoever makes a {@code Flyway} sets the log of all others, because that is static:
 * an application's own Flyway would lose its log. Of these classes the application has none.
 */
final class IsolatedFlyway extends ClassLoader {
    private static final IsolatedFlyway LOADER = new IsolatedFlyway();

    /** Found by a class and not spelled, as are the others: shaded classes have other names. */
    private static final String FLYWAY = parent(Flyway.class.getPackageName());

    private static final Set<String> OURS = Set.of(FlywayRun.class.getName(), QuietLog.class.getName());

    /** Not the parent: Flyway looks for its plugins in the modules of all parents, where they are of the other Flyway. */
    private final ClassLoader host = IsolatedFlyway.class.getClassLoader();

    private IsolatedFlyway() {
        super(ClassLoader.getPlatformClassLoader());
    }

    private static String parent(String name) {
        return name.substring(0, name.lastIndexOf('.') + 1);
    }

    /** A {@link FlywayRun} of these arguments. */
    @SuppressWarnings("unchecked")
    static ToIntFunction<DataSource> run(String[] locations, String history) {
        try {
            var constructor =
                    LOADER.loadClass(FlywayRun.class.getName()).getDeclaredConstructor(String[].class, String.class);
            constructor.setAccessible(true);
            return (ToIntFunction<DataSource>) constructor.newInstance(locations, history);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Flyway cannot be loaded", e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(FLYWAY) && !OURS.contains(name)) {
            return host.loadClass(name);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    @Override
    public @Nullable URL getResource(String name) {
        return host.getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return host.getResources(name);
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
