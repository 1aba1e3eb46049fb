package dev.garnish.catalog.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.catalog.db.internal.h2.H2File;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flyway's log is one for a whole application, which may use Flyway itself. */
class ApplicationsFlywayTest {
    private final List<String> logged = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    Path folder = Path.of("");

    @AfterEach
    void reset() {
        LogFactory.setLogCreator(owner -> log(new ArrayList<>()));
    }

    private static Log log(List<String> lines) {
        return (Log) Proxy.newProxyInstance(
                Log.class.getClassLoader(), new Class<?>[] {Log.class}, (proxy, method, arguments) -> {
                    if (method.getReturnType() == boolean.class) {
                        return false;
                    }
                    lines.add(String.valueOf(arguments[0]));
                    return null;
                });
    }

    private void importItems(String title) throws Exception {
        Path csv = Files.writeString(folder.resolve("items.csv"), "item_id,title,stock\na," + title + ",1\n");
        Path catalog = folder.resolve("shop.mv.db");
        CatalogImport.of(catalog, List.of(csv)).extend().run();
        assertThat(DbCatalog.open(catalog).version()).isNotEmpty();
    }

    @Test
    void aLogThatTheApplicationSetStaysAndGetsNothingOfAnImport() throws Exception {
        LogFactory.setLogCreator(owner -> log(logged));
        Log applications = LogFactory.getLog(ApplicationsFlywayTest.class);
        applications.info("before");

        importItems("One");

        applications.info("after");
        LogFactory.getLog(Flyway.class).info("new");
        assertThat(logged).containsExactly("before", "after", "new");
    }

    @Test
    void whatTheApplicationMigratesItselfIsLoggedAsBefore() throws Exception {
        Flyway applications = Flyway.configure()
                .dataSource(H2File.memory("application;DB_CLOSE_DELAY=-1"))
                .locations("filesystem:" + Files.createDirectory(folder.resolve("migrations")))
                .configuration(Map.of())
                .load();
        LogFactory.setLogCreator(owner -> log(logged));
        applications.migrate();
        List<String> before = List.copyOf(logged);
        assertThat(before).isNotEmpty();
        logged.clear();

        importItems("One");
        importItems("Two");

        assertThat(logged).isEmpty();
        applications.migrate();
        assertThat(logged).isNotEmpty();
    }
}
