/** What every server of ours shares: a call on a route, the reply or the problem, and how Jetty is set up. */
@NullMarked
package dev.garnish.server.internal.http;

import org.jspecify.annotations.NullMarked;
