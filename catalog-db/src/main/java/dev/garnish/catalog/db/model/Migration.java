package dev.garnish.catalog.db.model;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * A migration of a catalog's schema.
 *
 * @param script its name, {@code V2__stock.sql}
 * @param appliedAt when it ran, by the database's clock; empty where it is yet to run
 * @param text its statements; empty where an earlier version of Garnish ran it, which kept none
 */
public record Migration(String script, Optional<LocalDateTime> appliedAt, Optional<String> text) {}
