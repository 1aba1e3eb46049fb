package dev.garnish.internal.lang.check;

import dev.garnish.catalog.Column;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.internal.lang.LanguageLimits;
import dev.garnish.internal.lang.parse.IncludedFiles;
import dev.garnish.rules.Problem;
import dev.garnish.rules.Source;
import dev.garnish.rules.TableReader;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The schema and the tables that the tests of the language are written against. */
public final class Sample {
    public static final Schema SCHEMA = Schema.of(
            new Column("item_id", Type.TEXT),
            new Column("title", Type.TEXT),
            new Column("genre", Type.TEXT),
            new Column("image_url", Type.TEXT),
            new Column("image_file", Type.TEXT),
            new Column("description", Type.TEXT),
            new Column("price", Type.NUMBER),
            new Column("release_year", Type.NUMBER),
            new Column("active", Type.TRUTH),
            new Column("released", Type.DATE),
            new Column("genres", Type.TEXT_LIST),
            new Column("scores", Type.NUMBER_LIST));

    private static final Map<String, String> FILES = Map.of(
            "languages.csv", "key,en,de\nDrama,Drama series,Dramaserie\nComedy,Comedy,\n",
            "common.rules", "drop item when item.active == false\n",
            "genre-labels.csv", "key,value\nDrama,Drama series\nComedy,\"Comedy, and more\"\n",
            "placeholders.csv", "Drama,{{item.title}}\nKids,Kids\nComedy,%%Genre%%\n",
            "broken.csv", "Drama,Drama series\nComedy\n",
            "quoted.csv", "Drama,\"Drama series\nComedy,Comedy\n",
            "doubled.csv", "Drama,Drama series\nComedy,Comedy\nDrama,Dramas\n",
            "large.csv", "x".repeat(LanguageLimits.TABLE + 1));

    static final TableReader TABLES = (rules, file) -> {
        if (file.endsWith(".xlsx")) {
            throw new UncheckedIOException(
                    new FileSystemException(file, null, "is an Excel file, expected plain text"));
        }
        if (file.equals("picture.rules")) {
            throw new UncheckedIOException(new FileSystemException(file, null, "is a PNG image, expected plain text"));
        }
        return Optional.ofNullable(FILES.get(file));
    };

    private Sample() {}

    public static CheckedProgram check(String text) {
        return Language.check(IncludedFiles.with(List.of(new Source("movies.rules", text)), TABLES), SCHEMA, TABLES);
    }

    public static String problems(String text) {
        return Problem.render(check(text).problems(), false);
    }
}
