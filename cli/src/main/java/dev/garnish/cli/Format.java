package dev.garnish.cli;

/** How a report is printed, as typed. */
enum Format {
    human,
    json
}
