package dev.garnish.catalog.db.internal.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.garnish.catalog.db.model.CatalogException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PgServiceTest {
    @TempDir
    private Path folder = Path.of("");

    private Map<String, String> environment(String content, String... pairs) throws IOException {
        Path file = Files.writeString(folder.resolve("services"), content);
        Map<String, String> all = new HashMap<>(Map.of("PGSERVICEFILE", file.toString()));
        for (int i = 0; i < pairs.length; i += 2) {
            all.put(pairs[i], pairs[i + 1]);
        }
        return all;
    }

    @Test
    void aServiceSaysHowTheConnectionIsSecured() throws IOException {
        String services = """
                # what the shop uses
                [other]
                sslmode=disable
                [shop]
                host=db.example.com
                sslmode = verify-ca
                sslrootcert=/etc/ca.pem
                password=s3cret
                [last]
                sslmode=prefer
                """;
        assertThat(PgService.over(environment(services))).doesNotContainKey("PGSSLMODE");
        assertThat(PgService.over(environment(services, "PGSERVICE", "shop", "PGSSLMODE", "require")))
                .containsEntry("PGSSLMODE", "verify-ca")
                .containsEntry("PGSSLROOTCERT", "/etc/ca.pem")
                .containsEntry("PGPASSWORD", "s3cret");
        assertThat(PgService.over(environment(services, "PGSERVICE", "last", "PGSSLMODE", "verify-full")))
                .containsEntry("PGSSLMODE", "verify-full");
    }

    @Test
    void whatAServiceAsksForAndIsNotUnderstoodIsRefused() throws IOException {
        Map<String, String> unknown = environment("[shop]\ngssencmode=require\n", "PGSERVICE", "shop");
        assertThat(catchThrowableOfType(CatalogException.class, () -> PgService.over(unknown)))
                .hasMessage("catalog: the way to the server: service `shop`: its setting `gssencmode` is not supported:"
                        + " leave it out");
        Map<String, String> missing = environment("[shop]\n", "PGSERVICE", "none");
        assertThat(catchThrowableOfType(CatalogException.class, () -> PgService.over(missing)))
                .hasMessage("catalog: the way to the server: PGSERVICE is `none`, which is not in %s"
                        .formatted(folder.resolve("services")));
    }
}
