/** Real servers on free ports, asked by the JDK's client or over sockets. */
@NullMarked
package dev.garnish.server.studio;

import org.jspecify.annotations.NullMarked;
