package dev.garnish.lambda;

import dev.garnish.Enricher;
import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.internal.rules.RulesSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * The rules that a function starts with: those of its place, or those of its package while those cannot be used.
 *
 * @param trouble why they are not those of the place; nothing if they are
 */
record OpenedRules(Enricher enricher, RulesSnapshot found, String trouble) {
    /** @throws StartException if there are no rules to start with */
    static OpenedRules open(Settings settings, Catalog catalog, Log log) {
        OpenedRules opened = open(settings, catalog);
        if (!opened.trouble.isEmpty()) {
            log.rulesRefused(opened.enricher.rulesChecksum(), opened.trouble);
        }
        return opened;
    }

    private static OpenedRules open(Settings settings, Catalog catalog) {
        try {
            return opened(settings.rules(), catalog, settings.rules().equals(settings.packagedRules()), "");
        } catch (IOException | UncheckedIOException e) {
            return packaged(settings, catalog, Trouble.unreadable(e));
        } catch (UnfitRulesException e) {
            return packaged(settings, catalog, String.valueOf(e.getMessage()));
        }
    }

    private static OpenedRules packaged(Settings settings, Catalog catalog, String trouble) {
        try {
            if (!settings.rules().equals(settings.packagedRules())) {
                return opened(settings.packagedRules(), catalog, true, trouble);
            }
        } catch (IOException | UncheckedIOException | UnfitRulesException e) {
            // The first trouble is the one to tell.
        }
        throw StartException.of(Settings.RULES, trouble);
    }

    /**
     * Rules in a package were tested when it was made, which need not be done again while somebody waits; what the catalog
     * was rendered with need not even be compiled.
     */
    private static OpenedRules opened(RulesPlace place, Catalog catalog, boolean tested, String trouble)
            throws IOException, UnfitRulesException {
        RulesSnapshot found = place.find();
        Optional<Enricher> rendered = Enricher.rendered(catalog, found.sources(), found);
        if (rendered.isPresent()) {
            return new OpenedRules(rendered.get(), found, trouble);
        }
        RuleSet rules = tested ? RulesCheck.compiled(found, catalog) : RulesCheck.fit(found, catalog);
        return new OpenedRules(Enricher.of(rules, catalog), found, trouble);
    }
}
