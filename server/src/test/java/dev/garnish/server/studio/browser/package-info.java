/** The studio's page in a real browser, against a real server of this process. */
@NullMarked
package dev.garnish.server.studio.browser;

import org.jspecify.annotations.NullMarked;
