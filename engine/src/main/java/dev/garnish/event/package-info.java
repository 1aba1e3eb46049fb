/**
 * Hosts' events and the recipients in them.
 *
 * <p>An {@link dev.garnish.event.EventFormat} says where a host's event holds recipients and item ids, and where results
 * go, as an {@link dev.garnish.event.EventShape}, which may be your own; {@link dev.garnish.event.Host} lists the hosts. A {@link dev.garnish.event.Recipient} is whom a message is for, with
 * the {@linkplain dev.garnish.event.RecipientField fields} that rules may read: start there if an application makes its
 * recipients itself. A {@link dev.garnish.event.Diagnostic} says what went wrong while the rest went out, and a
 * {@link dev.garnish.event.TroubleListener} gets the exception behind it. An event of another shape is refused whole by an
 * {@link dev.garnish.event.InvalidEventException}.
 *
 * <p>All types are immutable and safe for many threads; listeners have to be. No message holds a recipient's data.
 */
@NullMarked
package dev.garnish.event;

import org.jspecify.annotations.NullMarked;
