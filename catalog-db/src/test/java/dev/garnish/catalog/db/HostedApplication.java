package dev.garnish.catalog.db;

import dev.garnish.Garnish;
import dev.garnish.catalog.db.model.CatalogAddress;
import dev.garnish.event.EventFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/** What an application does with a catalog, from its start to its end. Loaded by tests as a server loads applications. */
public final class HostedApplication {
    private static final String EVENT =
            "{\"Endpoints\":{\"e\":{\"Location\":{\"Country\":\"US\"},\"RecommendationItems\":[\"a\",\"none\"]}}}";

    private static final String RULES = """
            attribute Title
              when recipient.country == "US" use item.title + "!"
              use item.title
              else "none"
            attribute Names once
              use join(items.title, ", ")
              else "none"
            """;

    private HostedApplication() {}

    /** Imports items in a folder, as an application or its operator does. */
    public static void importItems(Path folder, String title) throws IOException {
        Path csv = Files.writeString(folder.resolve("items.csv"), "item_id,title\na," + title + "\n");
        Path catalog = folder.resolve("shop.mv.db");
        CatalogImport.of(catalog, List.of(csv)).run();
        try (DbCatalog open = DbCatalog.open(catalog)) {
            PackedCatalog.write(open, folder.resolve("shop.pack"));
        }
    }

    /** The same in a database on a server. */
    public static void importItems(String address, Path folder, String title) throws IOException {
        Path csv = Files.writeString(folder.resolve("items.csv"), "item_id,title\na," + title + "\n");
        CatalogImport.of(CatalogAddress.parse(address), List.of(csv)).run();
    }

    /** What servers do for an application that ends: a driver registers itself with the JDK. */
    public static void deregisterDrivers() throws SQLException {
        for (Driver driver : Collections.list(DriverManager.getDrivers())) {
            DriverManager.deregisterDriver(driver);
        }
    }

    /** Answers over a catalog that is replaced meanwhile, and lets go of all. */
    public static String serve(Path folder, String name, Runnable replaced) {
        return serve(folder.resolve(name).toString(), replaced);
    }

    /** The same, wherever the catalog stands. */
    public static String serve(String address, Runnable replaced) {
        StringBuilder replies = new StringBuilder();
        try (Garnish live = Garnish.builder()
                .rules("shop.rules", RULES)
                .catalog(address)
                .watching(Duration.ofMillis(50))
                .open()) {
            replies.append(reply(live));
            replaced.run();
            live.refresh();
            replies.append(reply(live));
        }
        return replies.toString();
    }

    /** Twice by formats that are equal and not the same. */
    private static String reply(Garnish live) {
        byte[] event = EVENT.getBytes(StandardCharsets.UTF_8);
        live.enrich(EventFormat.pinpoint(), event);
        return new String(live.enrich(EventFormat.pinpoint(), event).json(), StandardCharsets.UTF_8);
    }
}
