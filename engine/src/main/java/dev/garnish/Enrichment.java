package dev.garnish;

import java.util.List;

/** The reply to one event, and what is to be known about it. */
public final class Enrichment {
    private final byte[] json;
    private final Summary summary;
    private final List<Diagnostic> diagnostics;

    Enrichment(byte[] json, Report report) {
        this.json = json;
        this.summary = report.summary();
        this.diagnostics = report.diagnostics();
    }

    /** The reply's bytes, for the host as they are. Not copied: the caller owns them. */
    public byte[] json() {
        return json;
    }

    public Summary summary() {
        return summary;
    }

    /** What went wrong while the rest went out, each trouble once. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
