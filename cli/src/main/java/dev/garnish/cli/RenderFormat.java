package dev.garnish.cli;

import dev.garnish.review.columns.ColumnsFormat;

/** The shape of a rendered file, as typed. */
enum RenderFormat {
    csv(ColumnsFormat.CSV),
    jsonl(ColumnsFormat.JSON_LINES),
    braze(ColumnsFormat.BRAZE),
    iterable(ColumnsFormat.ITERABLE),
    klaviyo(ColumnsFormat.KLAVIYO);

    private final ColumnsFormat columns;

    RenderFormat(ColumnsFormat columns) {
        this.columns = columns;
    }

    ColumnsFormat columns() {
        return columns;
    }
}
