package dev.garnish.catalog.db.internal.sql;

import java.sql.Types;
import java.util.Locale;

/** A column's type under the name that the SQL standard and H2 have for it, where PostgreSQL has one of its own. */
final class TypeName {
    /** More digits than the metadata can say: a {@code numeric} without bounds. */
    private static final int UNBOUND = 1001;

    private TypeName() {}

    /**
     * @param name as in the metadata
     * @param jdbc its number among {@link Types}
     */
    static String standard(String name, int jdbc, int size) {
        return switch (name) {
            case "bpchar" -> "CHARACTER";
            case "varchar", "text", "citext", "name" -> "CHARACTER VARYING";
            case "uuid" -> "UUID";
            case "int2", "smallserial" -> "SMALLINT";
            case "int4", "serial" -> "INTEGER";
            case "int8", "bigserial" -> "BIGINT";
            case "numeric" -> size == 0 || size >= UNBOUND ? "DECFLOAT" : "NUMERIC";
            case "float4" -> "REAL";
            case "float8" -> "DOUBLE PRECISION";
            case "bool" -> "BOOLEAN";
            case "date" -> "DATE";
            case "timestamp" -> "TIMESTAMP";
            case "timestamptz" -> "TIMESTAMP WITH TIME ZONE";
            case "json", "jsonb" -> "JSON";
            case "_varchar", "_text", "_bpchar" -> "CHARACTER VARYING ARRAY";
            // What is no text but spelled as one in a table: an enum.
            default -> jdbc == Types.VARCHAR && !name.equals(name.toUpperCase(Locale.ROOT)) ? "ENUM" : name;
        };
    }
}
