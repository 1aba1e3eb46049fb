package dev.garnish;

import java.util.List;

/** What is to be known about one reply: its numbers, and what went wrong while the rest went out, each trouble once. */
public record Report(Summary summary, List<Diagnostic> diagnostics) {
    public Report {
        diagnostics = List.copyOf(diagnostics);
    }
}
