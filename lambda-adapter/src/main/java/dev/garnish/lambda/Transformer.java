package dev.garnish.lambda;

import dev.garnish.Catalog;
import dev.garnish.Enricher;
import dev.garnish.catalog.CatalogException;
import dev.garnish.catalog.DbCatalog;
import dev.garnish.catalog.SampleCatalog;
import dev.garnish.event.EventFormat;
import dev.garnish.rules.InvalidRulesException;
import dev.garnish.rules.RuleSet;
import dev.garnish.rules.lang.Problem;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers events by one set of rules over one catalog. Safe for use by many threads. */
final class Transformer {
    private final Enricher enricher;
    private final EventFormat format;

    private Transformer(Enricher enricher, EventFormat format) {
        this.enricher = enricher;
        this.format = format;
    }

    /** @throws StartException if the rules or the catalog can not be used */
    static Transformer open(Settings settings) {
        Catalog catalog = catalog(settings.catalog());
        RuleSet rules = rules(settings.rules(), catalog);
        return new Transformer(Enricher.of(rules, catalog), EventFormat.pinpoint(settings.reply()));
    }

    private static Catalog catalog(@Nullable Path file) {
        try {
            return file == null ? SampleCatalog.open() : DbCatalog.open(file);
        } catch (CatalogException e) {
            throw new StartException(Settings.CATALOG, String.valueOf(e.getMessage()));
        }
    }

    private static RuleSet rules(Path path, Catalog catalog) {
        try {
            return RuleSet.load(path, catalog.schema());
        } catch (InvalidRulesException e) {
            throw new StartException(Settings.RULES, inOneLine(e.problems()));
        } catch (UncheckedIOException e) {
            throw new StartException(Settings.RULES, path + " can not be read");
        }
    }

    private static String inOneLine(List<Problem> problems) {
        List<Problem> errors = problems.stream().filter(Problem::isError).toList();
        Problem first = errors.get(0);
        String more = errors.size() == 1 ? "" : ", and " + (errors.size() - 1) + " more";
        return first.span() + ": " + first.message() + more + " (`garnish check` explains)";
    }

    byte[] reply(byte[] event) {
        return enricher.enrich(format, event).json();
    }
}
