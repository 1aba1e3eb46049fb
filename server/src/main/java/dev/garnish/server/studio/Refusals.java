package dev.garnish.server.studio;

import dev.garnish.FailedTestsException;
import dev.garnish.catalog.CatalogUnavailableException;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.catalog.db.model.InvalidItemsException;
import dev.garnish.event.InvalidEventException;
import dev.garnish.internal.text.Printable;
import dev.garnish.rules.InvalidRulesException;
import dev.garnish.rules.Problem;
import dev.garnish.rules.UnsupportedMvelException;
import dev.garnish.server.internal.http.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jetty.http.HttpStatus;

/** Why a request of the page is refused, as one sentence for its author. */
final class Refusals {
    private Refusals() {}

    static ProblemException badRequest(String detail) {
        return of(HttpStatus.BAD_REQUEST_400, detail);
    }

    static ProblemException notFound(String detail) {
        return of(HttpStatus.NOT_FOUND_404, detail);
    }

    static ProblemException conflict(String detail) {
        return of(HttpStatus.CONFLICT_409, detail);
    }

    /** What the author has to mend in files, rules or items. */
    static ProblemException unprocessable(String detail) {
        return of(HttpStatus.UNPROCESSABLE_ENTITY_422, detail);
    }

    /** Rules that cannot be run: what the page's own list of problems says in full. */
    static ProblemException mistakes(String rules, InvalidRulesException invalid) {
        List<Problem> errors =
                invalid.problems().stream().filter(Problem::isError).toList();
        if (errors.isEmpty()) {
            return unprocessable(rules + " cannot be used: " + invalid.inOneLine());
        }
        Problem first = errors.get(0);
        String place = "%s, line %d"
                .formatted(
                        Path.of(first.span().source().name()).getFileName(),
                        first.span().line());
        String count = errors.size() == 1 ? "a mistake in " : errors.size() + " mistakes, the first in ";
        return unprocessable("%s have %s%s: %s".formatted(rules, count, place, first.message()));
    }

    private static ProblemException of(int status, String detail) {
        return new ProblemException(new dev.garnish.server.internal.http.Problem(status, Printable.text(detail)));
    }

    /** Whether a failure is about files, items or rules, which their author can mend. */
    static boolean isForAuthor(Exception failure) {
        return failure instanceof IOException
                || failure instanceof UncheckedIOException
                || failure instanceof CatalogException
                || failure instanceof CatalogUnavailableException
                || failure instanceof InvalidItemsException
                || failure instanceof InvalidEventException
                || failure instanceof FailedTestsException
                || failure instanceof UnsupportedMvelException;
    }
}
