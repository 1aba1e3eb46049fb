package dev.garnish.catalog.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.garnish.catalog.db.model.CatalogAddress;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.catalog.db.model.ServerAddress;
import dev.garnish.catalog.db.model.TableAddress;
import dev.garnish.internal.text.Printable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PgAddressTest {
    @ParameterizedTest
    @CsvSource({
        "postgresql://shop@db/items, shop, db, 5432, items, postgresql://shop@db/items",
        "postgresql://shop@db:5432/items, shop, db, 5432, items, postgresql://shop@db/items",
        "postgresql://a.b-c_1@db-1.example.com:6000/i_1, a.b-c_1, db-1.example.com, 6000, i_1, "
                + "postgresql://a.b-c_1@db-1.example.com:6000/i_1",
        "postgresql://shop@[::1]/items, shop, [::1], 5432, items, postgresql://shop@[::1]/items",
    })
    void anAddressHasFourParts(String text, String user, String host, int port, String database, String told) {
        assertThat(CatalogAddress.parse(text))
                .isEqualTo(new ServerAddress(user, host, port, database))
                .hasToString(told);
    }

    @Test
    void anAddressMayAskForMoreSecurityAndNameATable() {
        String text = "postgresql://shop@db/items?sslmode=verify-full&sslrootcert=/etc/ca.pem";
        ServerAddress server = new ServerAddress(
                "shop", "db", 5432, "items", Map.of("sslmode", "verify-full", "sslrootcert", "/etc/ca.pem"));
        assertThat(CatalogAddress.parse(text)).isEqualTo(server).hasToString(text);
        String table = text + "&table=sales.Product&columns=label:title,nr:item_id";
        assertThat(CatalogAddress.parse(table))
                .isEqualTo(new TableAddress(server, "sales.Product", Map.of("NR", "item_id", "label", "Title")))
                .hasToString(table);
        assertThat(CatalogAddress.parse("shop.mv.db?table=product"))
                .isEqualTo(new TableAddress(CatalogAddress.of(Path.of("shop.mv.db")), "product", Map.of()))
                .hasToString("shop.mv.db?table=product");
        assertThat(CatalogAddress.parse("what?.mv.db").file()).contains(Path.of("what?.mv.db"));
        assertThat(catchThrowableOfType(
                        CatalogException.class, () -> CatalogAddress.parse("shop.mv.db?table=x&columns=nr")))
                .hasMessageContaining("pairs of its columns and names for them");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.mv.db", "/data/shop.pack", "C:\\data\\shop.mv.db", "postgresql/shop.mv.db"})
    void anythingElseIsAFile(String text) {
        assertThat(CatalogAddress.parse(text).file()).contains(Path.of(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://shop:s3cret@db/items",
                "postgresql://shop:s3cret:@db/items",
                "postgresql://shop:s3@cret@db/items",
                "postgresql://shop@db/items?password=s3cret",
                "postgresql://db/items?user=shop&PASSWORD=s3cret",
            })
    void aPasswordIsRefusedAndNotReported(String text) {
        assertThat(catchThrowableOfType(CatalogException.class, () -> CatalogAddress.parse(text)))
                .hasMessage(
                        "catalog address: a password stands in it: leave it out, and put it into PGPASSWORD or ~/.pgpass");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://shop@db/items?sslmode=full",
                "postgresql://shop@db/items?sslmode=require&sslmode=disable",
                "postgresql://shop@db/items?sslrootcert=",
                "postgresql://shop@db/items?",
                "postgresql://shop@db/items?sslmode",
                "postgresql://shop@db/items?sslfactory=org.example.Factory",
                "postgresql://shop@db/items?table=x&currentSchema=y",
                "postgresql://shop@db/items?socketFactory=org.example.Factory&socketFactoryArg=x",
                "postgresql://shop@db/items&loggerLevel=TRACE",
                "postgresql://shop@db/items#",
                "postgresql://shop@db/items/more",
                "postgresql://shop@db,other/items",
                "postgresql://shop@db:0/items",
                "postgresql://shop@db:65536/items",
                "postgresql://shop@db:99999999999/items",
                "postgresql://shop@/items",
                "postgresql://db/items",
                "postgresql://shop@db/",
                "postgresql://shop@db",
                "postgresql://sh%6fp@db/items",
                "postgresql://shop@db/it ems",
                "postgresql://shop@db/items\n",
                "postgresql://shop@db/-items",
                "postgres://shop@db/items",
                "POSTGRESQL://shop@db/items",
                "jdbc:postgresql://shop@db/items",
                "jdbc:h2:mem:x;INIT=RUNSCRIPT FROM 'evil.sql'",
                "postgresql:items",
                "mysql://shop@db/items",
                "postgresql:///items",
                "postgresql://",
            })
    void whatIsNoAddressIsRefusedWithoutRepeatingIt(String text) {
        assertThat(catchThrowableOfType(CatalogException.class, () -> CatalogAddress.parse(text)))
                .hasMessage("catalog address: expected postgresql://user@host[:port]/database, its names of letters,"
                        + " digits, `_`, `.` and `-`; behind it at most ?sslmode=, sslrootcert=, table= and columns=,"
                        + " with & between them");
    }

    @Test
    void aProgramWithoutTheLibrariesLearnsWhichToAdd() throws Exception {
        URL classes = CatalogAddress.class.getProtectionDomain().getCodeSource().getLocation();
        URL engine = Printable.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader alone =
                new URLClassLoader(new URL[] {classes, engine}, ClassLoader.getPlatformClassLoader())) {
            Method parse = alone.loadClass(CatalogAddress.class.getName()).getMethod("parse", String.class);
            InvocationTargetException thrown = catchThrowableOfType(
                    InvocationTargetException.class, () -> parse.invoke(null, "postgresql://shop@db/items"));
            assertThat(thrown.getCause())
                    .hasMessage("catalog postgresql://shop@db/items: the libraries for PostgreSQL are not here: add"
                            + " org.postgresql:postgresql, com.zaxxer:HikariCP and"
                            + " org.flywaydb:flyway-database-postgresql");
        }
    }

    @Test
    void aPathOfAFileThatLooksLikeAnAddressCanBeWrittenAsAPath() {
        assertThat(CatalogAddress.of(Path.of("postgresql:x.mv.db")).file()).contains(Path.of("postgresql:x.mv.db"));
    }
}
