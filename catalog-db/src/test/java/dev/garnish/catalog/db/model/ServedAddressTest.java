package dev.garnish.catalog.db.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServedAddressTest {
    private static final String SHOP =
            "[shop]\nhost=db.example.com\nport=6000\nuser=seller\ndbname=items\nsslmode=require\n";

    @TempDir
    private Path folder = Path.of("");

    private ServerAddress parsed(String text, String services) throws IOException {
        Path file = Files.writeString(folder.resolve("services"), services);
        return ServerAddress.parse(text, Map.of(), Map.of("PGSERVICEFILE", file.toString(), "PGSERVICE", "shop"));
    }

    private String refusal(String text, String services) {
        return String.valueOf(catchThrowableOfType(CatalogException.class, () -> parsed(text, services))
                .getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://, postgresql://seller@db.example.com:6000/items",
        "postgresql:///, postgresql://seller@db.example.com:6000/items",
        "postgresql:///other, postgresql://seller@db.example.com:6000/other",
        "postgresql://admin@, postgresql://admin@db.example.com:6000/items",
        "postgresql://:7000/, postgresql://seller@db.example.com:7000/items",
        "postgresql://replica/, postgresql://seller@replica/items",
        "postgresql://replica:7000, postgresql://seller@replica:7000/items",
        "postgresql://[::1]/, postgresql://seller@[::1]/items",
        "postgresql://admin@replica/other, postgresql://admin@replica/other",
    })
    void whatAnAddressLeavesOutIsTheServices(String text, String whole) throws IOException {
        ServerAddress address = parsed(text, SHOP);
        assertThat(address).hasToString(whole);
        assertThat(parsed(address.toString(), SHOP)).isEqualTo(address);
    }

    @Test
    void aServiceNeedNotNameAPort() throws IOException {
        assertThat(parsed("postgresql://", "[shop]\nhost=::1\nuser=seller\ndbname=items\n"))
                .isEqualTo(new ServerAddress("seller", "[::1]", 5432, "items"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "host=db,user=s,dbname=i,hostaddr=10.0.0.1 | its setting `hostaddr` is not supported: leave it out, and name the host",
                "user=s,dbname=i | it has no `host`, and neither has the address: expected it in either",
                "host=db,dbname=i | it has no `user`, and neither has the address: expected it in either",
                "host=db,user=s | it has no `dbname`, and neither has the address: expected it in either",
                "host=/var/run/postgresql,user=s,dbname=i | its `host` is not one name or address: expected one server over TCP",
                "host=a;b,user=s,dbname=i | its `host` is not one name or address: expected one server over TCP",
                "host=db,user=s?x,dbname=i | its `user` cannot be used: expected letters, digits, `_`, `.` and `-`",
                "host=db,user=s,dbname=i/x | its `dbname` cannot be used: expected letters, digits, `_`, `.` and `-`",
                "host=db,port=x,user=s,dbname=i | its `port` cannot be used: expected a number",
            })
    void whatAServiceLacksOrCannotBeUsedIsNamed(String settings, String reason) {
        assertThat(refusal("postgresql://", "[shop]\n" + settings.replace(',', '\n') + "\n"))
                .isEqualTo("catalog: the way to the server: service `shop`: " + reason);
    }

    @Test
    void aServiceThatIsNowhereIsNamed() {
        assertThat(refusal("postgresql://", "[other]\nhost=db\n"))
                .isEqualTo("catalog: the way to the server: PGSERVICE is `shop`, which is not in "
                        + folder.resolve("services"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql://", "postgresql:///items", "postgresql://shop@db"})
    void withoutAServiceNothingMayBeLeftOut(String text) {
        assertThat(catchThrowableOfType(CatalogException.class, () -> ServerAddress.parse(text, Map.of(), Map.of())))
                .hasMessage(ServerAddress.malformed().getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql://a:b@db", "postgresql://user:@/", "postgresql://db/?password=x"})
    void aPasswordStaysRefused(String text) {
        assertThat(refusal(text, SHOP)).contains("a password stands in it");
    }
}
