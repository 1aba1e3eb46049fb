/**
 * The studio: a page on this machine where authors edit rules, see what recipients get and ship.
 * {@link dev.garnish.server.studio.Studio} serves it. {@code Door} decides who may ask, {@code Workbench} has what the
 * author works on, and each {@code ...Requests} answers the requests of one part of the page. Nothing here evaluates rules.
 */
@NullMarked
package dev.garnish.server.studio;

import org.jspecify.annotations.NullMarked;
