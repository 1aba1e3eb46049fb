package dev.garnish.cli;

/** How differences are printed, as typed. */
enum DiffFormat {
    human,
    json,
    markdown
}
