package dev.garnish.internal.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.internal.lang.Program.Limits;
import dev.garnish.internal.lang.check.Sample;
import dev.garnish.rules.CaseOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of {@code link} and {@code max N sms}. */
class LinkTest {
    private static final OutputLimits LINK = new OutputLimits(
            new Limits(0, false, false, false, true, List.of("example.com"), List.of("https", "myapp"), false, false));

    @ParameterizedTest
    @CsvSource({
        "https://example.com/a b, ENCODED",
        "HTTPS://EXAMPLE.com/a, SENT",
        "myapp://product/12?x=1, SENT",
        "myapp:///product, SENT",
        "myapp:product, IMAGE_NOT_HTTPS",
        "http://example.com/, IMAGE_NOT_HTTPS",
        "javascript://example.com/%0Aalert(1), IMAGE_NOT_HTTPS",
        "https://evil.example/, IMAGE_HOST_NOT_ALLOWED",
        "https://example.com@evil.example/, IMAGE_USER_INFO",
        "myapp://user:x@product, IMAGE_USER_INFO",
        "'https://example.com/,https://example.com/', IMAGE_SEVERAL",
        "'myapp://a,myapp://b', IMAGE_SEVERAL",
    })
    void isOneAddressOfASchemeThatIsNamed(String value, CaseOutcome outcome) {
        assertThat(LINK.judge(value).outcome()).isEqualTo(outcome);
    }

    @Test
    void aTextMessageIsCutToItsSeptets() {
        OutputLimits sms =
                new OutputLimits(new Limits(8, false, true, false, false, List.of(), Limits.HTTPS, false, false));
        assertThat(sms.judge("12345678")).isEqualTo(new Verdict(CaseOutcome.SENT, "12345678"));
        assertThat(sms.judge("1234567€")).isEqualTo(new Verdict(CaseOutcome.SHORTENED, "12345..."));
        OutputLimits three =
                new OutputLimits(new Limits(3, false, true, false, false, List.of(), Limits.HTTPS, false, false));
        assertThat(three.judge("1234")).isEqualTo(Verdict.refused(CaseOutcome.TOO_LONG));
    }

    private static String problems(String options, String fallback) {
        return Sample.problems("attribute A " + options + "\n  use item.title\n  else \"" + fallback + "\"\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max 160 sms | x | ''",
                "max 5 strict sms | 123€ | ''",
                "max 5 sms strict | 1234€ | this `else` is longer than `max 5 strict` lets through",
                "link schemes myapp https | myapp://a | ''",
                "link schemes myapp | https://a.example/ | write an myapp:// address",
                "link hosts a.example | https://b.example/ | write an https:// address of a.example",
                "link | http://b.example/ | this `else` is not an address that `link` lets through",
                "sms | x | `sms` belongs to `max`",
                "schemes https | x | `schemes` belongs to `link`",
                "image schemes https | https://a.example/ | `schemes` belongs to `link`",
                "link schemes javascript | https://a.example/ | `javascript` is no scheme that may be sent",
                "link schemes HTTPS | https://a.example/ | `HTTPS` is no scheme that may be sent",
                "link schemes | https://a.example/ | `schemes` needs at least one scheme",
                "link max 60 | https://a.example/ | a link's address cannot be shortened",
                "link html | https://a.example/ | `html` is for texts, and a link's address is none",
                "max 60 sms html | x | `html` is for pages, and a text message is none",
                "image link | https://a.example/ | `link` is an address of any kind",
                "link https | https://a.example/ | an attribute has no option `https`",
            })
    void itsSlipsAreReported(String options, String fallback, String message) {
        assertThat(problems(options, fallback)).contains(message);
        assertThat(problems(options, fallback).isEmpty()).isEqualTo(message.isEmpty());
    }
}
