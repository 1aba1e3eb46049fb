package dev.garnish.languageserver.internal;

import dev.garnish.internal.lang.check.CheckedProgram;
import dev.garnish.internal.lang.check.Language;
import dev.garnish.internal.lang.parse.Word;
import dev.garnish.internal.rules.RulesSnapshot;
import dev.garnish.languageserver.internal.OpenFiles.RuleSetFiles;
import dev.garnish.review.CatalogReport;
import dev.garnish.rules.Code;
import dev.garnish.rules.Problem;
import dev.garnish.rules.ProblemLimit;
import dev.garnish.rules.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A rule set at one moment, and what is wrong with it. Everything that an editor asks is answered from it. */
public final class Analysis {
    /** What can be said only of rules whose columns are known. */
    private static final Set<Code> OF_COLUMNS = Set.of(Code.UNKNOWN_COLUMN, Code.UNREAD_GIVEN, Code.VALUE_UNREAD);

    private final RuleSetFiles files;
    private final CatalogView catalog;
    private final List<Problem> found;
    private final Map<Source, List<Word>> words = new HashMap<>();
    private final Map<Source, Lines> lines = new HashMap<>();
    private final @Nullable CatalogReport report;

    private Analysis(RuleSetFiles files, CatalogView catalog, List<Problem> found, @Nullable CatalogReport report) {
        this.files = files;
        this.catalog = catalog;
        this.found = found;
        this.report = report;
    }

    static Analysis of(RuleSetFiles files, CatalogView catalog) {
        RulesSnapshot snapshot = files.snapshot();
        CheckedProgram checked = Language.check(snapshot.sources(), catalog.columns(), snapshot);
        List<Problem> known = checked.problems().stream()
                .filter(one -> catalog.schema() != null || !OF_COLUMNS.contains(one.code()))
                .toList();
        return new Analysis(files, catalog, known, null);
    }

    /** The same, once every item was looked at. */
    Analysis with(CatalogReport counted) {
        return new Analysis(files, catalog, found, counted);
    }

    /** The same, where that the rules cannot be run is found only when they are compiled. */
    Analysis withProblems(List<Problem> others) {
        return new Analysis(files, catalog, others, null);
    }

    /** Whether these files and this catalog give the same again. */
    boolean isOf(RuleSetFiles others, CatalogView view) {
        return catalog.equals(view)
                && files.unreadable().equals(others.unreadable())
                && files.snapshot().isAsIn(others.snapshot());
    }

    public RulesSnapshot snapshot() {
        return files.snapshot();
    }

    public List<Source> sources() {
        return files.snapshot().sources();
    }

    public CatalogView catalog() {
        return catalog;
    }

    /** Files of the rule set that cannot be read, by name, and why. */
    public Map<String, String> unreadable() {
        return files.unreadable();
    }

    /** In file order; with those that only every item shows, once these were looked at. */
    public List<Problem> problems() {
        return ProblemLimit.of(report == null ? found : report.warnings(), false);
    }

    /** Whether the rules can be run over the items. */
    public boolean isUsable() {
        return catalog.schema() != null
                && files.unreadable().isEmpty()
                && found.stream().noneMatch(Problem::isError);
    }

    /** What the rules give for every item; empty until these were looked at. */
    public Optional<CatalogReport> report() {
        return Optional.ofNullable(report);
    }

    public Optional<Source> source(String name) {
        return sources().stream().filter(one -> one.name().equals(name)).findFirst();
    }

    public List<Word> words(Source source) {
        return words.computeIfAbsent(source, Word::of);
    }

    public Lines lines(Source source) {
        return lines.computeIfAbsent(source, one -> new Lines(one.text()));
    }

    /** The word at an offset, or that ends there. */
    public Optional<Word> wordAt(Source source, int offset) {
        List<Word> touched =
                words(source).stream().filter(word -> word.touches(offset)).toList();
        return touched.stream()
                .filter(word -> word.role() != Word.Role.SYMBOL)
                .findFirst()
                .or(() -> touched.stream().findFirst());
    }
}
