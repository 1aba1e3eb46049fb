package dev.garnish.server.studio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "a.csv: the ids are in `sku`: the first of item_id, id and sku that is there (--id names another)"
                        + " | a.csv: the ids are in `sku`: the first of item_id, id and sku that is there",
                "a.csv: none of its columns (name, x) is named item_id, id or sku: name it with --id: garnish catalog import a.csv"
                        + " | a.csv: none of its columns (name, x) is named item_id, id or sku",
                "a.csv:1: the byte 9D is not windows-1252: save the file as UTF-8, or name its encoding, for instance --encoding x"
                        + " | a.csv:1: the byte 9D is not windows-1252: save the file as UTF-8, or name its encoding",
                "a.csv: how to read it has to be said: `d`: x: for instance: garnish catalog import a.csv --date d=dmy"
                        + " | a.csv: how to read it has to be said: `d`: x",
                "2 rows have the id of another: --first, --last or --merge makes one item of them"
                        + " | 2 rows have the id of another",
                "mend the values, or let `price` take them: garnish catalog import a.csv --widen price"
                        + " | mend the values, or let `price` take them",
                "12,50 is a number with a comma before decimals, or a list (--list 'x=,') or text (--decimal .)"
                        + " | 12,50 is a number with a comma before decimals, or a list or text",
                "read with --id sku --merge, which fits every row | rows that have one id become one item",
                "read with --merge --decimal ,, which fits every row"
                        + " | rows that have one id become one item; numbers have a comma before their decimals",
                "a--b.csv:2: price: about 14 is no number: expected digits | a--b.csv:2: price: about 14 is no number: expected digits",
                "--new-- | --new--",
            })
    void whatOnlyACommandCanDoIsLeftOut(String line, String shown) {
        assertThat(ImportWords.of(line)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"'read with --id sku, which fits every row'"})
    void aChoiceThatThePageShowsIsNotSaidAgain(String line) {
        assertThat(ImportWords.of(line)).isEmpty();
    }
}
