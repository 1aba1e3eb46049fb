package dev.garnish.languageserver.internal;

import dev.garnish.languageserver.internal.OpenFiles.RuleSetFiles;
import dev.garnish.review.CatalogReport;
import dev.garnish.rules.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rule sets that open documents are part of, checked anew when something changed. For use by one thread. */
public final class OpenRules {
    private final Buffers buffers;
    private OpenFiles files;
    private CatalogView catalog = CatalogView.NONE;
    private List<Analysis> known = List.of();
    private boolean stale = true;

    public OpenRules(Buffers buffers) {
        this.buffers = buffers;
        this.files = new OpenFiles(buffers, null, List.of());
    }

    /**
     * Where rules are.
     *
     * @param root the file or folder that the server was given; null for none
     * @param workspace the folders that the editor works in
     */
    public void setFolders(@Nullable Path root, List<Path> workspace) {
        files = new OpenFiles(buffers, root, workspace);
        stale = true;
    }

    /** Another version of the items, or that they were counted. */
    public void setCatalog(CatalogView view) {
        catalog = view;
        stale = true;
    }

    /** A document or a file is another one now. */
    public void changed() {
        stale = true;
    }

    /** Each rule set that an open document is part of, once. */
    public List<Analysis> all() {
        if (stale) {
            List<Analysis> now = new ArrayList<>();
            for (Document document : buffers.documents()) {
                if (document.rules() && among(now, document).isEmpty()) {
                    now.add(analysed(files.of(document)));
                }
            }
            known = List.copyOf(now);
            stale = false;
        }
        return known;
    }

    private Analysis analysed(RuleSetFiles read) {
        return known.stream()
                .filter(one -> one.isOf(read, catalog))
                .findFirst()
                .orElseGet(() -> Analysis.of(read, catalog));
    }

    /** The rule set of a document. */
    public Optional<Analysis> of(Document document) {
        return among(all(), document);
    }

    private static Optional<Analysis> among(List<Analysis> all, Document document) {
        return all.stream()
                .filter(one -> one.sources().contains(document.source()))
                .findFirst();
    }

    /**
     * Remembers what every item showed.
     *
     * @return whether the rules are still the same
     */
    public boolean counted(Analysis analysis, CatalogReport report) {
        return replace(analysis, analysis.with(report));
    }

    /** Remembers problems that were found when the rules were compiled. */
    public boolean refused(Analysis analysis, List<Problem> problems) {
        return replace(analysis, analysis.withProblems(problems));
    }

    private boolean replace(Analysis before, Analysis after) {
        if (!known.contains(before)) {
            return false;
        }
        known = known.stream().map(one -> one == before ? after : one).toList();
        return true;
    }

    /** Whether rules are still what is open. */
    public boolean isCurrent(Analysis analysis) {
        return !stale && known.contains(analysis);
    }
}
