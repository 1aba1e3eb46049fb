package dev.garnish.catalog.db.internal.load;

import dev.garnish.catalog.db.internal.form.DateOrder;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How values are read where files do not show it; columns by the files' names.
 *
 * @param rows path to the rows in JSON
 * @param decimal the sign before decimals
 * @param nulls words that mean that a value is missing
 * @param dates what comes first in the dates of a column
 * @param currencies columns whose currencies get a column of their own
 * @param json paths in JSON that stay JSON text
 * @param header the columns of CSV files that have no header line
 */
public record ReadingOptions(
        Optional<Charset> encoding,
        Optional<String> rows,
        Optional<Character> decimal,
        Set<String> nulls,
        Map<String, DateOrder> dates,
        Set<String> currencies,
        Set<String> json,
        List<String> header) {
    public ReadingOptions {
        nulls = Set.copyOf(nulls);
        dates = Map.copyOf(dates);
        currencies = Set.copyOf(currencies);
        json = Set.copyOf(json);
        header = List.copyOf(header);
    }
}
