/** Hosts' events and the recipients in them: formats, recipients, diagnostics. */
@NullMarked
package dev.garnish.event;

import org.jspecify.annotations.NullMarked;
