package dev.garnish.internal.lang.parse;

import static dev.garnish.rules.Code.BAD_DAY;
import static dev.garnish.rules.Code.BAD_NUMBER;
import static dev.garnish.rules.Code.LONG_NUMBER;

import dev.garnish.catalog.Type;
import dev.garnish.rules.SourceQuote;
import dev.garnish.rules.Span;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** Reads numbers and days without quotes, also as they are written elsewhere. */
final class NumberParser {
    static final int MOST_DIGITS = 30;

    private final Tokens tokens;
    private final ParseContext reading;

    NumberParser(ParseContext reading) {
        this.tokens = reading.tokens();
        this.reading = reading;
    }

    Node number() {
        Token start = tokens.peek();
        Optional<Numeral> odd = Numeral.at(tokens.source().text(), start.start(), !reading.isInList());
        if (odd.isPresent()) {
            return odd(start, odd.get());
        }
        Token token = reading.advance();
        if (token.value().length() > MOST_DIGITS) {
            throw longNumber(tokens.span(token));
        }
        return reading.counted(new Node.Literal(Type.NUMBER, new BigDecimal(token.value()), tokens.span(token)));
    }

    private ParseContext.ReportedException longNumber(Span span) {
        return reading.refuse(
                LONG_NUMBER,
                span,
                "a number has at most %d digits".formatted(MOST_DIGITS),
                "",
                "ids are texts: put them in quotes");
    }

    /** A number or a day as it is written elsewhere stands for itself, until its use shows what was meant. */
    private Node odd(Token start, Numeral numeral) {
        while (tokens.peek().start() < numeral.end() && !tokens.atEnd()) {
            reading.advance();
        }
        Span span = new Span(tokens.source(), start.start(), numeral.end());
        if (numeral.day() && !numeral.instead().isEmpty()) {
            return reading.counted(new Node.Literal(
                    Type.DATE, LocalDate.parse(numeral.instead()).atStartOfDay(), span));
        }
        if (!numeral.day() && numeral.instead().length() <= MOST_DIGITS) {
            return reading.counted(new Node.Literal(Type.NUMBER, new BigDecimal(numeral.instead()), span));
        }
        throw numeral.day()
                ? reading.refuse(
                        BAD_DAY,
                        span,
                        "`%s` is not a day of the calendar".formatted(SourceQuote.of(span)),
                        "write year-month-day, for instance day(\"2026-01-31\")",
                        "")
                : longNumber(span);
    }

    /** {@code $5}. */
    ParseContext.ReportedException currency(Token sign) {
        Token number = tokens.peek(1);
        String instead = Numeral.at(tokens.source().text(), number.start(), true)
                .map(Numeral::instead)
                .orElse(number.value());
        return reading.refuse(
                BAD_NUMBER,
                tokens.span(sign, number),
                "a number is written without `%s`".formatted(sign.value()),
                "write " + instead.replaceFirst("^0+(?=[0-9])", ""),
                "money(number, currency, locale) writes an amount with its currency");
    }
}
