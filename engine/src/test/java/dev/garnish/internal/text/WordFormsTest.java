package dev.garnish.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Forms of words beside numbers, and lists of words, against ICU4J in every locale. */
class WordFormsTest {
    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "-1",
            "2",
            "3",
            "4",
            "5",
            "6",
            "10",
            "11",
            "12",
            "14",
            "19",
            "21",
            "22",
            "25",
            "71",
            "100",
            "101",
            "102",
            "111",
            "112",
            "1000",
            "1001",
            "10000",
            "1000000",
            "2000000",
            "1000001",
            "0.5",
            "1.5",
            "1.0",
            "1.50",
            "0.1",
            "2.25",
            "3.1415",
            "0.0004",
            "12345678.9");

    @Test
    void everyNumberHasTheFormThatIcuGivesIt() {
        List<String> differences = new ArrayList<>();
        LocaleTable.tags().forEach((tag, locale) -> {
            PluralRules ours = PluralRules.find(tag).orElseThrow();
            com.ibm.icu.text.PluralRules icu = com.ibm.icu.text.PluralRules.forLocale(locale);
            LocalizedNumberFormatter shown = NumberFormatter.withLocale(locale)
                    .precision(Precision.maxFraction(3))
                    .roundingMode(RoundingMode.HALF_UP);
            for (String text : NUMBERS) {
                BigDecimal number = new BigDecimal(text);
                String expected = icu.select(shown.format(number));
                if (!ours.form(number).equals(expected)) {
                    differences.add(tag + " " + text + ": " + ours.form(number) + ", not " + expected);
                }
            }
        });
        assertThat(differences).isEmpty();
    }

    @Test
    void aLanguageNeedsTheFormsThatItsNumbersTake() {
        assertThat(PluralRules.find("en").orElseThrow().forms()).containsExactly("one", "other");
        assertThat(PluralRules.find("pl-PL").orElseThrow().forms()).containsExactly("one", "few", "many", "other");
        assertThat(PluralRules.find("ja").orElseThrow().forms()).containsExactly("other");
        assertThat(PluralRules.find("fr").orElseThrow().forms()).containsExactly("one", "other");
        assertThat(PluralRules.find("fr").orElseThrow().forms(3)).containsExactly("one", "many", "other");
        assertThat(PluralRules.find("ar").orElseThrow().forms()).isEqualTo(PluralRules.FORMS);
        assertThat(PluralRules.find("tlh")).isEmpty();
    }

    @Test
    void numbersOfAnySizeHaveAForm() {
        PluralRules polish = PluralRules.find("pl").orElseThrow();
        assertThat(polish.form(new BigDecimal("1E+999"))).isEqualTo("many");
        assertThat(polish.form(new BigDecimal("1E+999").add(BigDecimal.valueOf(22))))
                .isEqualTo("few");
        assertThat(polish.form(new BigDecimal("1E-999"))).isEqualTo("many");
    }

    @Test
    void listsOfWordsAreWrittenAsIcuWritesThem() {
        List<String> differences = new ArrayList<>();
        LocaleTable.tags().forEach((tag, locale) -> {
            ULocale world = tag.equals("en") ? ULocale.forLanguageTag("en-001") : locale;
            ListFormatter icu = ListFormatter.getInstance(world);
            for (List<String> list : List.of(
                    List.of("A"), List.of("A", "B"), List.of("A", "B", "C"), List.of("A", "B", "C", "D", "E"))) {
                if (!WordList.join(list, tag).equals(icu.format(list))) {
                    differences.add(tag + " " + WordList.join(list, tag) + ", not " + icu.format(list));
                }
            }
        });
        assertThat(differences).isEmpty();
    }
}
