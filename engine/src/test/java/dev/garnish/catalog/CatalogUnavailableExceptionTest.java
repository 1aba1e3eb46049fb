package dev.garnish.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogUnavailableExceptionTest {
    @Test
    void oneThatWasSerializedHoldsNoItems() throws Exception {
        Item item = Item.of(Schema.of(List.of(new Column("title", Type.TEXT))), "a", "A");
        CatalogUnavailableException thrown =
                new CatalogUnavailableException(Map.of("a", item), new IllegalStateException("late"));

        CatalogUnavailableException read = read(written(thrown));

        assertThat(thrown.found()).containsOnlyKeys("a");
        assertThat(read).hasMessage("late").hasCauseInstanceOf(IllegalStateException.class);
        assertThat(read.found()).isEmpty();
    }

    private static byte[] written(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }

    private static CatalogUnavailableException read(byte[] bytes) throws Exception {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return (CatalogUnavailableException) in.readObject();
        }
    }
}
