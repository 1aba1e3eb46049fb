package dev.garnish;

import dev.garnish.event.Diagnostic;
import java.util.List;

/** The reply to one event, and what is to be known about it. */
public final class Enrichment {
    private final byte[] json;
    private final Report report;

    Enrichment(byte[] json, Report report) {
        this.json = json;
        this.report = report;
    }

    /** The reply's bytes, for the host as they are. Not copied: the caller owns them. */
    public byte[] json() {
        return json;
    }

    public Summary summary() {
        return report.summary();
    }

    /** What went wrong while the rest went out, each trouble once; {@link #report()} counts also what is not listed. */
    public List<Diagnostic> diagnostics() {
        return report.diagnostics();
    }

    /** All that is to be known about the reply. */
    public Report report() {
        return report;
    }
}
