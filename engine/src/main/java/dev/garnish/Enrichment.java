package dev.garnish;

import dev.garnish.event.Diagnostic;
import java.util.List;

/**
 * The reply to one event, and the {@linkplain Report report} on it. Immutable except for {@link #json()}, whose array
 * belongs to the caller.
 *
 * <pre>{@code
 * Enrichment made = garnish.enrich(EventFormat.pinpoint(), event);
 * out.write(made.json());
 * made.diagnostics().forEach(one -> log.warn(one.toString()));
 * }</pre>
 */
public final class Enrichment {
    private final byte[] json;
    private final Report report;

    Enrichment(byte[] json, Report report) {
        this.json = json;
        this.report = report;
    }

    /** {@return the reply as JSON in UTF-8, to be sent as it is; the same array at each call, owned by the caller} */
    public byte[] json() {
        return json;
    }

    /** {@return the numbers of the report: recipients, items, values} */
    public Summary summary() {
        return report.summary();
    }

    /**
     * What went wrong while the rest went out, each trouble once. {@link #report()} also counts what is not listed.
     *
     * @return in the order in which it was found, of each code the first 100; unmodifiable
     */
    public List<Diagnostic> diagnostics() {
        return report.diagnostics();
    }

    /** {@return the numbers, the diagnostics, and how many diagnostics there were of each code} */
    public Report report() {
        return report;
    }
}
